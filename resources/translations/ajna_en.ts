<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Edits</name>
    <message numerus="yes">
        <source>%n scan(s): {0} → {1}</source>
        <translation>
            <numerusform>%n scan: {0} → {1}</numerusform>
            <numerusform>%n scans: {0} → {1}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>What the gallery shows (%n): name, label and prediction below each, one folder a cell of the matrix.</source>
        <translation>
            <numerusform>What the gallery shows (%n): name, label and prediction below each, one folder a cell of the matrix.</numerusform>
            <numerusform>What the gallery shows (%n): name, label and prediction below each, one folder a cell of the matrix.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Judgements</name>
    <message numerus="yes">
        <source>%n scan(s) put on the shortlist</source>
        <translation>
            <numerusform>%n scan put on the shortlist</numerusform>
            <numerusform>%n scans put on the shortlist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) taken off the shortlist</source>
        <translation>
            <numerusform>%n scan taken off the shortlist</numerusform>
            <numerusform>%n scans taken off the shortlist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Variants</name>
    <message numerus="yes">
        <source>The scan as it is, and %n variant(s) of it</source>
        <translation>
            <numerusform>The scan as it is, and %n variant of it</numerusform>
            <numerusform>The scan as it is, and %n variants of it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyEmpty</name>
    <message numerus="yes">
        <source>%n file(s) are listed with the reason.</source>
        <translation>
            <numerusform>%n file is listed with the reason.</numerusform>
            <numerusform>%n files are listed with the reason.</numerusform>
        </translation>
    </message>
</context>
</TS>
