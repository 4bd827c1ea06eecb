<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementView</name>
    <message numerus="yes">
        <source>%n decision(s) between readers: {0}</source>
        <translation>
            <numerusform>%n decision between readers: {0}</numerusform>
            <numerusform>%n decisions between readers: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message numerus="yes">
        <source>%n scan(s) tagged “{0}”</source>
        <translation>
            <numerusform>%n scan tagged “{0}”</numerusform>
            <numerusform>%n scans tagged “{0}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note on %n scan(s)</source>
        <translation>
            <numerusform>Note on %n scan</numerusform>
            <numerusform>Note on %n scans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{0}” taken off %n scan(s)</source>
        <translation>
            <numerusform>Tag “{0}” taken off %n scan</numerusform>
            <numerusform>Tag “{0}” taken off %n scans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n scan</numerusform>
            <numerusform>%n scans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n decision(s) about labels were made since.</source>
        <translation>
            <numerusform>%n decision about labels was made since.</numerusform>
            <numerusform>%n decisions about labels were made since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds %n decision(s) more than the store now.</source>
        <translation>
            <numerusform>It holds %n decision more than the store now.</numerusform>
            <numerusform>It holds %n decisions more than the store now.</numerusform>
        </translation>
    </message>
</context>
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
    <name>EventsPart</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message numerus="yes">
        <source>What the gallery shows (%n)</source>
        <translation>
            <numerusform>What the gallery shows (%n)</numerusform>
            <numerusform>What the gallery shows (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that somebody changed left alone</source>
        <translation>
            <numerusform>%n file that somebody changed left alone</numerusform>
            <numerusform>%n files that somebody changed left alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) not exported: skipped.csv says why</source>
        <translation>
            <numerusform>%n scan not exported: skipped.csv says why</numerusform>
            <numerusform>%n scans not exported: skipped.csv says why</numerusform>
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
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n scan(s) of “{0}” become “{1}”, which then has {2}; {3} of them were reviewed, and stay so. The predictions are made anew. It can be undone.</source>
        <translation>
            <numerusform>%n scan of “{0}” becomes “{1}”, which then has {2}; {3} of them were reviewed, and stay so. The predictions are made anew. It can be undone.</numerusform>
            <numerusform>%n scans of “{0}” become “{1}”, which then has {2}; {3} of them were reviewed, and stay so. The predictions are made anew. It can be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message numerus="yes">
        <source>Readers who did not know of each other differ on %n image(s).</source>
        <translation>
            <numerusform>Readers who did not know of each other differ on %n image.</numerusform>
            <numerusform>Readers who did not know of each other differ on %n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was said in %n other store(s) was taken over, and there is no image on which readers differ.</source>
        <translation>
            <numerusform>What was said in %n other store was taken over, and there is no image on which readers differ.</numerusform>
            <numerusform>What was said in %n other stores was taken over, and there is no image on which readers differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message numerus="yes">
        <source>%n scan(s) have it. Their labels, the labels of the folder, the predictions and the key follow. What was said before stays in the history as it was said. It can be undone.</source>
        <translation>
            <numerusform>%n scan has it. Its label, the label of the folder, the predictions and the key follow. What was said before stays in the history as it was said. It can be undone.</numerusform>
            <numerusform>%n scans have it. Their labels, the labels of the folder, the predictions and the key follow. What was said before stays in the history as it was said. It can be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofPart</name>
    <message numerus="yes">
        <source>Everything is sound: %n label event(s).</source>
        <translation>
            <numerusform>Everything is sound: %n label event.</numerusform>
            <numerusform>Everything is sound: %n label events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondReadingView</name>
    <message numerus="yes">
        <source>%n reading(s): {0}</source>
        <translation>
            <numerusform>%n reading: {0}</numerusform>
            <numerusform>%n readings: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitsView</name>
    <message numerus="yes">
        <source>%n scan(s): splits dealt anew</source>
        <translation>
            <numerusform>%n scan: splits dealt anew</numerusform>
            <numerusform>%n scans: splits dealt anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s): splits as they were before {0}</source>
        <translation>
            <numerusform>%n scan: splits as they were before {0}</numerusform>
            <numerusform>%n scans: splits as they were before {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableImportControl</name>
    <message numerus="yes">
        <source>%n scan(s): labels from {0}</source>
        <translation>
            <numerusform>%n scan: labels from {0}</numerusform>
            <numerusform>%n scans: labels from {0}</numerusform>
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
    <name>WhatChangesView</name>
    <message numerus="yes">
        <source>Take back what was said about %n scan(s)?</source>
        <translation>
            <numerusform>Take back what was said about %n scan?</numerusform>
            <numerusform>Take back what was said about %n scans?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s): label changes discarded</source>
        <translation>
            <numerusform>%n scan: label changes discarded</numerusform>
            <numerusform>%n scans: label changes discarded</numerusform>
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
