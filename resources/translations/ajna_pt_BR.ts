<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Ajna Desktop</source>
        <translation>Sobre o Ajna Desktop</translation>
    </message>
    <message>
        <source>Ajna Desktop {0}</source>
        <translation>Ajna Desktop {0}</translation>
    </message>
    <message>
        <source>Licence: Apache-2.0</source>
        <translation>Licença: Apache-2.0</translation>
    </message>
    <message>
        <source>For looking at scans, judging classifiers and mending labels. It is for research and quality work: it is not a medical device, and no decision about a person or a cargo may rest on it alone. Nothing leaves this computer.</source>
        <translation>Para examinar imagens, avaliar classificadores e corrigir rótulos. Destina-se à pesquisa e ao controle de qualidade: não é um dispositivo médico, e nenhuma decisão sobre uma pessoa ou uma carga pode se apoiar somente nele. Nada sai deste computador.</translation>
    </message>
    <message>
        <source>It stands on the work of others:</source>
        <translation>Ele se apoia no trabalho de outras pessoas:</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licenças</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Label as {0}</source>
        <translation>Rotular como {0}</translation>
    </message>
    <message>
        <source>Tag as {0}</source>
        <translation>Marcar com {0}</translation>
    </message>
</context>
<context>
    <name>AgreementModel</name>
    <message>
        <source>{0} differ</source>
        <translation>{0} diferem</translation>
    </message>
    <message>
        <source>{0} agrees with itself.</source>
        <translation>{0} concorda consigo mesmo.</translation>
    </message>
    <message>
        <source>{0} and {1} are both right or both wrong on {2} of the scans (kappa {3}); they tell different labels for {4}.</source>
        <translation>{0} e {1} acertam ambos ou erram ambos em {2} das imagens (kappa {3}); dão rótulos diferentes a {4}.</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Show in the gallery</source>
        <translation>Mostrar na galeria</translation>
    </message>
    <message>
        <source>Agreement of each two classifiers</source>
        <translation>Concordância entre cada dois classificadores</translation>
    </message>
    <message>
        <source>Two classifiers or more must be compared first.</source>
        <translation>É preciso comparar antes dois classificadores ou mais.</translation>
    </message>
    <message>
        <source>All of them told the same label for every scan.</source>
        <translation>Todos deram o mesmo rótulo a cada imagem.</translation>
    </message>
    <message>
        <source>They disagree on 1 scan: it is worth a look.</source>
        <translation>Discordam em 1 imagem: vale a pena olhar.</translation>
    </message>
    <message>
        <source>They disagree on {0} scans: the best ones to look at again.</source>
        <translation>Discordam em {0} imagens: as melhores para olhar de novo.</translation>
    </message>
    <message>
        <source>The {0} most contested are listed.</source>
        <translation>As {0} mais disputadas estão na lista.</translation>
    </message>
    <message>
        <source>A cell says on how many scans two classifiers are both right or both wrong. Click it or press Enter to see the scans for which they told different labels.</source>
        <translation>Uma célula diz em quantas imagens dois classificadores acertam ambos ou erram ambos. Clique nela ou tecle Enter para ver as imagens a que deram rótulos diferentes.</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Estudo</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Decidir…</translation>
    </message>
    <message>
        <source>Goes through the undecided images with what each reader said</source>
        <translation>Percorre as imagens não decididas com o que cada leitor disse</translation>
    </message>
    <message>
        <source>Disputed in the gallery</source>
        <translation>Divergentes na galeria</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Writes what each reader said of each image</source>
        <translation>Grava o que cada leitor disse de cada imagem</translation>
    </message>
    <message>
        <source>How far each two agree</source>
        <translation>Quanto cada dois concordam</translation>
    </message>
    <message>
        <source>How far they agree about each answer</source>
        <translation>Quanto concordam sobre cada resposta</translation>
    </message>
    <message>
        <source>Images on which readers differ</source>
        <translation>Imagens em que os leitores divergem</translation>
    </message>
    <message>
        <source>{0} images were read by two readers or more.</source>
        <translation>{0} imagens foram lidas por dois ou mais leitores.</translation>
    </message>
    <message>
        <source>{0} got {1} of {2} planted images right ({3}).</source>
        <translation>{0} acertou {1} de {2} imagens plantadas ({3}).</translation>
    </message>
    <message>
        <source>Images that are not in this folder: {0}.</source>
        <translation>Imagens que não estão nesta pasta: {0}.</translation>
    </message>
    <message>
        <source>The readers agree on every image.</source>
        <translation>Os leitores concordam em todas as imagens.</translation>
    </message>
    <message>
        <source>The readers differ on {0} images; {1} are still to be decided.</source>
        <translation>Os leitores divergem em {0} imagens; {1} ainda estão por decidir.</translation>
    </message>
    <message>
        <source>{0} has read them, too: a person who has not should decide.</source>
        <translation>{0} também as leu: deve decidir alguém que não as leu.</translation>
    </message>
    <message>
        <source>All readers</source>
        <translation>Todos os leitores</translation>
    </message>
    <message>
        <source>Fleiss' kappa of all readers</source>
        <translation>Kappa de Fleiss de todos os leitores</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} e {1}</translation>
    </message>
    <message>
        <source>Cohen's kappa of {0} and {1}</source>
        <translation>Kappa de Cohen de {0} e {1}</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>rótulos</translation>
    </message>
    <message>
        <source>{0} and the labels</source>
        <translation>{0} e os rótulos</translation>
    </message>
    <message>
        <source>Cohen's kappa of {0} and the labels that hold now</source>
        <translation>Kappa de Cohen de {0} e dos rótulos que valem agora</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quem</translation>
    </message>
    <message>
        <source>Whose answers are compared</source>
        <translation>De quem são as respostas comparadas</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>How many both have read</source>
        <translation>Quantas ambos leram</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Iguais</translation>
    </message>
    <message>
        <source>Share of the images that got the same answer</source>
        <translation>Parcela das imagens que receberam a mesma resposta</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>Agreement beyond chance: 0 as by chance, 1 always. “–” where all answers are the same, so that it is not defined</source>
        <translation>Concordância além do acaso: 0 como por acaso, 1 sempre. “–” onde todas as respostas são iguais, e ele não está definido</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo de 95 %</translation>
    </message>
    <message>
        <source>In which kappa lies for other images of the kind; patients and containers are taken as wholes</source>
        <translation>Em que está o kappa para outras imagens do mesmo tipo; pacientes e contêineres são tomados inteiros</translation>
    </message>
    <message>
        <source>{0}: {1} ({2}), the same answer for {3} of {4} images.</source>
        <translation>{0}: {1} ({2}), a mesma resposta em {3} de {4} imagens.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>One answer against all</source>
        <translation>Uma resposta contra todas</translation>
    </message>
    <message>
        <source>How often {0} gave it</source>
        <translation>Quantas vezes {0} a deu</translation>
    </message>
    <message>
        <source>Of the times that it was given, how often the other gave it, too</source>
        <translation>Das vezes em que foi dada, em quantas o outro também a deu</translation>
    </message>
    <message>
        <source>Of this answer against all others</source>
        <translation>Desta resposta contra todas as outras</translation>
    </message>
    <message>
        <source>In which this kappa lies</source>
        <translation>Em que está este kappa</translation>
    </message>
    <message>
        <source>{0}: kappa {1}.</source>
        <translation>{0}: kappa {1}.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>What {0} said</source>
        <translation>O que {0} disse</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label that holds now</source>
        <translation>O rótulo que vale agora</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decidido</translation>
    </message>
    <message>
        <source>What a person decided since</source>
        <translation>O que uma pessoa decidiu desde então</translation>
    </message>
    <message>
        <source>not in this folder</source>
        <translation>não está nesta pasta</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}: {1}.</translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message>
        <source>Agreement</source>
        <translation>Concordância</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Readings are being compared.</source>
        <translation>As leituras estão sendo comparadas.</translation>
    </message>
    <message>
        <source>Where readers differ: {0}</source>
        <translation>Onde os leitores divergem: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) between readers: {0}</source>
        <translation>
            <numerusform>%n decisão entre leitores: {0}</numerusform>
            <numerusform>%n decisões entre leitores: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>disputed in {0}</source>
        <translation>divergentes em {0}</translation>
    </message>
    <message>
        <source>Export the readings</source>
        <translation>Exportar as leituras</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nada a comparar</translation>
    </message>
    <message>
        <source>No second reading yet</source>
        <translation>Ainda não há segunda leitura</translation>
    </message>
    <message>
        <source>When two people have read the same images, kappa with its interval and the images on which they differ are shown here. Make a study on the page “Second reading”.</source>
        <translation>Quando duas pessoas tiverem lido as mesmas imagens, aqui aparecem o kappa com seu intervalo e as imagens em que divergem. Crie um estudo na página “Segunda leitura”.</translation>
    </message>
    <message>
        <source>“{0}”: {1}. What readers said is shown once the study is closed.</source>
        <translation>“{0}”: {1}. O que os leitores disseram aparece quando o estudo for encerrado.</translation>
    </message>
    <message>
        <source>All have read</source>
        <translation>Todos leram</translation>
    </message>
    <message>
        <source>Still being read</source>
        <translation>Ainda em leitura</translation>
    </message>
    <message>
        <source>Close it and compare</source>
        <translation>Encerrar e comparar</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message numerus="yes">
        <source>%n scan(s) tagged “{0}”</source>
        <translation>
            <numerusform>%n imagem marcada com “{0}”</numerusform>
            <numerusform>%n imagens marcadas com “{0}”</numerusform>
        </translation>
    </message>
    <message>
        <source>A blind reading takes no tags and notes: it could tell.</source>
        <translation>Uma leitura cega não aceita etiquetas nem notas: elas poderiam revelar algo.</translation>
    </message>
    <message>
        <source>Rectangle drawn</source>
        <translation>Retângulo desenhado</translation>
    </message>
    <message numerus="yes">
        <source>Note on %n scan(s)</source>
        <translation>
            <numerusform>Nota em %n imagem</numerusform>
            <numerusform>Nota em %n imagens</numerusform>
        </translation>
    </message>
    <message>
        <source>Remark changed</source>
        <translation>Observação alterada</translation>
    </message>
    <message>
        <source>Note removed</source>
        <translation>Nota removida</translation>
    </message>
    <message>
        <source>Rectangle removed</source>
        <translation>Retângulo removido</translation>
    </message>
    <message numerus="yes">
        <source>Tag “{0}” taken off %n scan(s)</source>
        <translation>
            <numerusform>Etiqueta “{0}” retirada de %n imagem</numerusform>
            <numerusform>Etiqueta “{0}” retirada de %n imagens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n imagem</numerusform>
            <numerusform>%n imagens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Opening the folder…</source>
        <translation>Abrindo a pasta…</translation>
    </message>
    <message>
        <source>Making synthetic scans…</source>
        <translation>Gerando imagens sintéticas…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Cópias de segurança…</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leitor</translation>
    </message>
    <message>
        <source>The name written beside every label you give:</source>
        <translation>O nome gravado ao lado de cada rótulo que você dá:</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Cópias de segurança</translation>
    </message>
    <message>
        <source>Looking into the backups…</source>
        <translation>Examinando as cópias…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Copiar agora</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar a pasta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Ainda não há cópias de segurança.</translation>
    </message>
    <message>
        <source>Labels, notes, tags and all else that people said in this folder is backed up on closing, before an upgrade, before a merge and before many scans are changed at once. The older they are the fewer are kept. Scans are never changed, so they are not in it.</source>
        <translation>Rótulos, notas, etiquetas e tudo o mais que as pessoas disseram nesta pasta é copiado ao fechar, antes de uma atualização, antes de uma junção e antes de muitas imagens serem alteradas de uma vez. Quanto mais antigas, menos cópias são guardadas. As imagens nunca são alteradas e por isso não fazem parte.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Feita em</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisões</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>Cópias de segurança, a mais nova primeiro</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>íntegra</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>danificada</translation>
    </message>
    <message>
        <source>on closing</source>
        <translation>ao fechar</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à mão</translation>
    </message>
    <message>
        <source>before many scans were changed</source>
        <translation>antes de muitas imagens serem alteradas</translation>
    </message>
    <message>
        <source>before a merge</source>
        <translation>antes de uma junção</translation>
    </message>
    <message>
        <source>before another backup was restored</source>
        <translation>antes de outra cópia ser restaurada</translation>
    </message>
    <message>
        <source>before an upgrade of the program</source>
        <translation>antes de uma atualização do programa</translation>
    </message>
    <message>
        <source>This backup is not what was written: it cannot be restored.</source>
        <translation>Esta cópia não é o que foi gravado: não pode ser restaurada.</translation>
    </message>
    <message>
        <source>Nobody can tell how much was said since: the store is damaged.</source>
        <translation>Não se sabe quanto foi dito desde então: o arquivo de dados está danificado.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) about labels were made since.</source>
        <translation>
            <numerusform>%n decisão sobre rótulos foi tomada desde então.</numerusform>
            <numerusform>%n decisões sobre rótulos foram tomadas desde então.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds %n decision(s) more than the store now.</source>
        <translation>
            <numerusform>Ela tem %n decisão a mais que agora.</numerusform>
            <numerusform>Ela tem %n decisões a mais que agora.</numerusform>
        </translation>
    </message>
    <message>
        <source>No decision about labels was made since.</source>
        <translation>Nenhuma decisão sobre rótulos foi tomada desde então.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Copiando…</translation>
    </message>
    <message>
        <source>What is there now is backed up first, so that this can be undone.</source>
        <translation>O que há agora é copiado antes, para que isto possa ser desfeito.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Restaurar</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Do it (Enter)</source>
        <translation>Fazer (Enter)</translation>
    </message>
    <message>
        <source>Leave it (Esc)</source>
        <translation>Deixar (Esc)</translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>Calibration</source>
        <translation>Calibração</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <source>The predictions of this folder are being read.</source>
        <translation>As previsões desta pasta estão sendo lidas.</translation>
    </message>
    <message>
        <source>No predictions yet</source>
        <translation>Ainda não há previsões</translation>
    </message>
    <message>
        <source>Whether probabilities are right shows when scans have been judged.</source>
        <translation>Se as probabilidades estão certas aparece quando as imagens tiverem sido julgadas.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
    <message>
        <source>Too few labels</source>
        <translation>Poucos rótulos</translation>
    </message>
    <message>
        <source>Whether probabilities are right can be told where at least 20 scans have a label that the classifier knows. Here are {0}.</source>
        <translation>Se as probabilidades estão certas só se pode dizer onde pelo menos 20 imagens têm um rótulo que o classificador conhece. Aqui há {0}.</translation>
    </message>
    <message>
        <source>probability from {0} to {1}</source>
        <translation>probabilidade de {0} a {1}</translation>
    </message>
    <message>
        <source>probability of {0} from {1} to {2}</source>
        <translation>probabilidade de {0} entre {1} e {2}</translation>
    </message>
    <message>
        <source>{0} of {1} scans are unlike anything learnt.</source>
        <translation>{0} de {1} imagens são diferentes de tudo que foi aprendido.</translation>
    </message>
    <message>
        <source>The threshold for {0} moved with them, from {1} to {2}.</source>
        <translation>O limiar de {0} mudou com elas, de {1} para {2}.</translation>
    </message>
    <message>
        <source>The most probable label is predicted again.</source>
        <translation>O rótulo mais provável volta a ser o previsto.</translation>
    </message>
    <message>
        <source>{0} scans are decided otherwise than before.</source>
        <translation>{0} imagens são decididas de outro modo que antes.</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>Missing</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegível</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Of which class recall, precision and F-beta are</source>
        <translation>De que classe são revocação, precisão e F-beta</translation>
    </message>
    <message>
        <source>F-beta weighs recall double (β = 2). The bar is the 95 % interval of the accuracy; the other figures have none here.</source>
        <translation>F-beta dá peso dobrado à revocação (β = 2). A barra é o intervalo de 95 % da acurácia; as demais medidas não o têm aqui.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Revocação</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisão</translation>
    </message>
    <message>
        <source>F-beta</source>
        <translation>F-beta</translation>
    </message>
    <message>
        <source>Mean over the classes</source>
        <translation>Média das classes</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{0}. Click to no longer ask for this.</source>
        <translation>{0}. Clique para retirar este filtro.</translation>
    </message>
    <message>
        <source>Close filter {0}</source>
        <translation>Fechar o filtro {0}</translation>
    </message>
</context>
<context>
    <name>ChoicesForm</name>
    <message>
        <source>Give it a name.</source>
        <translation>Dê um nome a ele.</translation>
    </message>
    <message>
        <source>Say what its outputs are: the file does not tell.</source>
        <translation>Diga o que são as saídas: o arquivo não diz.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolha…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>&amp;Outputs are</source>
        <translation>As s&amp;aídas são</translation>
    </message>
    <message>
        <source>&amp;Grey levels become</source>
        <translation>Níveis de &amp;cinza viram</translation>
    </message>
    <message>
        <source>&amp;Image size</source>
        <translation>&amp;Tamanho da imagem</translation>
    </message>
    <message>
        <source>&amp;Resized by</source>
        <translation>&amp;Redimensionada por</translation>
    </message>
    <message>
        <source>&amp;Intended for</source>
        <translation>&amp;Destinado a</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Origem</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Licença</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecida</translation>
    </message>
</context>
<context>
    <name>ClassNames</name>
    <message>
        <source>Filled in from this folder, in the order of the alphabet, as most programs number classes. Whether that is right shows when you try it.</source>
        <translation>Preenchidas a partir desta pasta, em ordem alfabética, como a maioria dos programas numera as classes. Se está certo, a prova mostra.</translation>
    </message>
    <message>
        <source>Class {0}: {1}</source>
        <translation>Classe {0}: {1}</translation>
    </message>
    <message>
        <source>{0} class names are needed, one a line; {1} are there.</source>
        <translation>São precisos {0} nomes de classes, um por linha; há {1}.</translation>
    </message>
    <message>
        <source>“{0}” is there twice.</source>
        <translation>“{0}” aparece duas vezes.</translation>
    </message>
    <message>
        <source>Output {0} is</source>
        <translation>A saída {0} é</translation>
    </message>
    <message>
        <source>A high output means</source>
        <translation>Saída alta quer dizer</translation>
    </message>
    <message>
        <source>A low output means</source>
        <translation>Saída baixa quer dizer</translation>
    </message>
    <message>
        <source>One class a line, in the order of the outputs</source>
        <translation>Uma classe por linha, na ordem das saídas</translation>
    </message>
    <message>
        <source>Classes, in the order of the outputs</source>
        <translation>Classes, na ordem das saídas</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Figures of each class</source>
        <translation>Números de cada classe</translation>
    </message>
</context>
<context>
    <name>ClassTableModel</name>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>The true label</source>
        <translation>O rótulo verdadeiro</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisão</translation>
    </message>
    <message>
        <source>Of those predicted so, how many are labelled so</source>
        <translation>Das previstas assim, quantas têm esse rótulo</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Revocação</translation>
    </message>
    <message>
        <source>Of those labelled so, how many are predicted so</source>
        <translation>Das que têm esse rótulo, quantas são previstas assim</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Média harmônica entre precisão e revocação</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Scans labelled so (support)</source>
        <translation>Imagens com esse rótulo (suporte)</translation>
    </message>
    <message>
        <source>Mean / total</source>
        <translation>Média / total</translation>
    </message>
</context>
<context>
    <name>ClassesPage</name>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Adicionar…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renomear…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Juntar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Show its scans</source>
        <translation>Mostrar as imagens</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Name of the class</source>
        <translation>Nome da classe</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Labels a scan so at once</source>
        <translation>Rotula a imagem assim na hora</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>By the label that holds</source>
        <translation>Pelo rótulo que vale</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revisadas</translation>
    </message>
    <message>
        <source>Of these, by the word of a person</source>
        <translation>Destas, pela palavra de uma pessoa</translation>
    </message>
    <message>
        <source>Folder says</source>
        <translation>A pasta diz</translation>
    </message>
    <message>
        <source>By the name of the folder</source>
        <translation>Pelo nome da pasta</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>As people wrote it</source>
        <translation>Como as pessoas a escreveram</translation>
    </message>
    <message>
        <source>Gives it or takes it off</source>
        <translation>Põe ou retira</translation>
    </message>
    <message>
        <source>That have it</source>
        <translation>Que a têm</translation>
    </message>
    <message>
        <source>{0}: scans {1}</source>
        <translation>{0}: imagens {1}</translation>
    </message>
    <message>
        <source>No scan has a tag yet. T gives one to the scans you are at.</source>
        <translation>Nenhuma imagem tem etiqueta ainda. T põe uma nas imagens em que você está.</translation>
    </message>
    <message>
        <source>A class that no scan has; one that scans have can be merged.</source>
        <translation>Uma classe que nenhuma imagem tem; uma que imagens têm pode ser juntada a outra.</translation>
    </message>
    <message>
        <source>{0}: scans {1}, of these reviewed {2}; the folder says so of {3}</source>
        <translation>{0}: imagens {1}, destas revisadas {2}; a pasta diz isso de {3}</translation>
    </message>
</context>
<context>
    <name>ClassesView</name>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Classes can be changed when the work on the folder is done.</source>
        <translation>As classes podem ser mudadas quando o trabalho na pasta terminar.</translation>
    </message>
    <message>
        <source>A class that is renamed or merged changes for every scan at once. The history keeps the words that were said, and every change can be undone.</source>
        <translation>Uma classe renomeada ou juntada muda em todas as imagens de uma vez. O histórico guarda as palavras que foram ditas, e toda mudança pode ser desfeita.</translation>
    </message>
    <message>
        <source>Class “{0}” added</source>
        <translation>Classe “{0}” adicionada</translation>
    </message>
    <message>
        <source>Class {0} → {1}</source>
        <translation>Classe {0} → {1}</translation>
    </message>
    <message>
        <source>Class {0} merged into {1}</source>
        <translation>Classe {0} juntada a {1}</translation>
    </message>
    <message>
        <source>Class “{0}” removed</source>
        <translation>Classe “{0}” removida</translation>
    </message>
    <message>
        <source>Key {0}: {1}</source>
        <translation>Tecla {0}: {1}</translation>
    </message>
</context>
<context>
    <name>ClusterBox</name>
    <message>
        <source>How clusters are found</source>
        <translation>Como os grupos são encontrados</translation>
    </message>
    <message>
        <source>k-means gives every scan to the nearest of a number of centres; HDBSCAN finds what lies densely together and leaves out what lies between</source>
        <translation>O k-means dá cada imagem ao mais próximo de alguns centros; o HDBSCAN encontra o que está densamente junto e deixa de fora o que está entre os grupos</translation>
    </message>
    <message>
        <source>number: chosen</source>
        <translation>número: escolhido</translation>
    </message>
    <message>
        <source>How many clusters</source>
        <translation>Quantos grupos</translation>
    </message>
    <message>
        <source>How many clusters k-means makes; at the lowest value it is chosen by how clearly the clusters lie apart (silhouette)</source>
        <translation>Quantos grupos o k-means faz; no menor valor, é escolhido pela clareza com que os grupos se separam (silhueta)</translation>
    </message>
    <message>
        <source>Find clusters</source>
        <translation>Encontrar grupos</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Enter or a double click selects the scans of a cluster; the picture is its most typical scan</source>
        <translation>Enter ou um duplo clique seleciona as imagens de um grupo; a figura é a sua imagem mais típica</translation>
    </message>
    <message>
        <source>No clusters were found yet.</source>
        <translation>Ainda não se procuraram grupos.</translation>
    </message>
    <message>
        <source>Nothing lies densely together: there are no clusters.</source>
        <translation>Nada está densamente junto: não há grupos.</translation>
    </message>
    <message>
        <source>{0} scans are newer than these clusters and in none of them.</source>
        <translation>{0} imagens são mais novas que estes grupos e não estão em nenhum.</translation>
    </message>
    <message>
        <source>{0} · {1} scans</source>
        <translation>{0} · {1} imagens</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>sem rótulos</translation>
    </message>
    <message>
        <source>Cluster {0}, {1} scans, mostly {2}</source>
        <translation>Grupo {0}, {1} imagens, principalmente {2}</translation>
    </message>
    <message>
        <source>Most of its labelled scans: {0}</source>
        <translation>A maioria das suas imagens rotuladas: {0}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open another folder…</source>
        <translation>Abrir outra pasta…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>index ready</source>
        <translation>índice pronto</translation>
    </message>
    <message>
        <source>no index yet</source>
        <translation>ainda sem índice</translation>
    </message>
    <message>
        <source>predictions older than labels</source>
        <translation>previsões anteriores aos rótulos</translation>
    </message>
    <message>
        <source>labels saved ✓</source>
        <translation>rótulos salvos ✓</translation>
    </message>
    <message>
        <source>Out of fold on this folder</source>
        <translation>Validação cruzada nesta pasta</translation>
    </message>
    <message>
        <source>Learns from the labels here; no scan is judged by what saw it.</source>
        <translation>Aprende com os rótulos daqui; nenhuma imagem é julgada por quem a viu.</translation>
    </message>
    <message>
        <source>Predictions updated</source>
        <translation>Previsões atualizadas</translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>Desfazer: {0}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation>Refazer: {0}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>Exportado para {0}</translation>
    </message>
    <message>
        <source>Save classifier</source>
        <translation>Salvar classificador</translation>
    </message>
    <message>
        <source>It learns from every label of this folder. Its name:</source>
        <translation>Ele aprende com todos os rótulos desta pasta. Nome:</translation>
    </message>
    <message>
        <source>Saved: {0}. It can judge other folders now.</source>
        <translation>Salvo: {0}. Agora ele pode avaliar outras pastas.</translation>
    </message>
</context>
<context>
    <name>CompanionGrid</name>
    <message>
        <source>Scans of the group</source>
        <translation>Imagens do grupo</translation>
    </message>
</context>
<context>
    <name>CompareControl</name>
    <message>
        <source>It begins after the work under way…</source>
        <translation>Começa depois do trabalho em curso…</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Nada a comparar ainda</translation>
    </message>
    <message>
        <source>Classifiers learn to tell labels apart, and the scans of this folder do not have two of them yet.</source>
        <translation>Classificadores aprendem a distinguir rótulos, e as imagens desta pasta ainda não têm dois.</translation>
    </message>
    <message>
        <source>Show scans without a label</source>
        <translation>Mostrar imagens sem rótulo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>{0} told as {1} by {2}</source>
        <translation>{0} dada como {1} por {2}</translation>
    </message>
    <message>
        <source>{0} ≠ {1}</source>
        <translation>{0} ≠ {1}</translation>
    </message>
    <message>
        <source>classifiers disagree</source>
        <translation>classificadores discordam</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Sorted by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <source>The last comparison of this folder is being read.</source>
        <translation>A última comparação desta pasta está sendo lida.</translation>
    </message>
    <message>
        <source>Stopping… What is finished stays.</source>
        <translation>Parando… O que terminou fica.</translation>
    </message>
    <message>
        <source>No classifier has been compared on this folder. Tick some and press Run: each is trained on one part of the scans and judged on another that it never saw.</source>
        <translation>Nenhum classificador foi comparado nesta pasta. Marque alguns e clique em Executar: cada um é treinado em uma parte das imagens e julgado em outra que nunca viu.</translation>
    </message>
    <message>
        <source>{0} of {1} classifiers, judged on {2} scans kept apart · {3}</source>
        <translation>{0} de {1} classificadores, julgados em {2} imagens guardadas à parte · {3}</translation>
    </message>
    <message>
        <source>stopped before the end: Run goes on with it</source>
        <translation>parada antes do fim: Executar continua</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Andamento</translation>
    </message>
    <message>
        <source>What is finished stays; Run goes on with the rest.</source>
        <translation>O que terminou fica; Executar continua com o resto.</translation>
    </message>
    <message>
        <source>Run the ticked ({0})</source>
        <translation>Executar os marcados ({0})</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
    <message>
        <source>Trains and judges what is ticked; what is up to date is not done again.</source>
        <translation>Treina e julga o que está marcado; o que está em dia não é refeito.</translation>
    </message>
    <message>
        <source>Tick classifiers in the table first.</source>
        <translation>Marque antes classificadores na tabela.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>Na pasta</translation>
    </message>
</context>
<context>
    <name>CostModel</name>
    <message>
        <source>shows {0}</source>
        <translation>mostra {0}</translation>
    </message>
    <message>
        <source>declared {0}</source>
        <translation>declarada {0}</translation>
    </message>
    <message>
        <source>Declared {0}, shows {1}: costs {2}</source>
        <translation>Declarada {0}, mostra {1}: custa {2}</translation>
    </message>
</context>
<context>
    <name>Covers</name>
    <message>
        <source>A blind reading: names and labels stay hidden.</source>
        <translation>Leitura cega: nomes e rótulos ficam ocultos.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>A bug in Ajna Desktop</source>
        <translation>Um defeito no Ajna Desktop</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your labels are safe, and you can go on working. The text below helps to mend it; it names no file and no image of yours.</source>
        <translation>Aconteceu algo que não deveria. Seus rótulos estão a salvo, e você pode continuar trabalhando. O texto abaixo ajuda a corrigir o defeito; ele não cita nenhum arquivo nem imagem sua.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>CurateView</name>
    <message>
        <source>Curate</source>
        <translation>Curadoria</translation>
    </message>
</context>
<context>
    <name>CurrentScan</name>
    <message>
        <source>Without an image there is nothing to compare.</source>
        <translation>Sem imagem não há o que comparar.</translation>
    </message>
</context>
<context>
    <name>CurvesPage</name>
    <message>
        <source>Figure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Accuracy, validation</source>
        <translation>Acurácia, validação</translation>
    </message>
    <message>
        <source>Accuracy, training</source>
        <translation>Acurácia, treino</translation>
    </message>
    <message>
        <source>Loss, validation</source>
        <translation>Perda, validação</translation>
    </message>
    <message>
        <source>Loss, training</source>
        <translation>Perda, treino</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Pages of the curves</source>
        <translation>Páginas das curvas</translation>
    </message>
</context>
<context>
    <name>CurvesView</name>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
</context>
<context>
    <name>DecisionButton</name>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
</context>
<context>
    <name>DeclaredDialog</name>
    <message>
        <source>Meanings and costs</source>
        <translation>Significados e custos</translation>
    </message>
    <message>
        <source>Which class each value of “{0}” stands for</source>
        <translation>Que classe cada valor de “{0}” representa</translation>
    </message>
    <message>
        <source>What it costs when the row was declared, and the scan shows the column; in any unit</source>
        <translation>Quanto custa quando a linha foi declarada e a imagem mostra a coluna; em qualquer unidade</translation>
    </message>
    <message>
        <source>Rarer values that are not listed: {0}; one named as a class is it.</source>
        <translation>Valores mais raros que não são listados: {0}; um com o nome de uma classe é essa classe.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Stands for</source>
        <translation>Representa</translation>
    </message>
    <message>
        <source>Meanings of values</source>
        <translation>Significados dos valores</translation>
    </message>
    <message>
        <source>{0} stands for</source>
        <translation>{0} representa</translation>
    </message>
    <message>
        <source>nothing: leave out</source>
        <translation>nada: deixar de fora</translation>
    </message>
    <message>
        <source>Costs of errors</source>
        <translation>Custos dos erros</translation>
    </message>
</context>
<context>
    <name>DeclaredPage</name>
    <message>
        <source>Scans by what their declaration may cost</source>
        <translation>Imagens pelo que sua declaração pode custar</translation>
    </message>
    <message>
        <source>Declared by the</source>
        <translation>Declarado por</translation>
    </message>
    <message>
        <source>The column that says what scans should show</source>
        <translation>A coluna que diz o que as imagens deveriam mostrar</translation>
    </message>
    <message>
        <source>Meanings and costs…</source>
        <translation>Significados e custos…</translation>
    </message>
    <message>
        <source>Which class a value stands for, and what each kind of error costs</source>
        <translation>Que classe cada valor representa e quanto custa cada tipo de erro</translation>
    </message>
    <message>
        <source>nothing declared: {0}</source>
        <translation>nada declarado: {0}</translation>
    </message>
    <message>
        <source>value stands for no class: {0}</source>
        <translation>valor não representa nenhuma classe: {0}</translation>
    </message>
    <message>
        <source>not judged yet: {0}</source>
        <translation>ainda não avaliadas: {0}</translation>
    </message>
    <message>
        <source>reviewed: {0}</source>
        <translation>revisadas: {0}</translation>
    </message>
    <message>
        <source>Left out: {0}.</source>
        <translation>Deixadas de fora: {0}.</translation>
    </message>
    <message>
        <source>Expected loss of {0} declarations: {1}. The first {2} opened halve it, the first {3} leave a tenth.</source>
        <translation>Perda esperada de {0} declarações: {1}. Abrir as primeiras {2} reduz a perda à metade; as primeiras {3}, a um décimo.</translation>
    </message>
    <message>
        <source>Probabilities of: {0}.</source>
        <translation>Probabilidades de: {0}.</translation>
    </message>
    <message>
        <source>It may have learnt from some of these scans, and be too sure of them.</source>
        <translation>Ele pode ter aprendido com algumas destas imagens e estar seguro demais sobre elas.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>The class that the declaration stands for</source>
        <translation>A classe que a declaração representa</translation>
    </message>
    <message>
        <source>Rather</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>The other class that adds most to the expected loss</source>
        <translation>A outra classe que mais contribui para a perda esperada</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidade</translation>
    </message>
    <message>
        <source>How probable that other class is</source>
        <translation>Quão provável é essa outra classe</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Errado</translation>
    </message>
    <message>
        <source>How probable any class but the declared one is</source>
        <translation>Quão provável é qualquer classe que não a declarada</translation>
    </message>
    <message>
        <source>Expected loss</source>
        <translation>Perda esperada</translation>
    </message>
    <message>
        <source>Sum over all other classes of probability × cost</source>
        <translation>Soma, sobre todas as outras classes, de probabilidade × custo</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label that holds now</source>
        <translation>O rótulo que vale agora</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não é mais conhecida</translation>
    </message>
    <message>
        <source>{0}: declared {1}, {2} has a probability of {3}; expected loss {4}.</source>
        <translation>{0}: declarada {1}, {2} tem probabilidade {3}; perda esperada {4}.</translation>
    </message>
</context>
<context>
    <name>DeclaredView</name>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Declarations are being read.</source>
        <translation>As declarações estão sendo lidas.</translation>
    </message>
    <message>
        <source>No declaration is left to compare</source>
        <translation>Não resta declaração para comparar</translation>
    </message>
    <message>
        <source>Every scan whose declaration means a class was reviewed. {0}</source>
        <translation>Toda imagem cuja declaração representa uma classe foi revisada. {0}</translation>
    </message>
    <message>
        <source>What do these values mean?</source>
        <translation>O que estes valores significam?</translation>
    </message>
    <message>
        <source>No value of “{0}” is named as a class. Say which class each of them stands for, or choose another column above.</source>
        <translation>Nenhum valor de “{0}” tem o nome de uma classe. Diga que classe cada um representa ou escolha outra coluna acima.</translation>
    </message>
    <message>
        <source>Meanings and costs…</source>
        <translation>Significados e custos…</translation>
    </message>
    <message>
        <source>Nothing is declared</source>
        <translation>Nada foi declarado</translation>
    </message>
    <message>
        <source>This column is empty. Choose another one above, or bring a manifest in: a table with a column that says what each scan should show.</source>
        <translation>Esta coluna está vazia. Escolha outra acima ou traga um manifesto: uma tabela com uma coluna que diz o que cada imagem deveria mostrar.</translation>
    </message>
    <message>
        <source>Nothing was predicted yet</source>
        <translation>Nada foi predito ainda</translation>
    </message>
    <message>
        <source>Declarations cannot be read</source>
        <translation>As declarações não podem ser lidas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>declared {0}; {1} has a probability of {2}</source>
        <translation>declarada {0}; {1} tem probabilidade {2}</translation>
    </message>
    <message>
        <source>{0}, declared against seen</source>
        <translation>{0}, declarado contra o visto</translation>
    </message>
    <message>
        <source>Export the declarations</source>
        <translation>Exportar as declarações</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Which of two is right more often</source>
        <translation>Qual de dois acerta mais vezes</translation>
    </message>
    <message>
        <source>What a search finds</source>
        <translation>O que uma busca encontra</translation>
    </message>
    <message>
        <source>How fast classifiers answer</source>
        <translation>Com que rapidez os classificadores respondem</translation>
    </message>
    <message>
        <source>Settings that were tried</source>
        <translation>Ajustes que foram tentados</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusão</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Concordância</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>Curvas de aprendizado</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Busca</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidade</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Nada a mostrar ainda</translation>
    </message>
    <message>
        <source>Choose a classifier in the table that has been compared.</source>
        <translation>Escolha na tabela um classificador que já foi comparado.</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Nada a comparar ainda</translation>
    </message>
    <message>
        <source>Tick classifiers in the table and run them: each gets a line here.</source>
        <translation>Marque classificadores na tabela e execute-os: cada um ganha uma linha aqui.</translation>
    </message>
    <message>
        <source>Two classifiers or more must have judged the same scans.</source>
        <translation>Dois classificadores ou mais precisam ter julgado as mesmas imagens.</translation>
    </message>
    <message>
        <source>Run two classifiers or more: then each two are tested on the same scans.</source>
        <translation>Execute dois classificadores ou mais: cada par é então testado nas mesmas imagens.</translation>
    </message>
    <message>
        <source>No learning curves</source>
        <translation>Sem curvas de aprendizado</translation>
    </message>
    <message>
        <source>Choose or tick classifiers that are trained by epochs and have been compared, such as the networks.</source>
        <translation>Escolha ou marque classificadores que treinam por épocas e já foram comparados, como as redes.</translation>
    </message>
    <message>
        <source>The classifier chosen above. Tick several to lay them over each other.</source>
        <translation>O classificador escolhido acima. Marque vários para sobrepor as curvas.</translation>
    </message>
    <message>
        <source>The classifiers ticked above.</source>
        <translation>Os classificadores marcados acima.</translation>
    </message>
    <message>
        <source>The next run measures what a search finds in each feature space.</source>
        <translation>A próxima execução mede o que uma busca encontra em cada espaço de características.</translation>
    </message>
    <message>
        <source>The next run measures how fast each classifier answers.</source>
        <translation>A próxima execução mede com que rapidez cada classificador responde.</translation>
    </message>
    <message>
        <source>Run a tuned head to see which settings were tried.</source>
        <translation>Execute uma cabeça ajustada para ver que ajustes foram tentados.</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Ainda não medido</translation>
    </message>
</context>
<context>
    <name>DetailsList</name>
    <message>
        <source>Copy the whole content hash</source>
        <translation>Copiar o hash completo do conteúdo</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Label of the folder</source>
        <translation>Rótulo da pasta</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>Content (SHA-256)</source>
        <translation>Conteúdo (SHA-256)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Observação</translation>
    </message>
    <message>
        <source>{0}, {1} bits</source>
        <translation>{0}, {1} bits</translation>
    </message>
</context>
<context>
    <name>DifferenceLegend</name>
    <message>
        <source>Blue: the second is darker. Grey: the same. Orange: the second is brighter.</source>
        <translation>Azul: a segunda é mais escura. Cinza: iguais. Laranja: a segunda é mais clara.</translation>
    </message>
    <message>
        <source>The colour is full where grey levels differ by a quarter of their range. Before that, those of the second image were fitted to those of the first.</source>
        <translation>A cor é plena onde os níveis de cinza diferem em um quarto da faixa. Antes disso, os da segunda imagem foram ajustados aos da primeira.</translation>
    </message>
    <message>
        <source>second darker</source>
        <translation>segunda mais escura</translation>
    </message>
    <message>
        <source>second brighter</source>
        <translation>segunda mais clara</translation>
    </message>
</context>
<context>
    <name>DisplayBar</name>
    <message>
        <source>Window centre</source>
        <translation>Centro da janela</translation>
    </message>
    <message>
        <source>Window width</source>
        <translation>Largura da janela</translation>
    </message>
    <message>
        <source>Keep window and inversion for the next scans</source>
        <translation>Manter janela e inversão nas próximas imagens</translation>
    </message>
    <message>
        <source>Invert (I)</source>
        <translation>Inverter (I)</translation>
    </message>
    <message>
        <source>Fit (F)</source>
        <translation>Ajustar (F)</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Tamanho real</translation>
    </message>
    <message>
        <source>Reset the display (W)</source>
        <translation>Voltar à exibição original (W)</translation>
    </message>
    <message>
        <source>Explanation (G)</source>
        <translation>Explicação (G)</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largura</translation>
    </message>
    <message>
        <source>window {0} to {1}</source>
        <translation>janela de {0} a {1}</translation>
    </message>
    <message>
        <source>automatic window {0} to {1}</source>
        <translation>janela automática de {0} a {1}</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>invertida</translation>
    </message>
    <message>
        <source>explanation over the image</source>
        <translation>explicação sobre a imagem</translation>
    </message>
    <message>
        <source>Display changed: {0}</source>
        <translation>Exibição alterada: {0}</translation>
    </message>
    <message>
        <source>Grey levels as stored</source>
        <translation>Níveis de cinza como gravados</translation>
    </message>
    <message>
        <source>zoom {0}</source>
        <translation>zoom {0}</translation>
    </message>
    <message>
        <source>the classifier sees the untouched image</source>
        <translation>o classificador vê a imagem intacta</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Undone: {0}</source>
        <translation>Desfeito: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Refeito: {0}</translation>
    </message>
    <message>
        <source>{0} (earlier session)</source>
        <translation>{0} (sessão anterior)</translation>
    </message>
    <message>
        <source>several labels</source>
        <translation>vários rótulos</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}: {1} → {2}</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s): {0} → {1}</source>
        <translation>
            <numerusform>%n imagem: {0} → {1}</numerusform>
            <numerusform>%n imagens: {0} → {1}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ElsewhereControl</name>
    <message>
        <source>Look an image up</source>
        <translation>Consultar uma imagem</translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>Não há imagem na área de transferência.</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>Imagem colada</translation>
    </message>
    <message>
        <source>The pasted image cannot be read.</source>
        <translation>A imagem colada não pode ser lida.</translation>
    </message>
</context>
<context>
    <name>ElsewhereDialog</name>
    <message>
        <source>{0} – not in this folder</source>
        <translation>{0} – fora desta pasta</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
    <message>
        <source>This image is not in the folder. It is only looked at: nothing is kept.</source>
        <translation>Esta imagem não está na pasta. Ela só é consultada: nada é guardado.</translation>
    </message>
    <message>
        <source>Judging…</source>
        <translation>Julgando…</translation>
    </message>
    <message>
        <source>Looking for similar scans…</source>
        <translation>Procurando imagens parecidas…</translation>
    </message>
    <message>
        <source>It cannot be looked at: {0}</source>
        <translation>Não pode ser consultada: {0}</translation>
    </message>
    <message>
        <source>It is not judged: this folder has no classifier that could.</source>
        <translation>Não é julgada: esta pasta não tem classificador que possa fazê-lo.</translation>
    </message>
    <message>
        <source>Predicted {0} with {1}.</source>
        <translation>Previsto {0} com {1}.</translation>
    </message>
    <message>
        <source>Judged by a classifier that learned from every label of this folder.</source>
        <translation>Julgada por um classificador que aprendeu com todos os rótulos desta pasta.</translation>
    </message>
    <message>
        <source>Probabilities are not calibrated.</source>
        <translation>As probabilidades não estão calibradas.</translation>
    </message>
</context>
<context>
    <name>EventsPart</name>
    <message>
        <source>This image only</source>
        <translation>Só esta imagem</translation>
    </message>
    <message>
        <source>Lists what happened to the image that is looked at, wherever its file was</source>
        <translation>Lista o que aconteceu com a imagem atual, onde quer que o arquivo estivesse</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Tipo de evento</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>Quem fez</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Text in labels, notes and names</source>
        <translation>Texto em rótulos, notas e nomes</translation>
    </message>
    <message>
        <source>Text…</source>
        <translation>Texto…</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>Na galeria</translation>
    </message>
    <message>
        <source>Shows the images of all rows in the gallery (Enter)</source>
        <translation>Mostra as imagens de todas as linhas na galeria (Enter)</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Exportar tabela…</translation>
    </message>
    <message>
        <source>What happened, the latest first</source>
        <translation>O que aconteceu, do mais recente ao mais antigo</translation>
    </message>
    <message>
        <source>Nothing of this kind has happened yet.</source>
        <translation>Nada deste tipo aconteceu ainda.</translation>
    </message>
    <message>
        <source>The latest {0} of {1} events. “Export table…” writes all of them.</source>
        <translation>Os {0} mais recentes de {1} eventos. “Exportar tabela…” grava todos.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n evento(s)</numerusform>
            <numerusform>%n evento(s)</numerusform>
        </translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>By the clock of this computer</source>
        <translation>Pelo relógio deste computador</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quem</translation>
    </message>
    <message>
        <source>The reader, or the program where it followed from a file</source>
        <translation>O leitor, ou o programa quando decorreu de um arquivo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>From what to what, and how</source>
        <translation>De quê para quê, e como</translation>
    </message>
    <message>
        <source>Predicted then</source>
        <translation>Previsto então</translation>
    </message>
    <message>
        <source>What the classifier said on the screen at that moment</source>
        <translation>O que o classificador dizia na tela naquele momento</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observação</translation>
    </message>
    <message>
        <source>What was noted with it</source>
        <translation>O que foi anotado junto</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não mais conhecida</translation>
    </message>
</context>
<context>
    <name>EvidenceLegend</name>
    <message>
        <source>against</source>
        <translation>contra</translation>
    </message>
    <message>
        <source>for</source>
        <translation>a favor</translation>
    </message>
    <message>
        <source>little</source>
        <translation>pouco</translation>
    </message>
    <message>
        <source>much</source>
        <translation>muito</translation>
    </message>
    <message>
        <source>Blue speaks against the class, orange for it.</source>
        <translation>Azul fala contra a classe, laranja a favor.</translation>
    </message>
    <message>
        <source>Orange speaks for the class; the lighter, the more.</source>
        <translation>Laranja fala a favor da classe; quanto mais claro, mais.</translation>
    </message>
    <message>
        <source>The full line goes round what speaks for it at least half as much as the strongest place, the dotted line round what speaks against it so much.</source>
        <translation>A linha cheia contorna o que fala a favor ao menos metade do que fala o lugar mais forte; a pontilhada, o que fala contra na mesma medida.</translation>
    </message>
    <message>
        <source>The line goes round what counts at least half as much as the strongest place.</source>
        <translation>A linha contorna o que conta ao menos metade do que conta o lugar mais forte.</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>There is nothing to explain: this scan was not judged yet.</source>
        <translation>Não há o que explicar: esta imagem ainda não foi julgada.</translation>
    </message>
    <message>
        <source>Looking for what speaks for {0} …</source>
        <translation>Procurando o que fala a favor de {0} …</translation>
    </message>
</context>
<context>
    <name>ExplanationBar</name>
    <message>
        <source>and against</source>
        <translation>e contra</translation>
    </message>
    <message>
        <source>The class that is explained</source>
        <translation>A classe que é explicada</translation>
    </message>
    <message>
        <source>Strength of the explanation's colours</source>
        <translation>Intensidade das cores da explicação</translation>
    </message>
    <message>
        <source>What it learnt…</source>
        <translation>O que ela aprendeu…</translation>
    </message>
    <message>
        <source>The network's first filters, and what its layers make of this scan</source>
        <translation>Os primeiros filtros da rede, e o que as camadas fazem desta imagem</translation>
    </message>
    <message>
        <source>What speaks for</source>
        <translation>O que fala a favor de</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidade</translation>
    </message>
    <message>
        <source>{0} (predicted)</source>
        <translation>{0} (prevista)</translation>
    </message>
    <message>
        <source>Explanation of {0}: {1} with {2}</source>
        <translation>Explicação de {0}: {1} com {2}</translation>
    </message>
    <message>
        <source>shows where the network looked, not what is wrong; the classifier sees the untouched image</source>
        <translation>mostra para onde a rede olhou, não o que está errado; o classificador vê a imagem intacta</translation>
    </message>
    <message>
        <source>no place speaks for this class</source>
        <translation>nenhum lugar fala a favor desta classe</translation>
    </message>
    <message>
        <source>no place stands out: all count nearly the same</source>
        <translation>nenhum lugar se destaca: todos contam quase o mesmo</translation>
    </message>
    <message>
        <source>{0}: {1} × {2} cells of the layer {3}, interpolated. The strongest place has the strongest colour, however much or little it counts.</source>
        <translation>{0}: {1} × {2} células da camada {3}, interpoladas. O lugar mais forte tem a cor mais forte, por muito ou pouco que conte.</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>{0} export</source>
        <translation>{0} exportação</translation>
    </message>
    <message>
        <source>All scans of the folder</source>
        <translation>Todas as imagens da pasta</translation>
    </message>
    <message numerus="yes">
        <source>What the gallery shows (%n)</source>
        <translation>
            <numerusform>O que a galeria mostra (%n)  [numerus: one form for both]</numerusform>
            <numerusform>O que a galeria mostra (%n)  [numerus: one form for both]</numerusform>
        </translation>
    </message>
    <message>
        <source>Only reviewed ones</source>
        <translation>Só as revisadas</translation>
    </message>
    <message>
        <source>The shortlist</source>
        <translation>A seleção</translation>
    </message>
    <message>
        <source>Tagged “{0}” ({1})</source>
        <translation>Com a etiqueta “{0}” ({1})</translation>
    </message>
    <message>
        <source>Brought up to date: {0} written, {1} moved, {2} removed</source>
        <translation>Atualizado: {0} gravados, {1} movidos, {2} removidos</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that somebody changed left alone</source>
        <translation>
            <numerusform>%n arquivo que alguém alterou não foi tocado</numerusform>
            <numerusform>%n arquivos que alguém alterou não foram tocados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) not exported: skipped.csv says why</source>
        <translation>
            <numerusform>%n imagem não exportada: skipped.csv diz por quê</numerusform>
            <numerusform>%n imagens não exportadas: skipped.csv diz por quê</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>What is written in an image itself, such as a name, stays there.</source>
        <translation>O que está escrito na própria imagem, como um nome, continua nela.</translation>
    </message>
    <message>
        <source>Contact sheets, too</source>
        <translation>Também folhas de contato</translation>
    </message>
    <message>
        <source>Without loss (PNG)</source>
        <translation>Sem perdas (PNG)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>What will be exported</source>
        <translation>O que será exportado</translation>
    </message>
    <message>
        <source>Files of others are never touched, and your scans stay as they are. manifest.json tells where each file came from, with its digest.</source>
        <translation>Arquivos de outros nunca são tocados, e suas imagens ficam como estão. manifest.json diz de onde veio cada arquivo, com seu resumo criptográfico.</translation>
    </message>
    <message>
        <source>Leave names and metadata out</source>
        <translation>Deixar de fora nomes e metadados</translation>
    </message>
    <message>
        <source>Numbers instead of names; images without EXIF, comments and texts; DICOM by PS3.15. Whose number it is, only this computer knows.</source>
        <translation>Números em vez de nomes; imagens sem EXIF, comentários e textos; DICOM conforme PS3.15. De quem é o número, só este computador sabe.</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Image files</source>
        <translation>Arquivos de imagem</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>Para a pasta</translation>
    </message>
    <message>
        <source>Choose a folder to export into.</source>
        <translation>Escolha uma pasta de destino.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>A blind reading: name, labels and predictions are hidden until it ends.</source>
        <translation>Leitura cega: nome, rótulos e previsões ficam ocultos até que ela termine.</translation>
    </message>
    <message>
        <source>Decided: {0}</source>
        <translation>Decidido: {0}</translation>
    </message>
</context>
<context>
    <name>FigureDelegate</name>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Filtrar por nome ou pasta</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Tamanho das miniaturas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Every scan again</source>
        <translation>Todas as imagens de novo</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Qualquer rótulo</translation>
    </message>
    <message>
        <source>The same label</source>
        <translation>O mesmo rótulo</translation>
    </message>
    <message>
        <source>Another label</source>
        <translation>Outro rótulo</translation>
    </message>
    <message>
        <source>Every split</source>
        <translation>Todas as partes</translation>
    </message>
    <message>
        <source>Split: {0}</source>
        <translation>Parte: {0}</translation>
    </message>
    <message>
        <source>Only reviewed scans</source>
        <translation>Só imagens revistas</translation>
    </message>
    <message>
        <source>Scans that a person has looked at.</source>
        <translation>Imagens que uma pessoa já olhou.</translation>
    </message>
    <message>
        <source>Not the same patient or container</source>
        <translation>Não do mesmo paciente ou contêiner</translation>
    </message>
    <message>
        <source>Images of one patient, container or lot resemble each other anyway.</source>
        <translation>Imagens de um mesmo paciente, contêiner ou lote já se parecem de qualquer modo.</translation>
    </message>
    <message>
        <source>Only what the gallery lists</source>
        <translation>Só o que a galeria mostra</translation>
    </message>
    <message>
        <source>Scans that answer the filter above the gallery as it is now.</source>
        <translation>Imagens que respondem ao filtro acima da galeria como está agora.</translation>
    </message>
    <message>
        <source>Among: {0}</source>
        <translation>Entre: {0}</translation>
    </message>
    <message>
        <source>same label</source>
        <translation>mesmo rótulo</translation>
    </message>
    <message>
        <source>another label</source>
        <translation>outro rótulo</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>revistas</translation>
    </message>
    <message>
        <source>gallery</source>
        <translation>galeria</translation>
    </message>
    <message>
        <source>other groups</source>
        <translation>outros grupos</translation>
    </message>
    <message>
        <source>every scan</source>
        <translation>todas as imagens</translation>
    </message>
</context>
<context>
    <name>Flicker</name>
    <message>
        <source>First</source>
        <translation>Primeira</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Segunda</translation>
    </message>
</context>
<context>
    <name>FlipStrip</name>
    <message>
        <source>Scans that flip</source>
        <translation>Imagens que mudam de decisão</translation>
    </message>
    <message>
        <source>Show them in the gallery</source>
        <translation>Mostrar na galeria</translation>
    </message>
    <message>
        <source>No scan flips: all are decided as until now.</source>
        <translation>Nenhuma imagem muda: todas são decididas como até agora.</translation>
    </message>
    <message>
        <source>1 scan flips:</source>
        <translation>1 imagem muda de decisão:</translation>
    </message>
    <message>
        <source>{0} scans flip:</source>
        <translation>{0} imagens mudam de decisão:</translation>
    </message>
    <message>
        <source>{0} would newly be {2}, {1} no longer.</source>
        <translation>{0} passariam a ser {2}, {1} deixariam de ser.</translation>
    </message>
    <message>
        <source>Of those with a label, {0} become right and {1} wrong.</source>
        <translation>Das que têm rótulo, {0} passam a acertar e {1} a errar.</translation>
    </message>
</context>
<context>
    <name>FullView</name>
    <message>
        <source>Previous scan (←)</source>
        <translation>Imagem anterior (←)</translation>
    </message>
    <message>
        <source>Next scan (→)</source>
        <translation>Próxima imagem (→)</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>Voltar à galeria (Esc)</translation>
    </message>
    <message>
        <source>There is no scan to show.</source>
        <translation>Não há imagem para mostrar.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>1 scan</source>
        <translation>1 imagem</translation>
    </message>
    <message>
        <source>{0} scans</source>
        <translation>{0} imagens</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} selecionadas</translation>
    </message>
</context>
<context>
    <name>GradeMarks</name>
    <message>
        <source>alike</source>
        <translation>parecida</translation>
    </message>
    <message>
        <source>not alike</source>
        <translation>diferente</translation>
    </message>
    <message>
        <source>open</source>
        <translation>em aberto</translation>
    </message>
</context>
<context>
    <name>GradingPage</name>
    <message>
        <source>Scan asked about</source>
        <translation>Imagem consultada</translation>
    </message>
    <message>
        <source>Neighbour to grade</source>
        <translation>Vizinha a avaliar</translation>
    </message>
    <message>
        <source>Finding scans to ask about…</source>
        <translation>Escolhendo imagens para consultar…</translation>
    </message>
    <message>
        <source>Grade all ten of a query, and the precision is shown here.</source>
        <translation>Avalie todas as dez de uma consulta, e a precisão aparece aqui.</translation>
    </message>
    <message>
        <source>at {0}: {1}</source>
        <translation>em {0}: {1}</translation>
    </message>
    <message>
        <source>Precision over {0} graded queries: {1}</source>
        <translation>Precisão sobre {0} consultas avaliadas: {1}</translation>
    </message>
    <message>
        <source>Alike (Y)</source>
        <translation>Parecida (Y)</translation>
    </message>
    <message>
        <source>Not alike (N)</source>
        <translation>Diferente (N)</translation>
    </message>
    <message>
        <source>Take back (Backspace)</source>
        <translation>Retirar (Backspace)</translation>
    </message>
    <message>
        <source>Query before (Page up)</source>
        <translation>Consulta anterior (Page up)</translation>
    </message>
    <message>
        <source>Next query (Page down)</source>
        <translation>Próxima consulta (Page down)</translation>
    </message>
</context>
<context>
    <name>GradingView</name>
    <message>
        <source>Grading</source>
        <translation>Avaliação</translation>
    </message>
    <message>
        <source>Nothing to grade yet</source>
        <translation>Nada a avaliar ainda</translation>
    </message>
    <message>
        <source>Once the scans are read, some of them are shown with their nearest.</source>
        <translation>Quando as imagens tiverem sido lidas, algumas são mostradas com as mais próximas.</translation>
    </message>
    <message>
        <source>No other scan has been described yet.</source>
        <translation>Nenhuma outra imagem foi descrita ainda.</translation>
    </message>
    <message>
        <source>Query {0} of {1}: is neighbour {2} like the scan at the left?</source>
        <translation>Consulta {0} de {1}: a vizinha {2} é parecida com a imagem à esquerda?</translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message>
        <source>Scans to decide about</source>
        <translation>Imagens a decidir</translation>
    </message>
</context>
<context>
    <name>HeldOutTable</name>
    <message>
        <source>Figures on the part held out</source>
        <translation>Números da parte reservada</translation>
    </message>
    <message>
        <source>Shows the scans of the part held out that were marked as ambiguous or as bad images in the gallery</source>
        <translation>Mostra na galeria as imagens da parte reservada marcadas como ambíguas ou ruins</translation>
    </message>
    <message>
        <source>Set aside: {0}</source>
        <translation>Postas de lado: {0}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Rótulos</translation>
    </message>
    <message>
        <source>By which labels it is judged</source>
        <translation>Por quais rótulos se avalia</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>How many are judged</source>
        <translation>Quantas são avaliadas</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Erradas</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Antes → depois</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Share that is right: before → after</source>
        <translation>Parte correta: antes → depois</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Acurácia balanceada</translation>
    </message>
    <message>
        <source>Mean recall of the classes: before → after</source>
        <translation>Revocação média das classes: antes → depois</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>como encontrados</translation>
    </message>
    <message>
        <source>as curated</source>
        <translation>como curados</translation>
    </message>
    <message>
        <source>No scan is held out: with so few groups, none could be spared to judge by.</source>
        <translation>Nenhuma imagem está reservada: com tão poucos grupos, nenhum podia ser poupado para avaliar.</translation>
    </message>
    <message>
        <source>Held out since {0}, the same for as long as the folder lives: {1} scans of {2} groups. Here, classifiers are fitted without them.</source>
        <translation>Reservadas desde {0}, as mesmas enquanto a pasta existir: {1} imagens de {2} grupos. Aqui, os classificadores são ajustados sem elas.</translation>
    </message>
    <message>
        <source>Set aside by people: {0}; judged as found, not as curated.</source>
        <translation>Postas de lado por pessoas: {0}; avaliadas como encontradas, não como curadas.</translation>
    </message>
    <message>
        <source>Without a label: {0}.</source>
        <translation>Sem rótulo: {0}.</translation>
    </message>
    <message>
        <source>Without the part held out, too little was left to learn from.</source>
        <translation>Sem a parte reservada, sobrou pouco demais com que aprender.</translation>
    </message>
    <message>
        <source>held out, and set aside</source>
        <translation>reservadas e postas de lado</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Nobody has reviewed this scan yet.</source>
        <translation>Ninguém revisou esta imagem ainda.</translation>
    </message>
    <message>
        <source>The classifier said {0} with {1}.</source>
        <translation>O classificador disse {0} com {1}.</translation>
    </message>
    <message>
        <source>{0} → withdrawn, {1}</source>
        <translation>{0} → retirado, {1}</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Labels as of a date</source>
        <translation>Rótulos em uma data</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Prova</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>in the history</source>
        <translation>no histórico</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>mudaram desde então</translation>
    </message>
    <message>
        <source>Export signed history</source>
        <translation>Exportar histórico assinado</translation>
    </message>
    <message>
        <source>Written. Whoever checks it should compare this key: {0}</source>
        <translation>Gravado. Quem verificar deve comparar esta chave: {0}</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>Exportar histórico</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Exportar rótulos</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>Label: {0}</source>
        <translation>Rótulo: {0}</translation>
    </message>
    <message>
        <source>Predicted: {0} {1}</source>
        <translation>Previsto: {0} {1}</translation>
    </message>
</context>
<context>
    <name>ImageQualityPage</name>
    <message>
        <source>Images by how poorly they came out</source>
        <translation>Imagens pela má qualidade</translation>
    </message>
    <message>
        <source>Measure images</source>
        <translation>Medir imagens</translation>
    </message>
    <message>
        <source>Measures images that are new, and compares all with each other</source>
        <translation>Mede as imagens novas e compara todas entre si</translation>
    </message>
    <message>
        <source>Flaw</source>
        <translation>Defeito</translation>
    </message>
    <message>
        <source>Bad image</source>
        <translation>Imagem ruim</translation>
    </message>
    <message>
        <source>Marks the selected scans as bad images (X)</source>
        <translation>Marca as imagens selecionadas como ruins (X)</translation>
    </message>
    <message>
        <source>{0} of {1} images are unlike the others in how they came out. Measured {2}.</source>
        <translation>{0} de {1} imagens saíram diferentes das outras. Medidas em {2}.</translation>
    </message>
    <message>
        <source>Not measured yet: {0}.</source>
        <translation>Ainda não medidas: {0}.</translation>
    </message>
    <message>
        <source>any ({0})</source>
        <translation>qualquer ({0})</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>O que está errado</translation>
    </message>
    <message>
        <source>The worst flaw first</source>
        <translation>O pior defeito primeiro</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>Além</translation>
    </message>
    <message>
        <source>How far beyond what is common: 1 is the limit of 3.5 robust standard deviations from the median of the folder and of the label</source>
        <translation>Quanto além do comum: 1 é o limite de 3,5 desvios-padrão robustos da mediana da pasta e do rótulo</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label that holds now</source>
        <translation>O rótulo que vale agora</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não é mais conhecida</translation>
    </message>
    <message>
        <source>{0}: {1}; {2} times as far from the others as is common.</source>
        <translation>{0}: {1}; {2} vezes mais longe das outras do que é comum.</translation>
    </message>
</context>
<context>
    <name>ImageQualityView</name>
    <message>
        <source>Image quality</source>
        <translation>Qualidade da imagem</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Measures are being read.</source>
        <translation>As medidas estão sendo lidas.</translation>
    </message>
    <message>
        <source>Which images came out badly?</source>
        <translation>Que imagens saíram mal?</translation>
    </message>
    <message>
        <source>Images that are too dark or bright, blurred, cut off, partly blank, of another size or shape, or the wrong way up, beside the others here.</source>
        <translation>Imagens escuras ou claras demais, borradas, cortadas, em parte vazias, de outro tamanho ou forma, ou mal orientadas, em comparação com as outras daqui.</translation>
    </message>
    <message>
        <source>Measure images</source>
        <translation>Medir imagens</translation>
    </message>
    <message>
        <source>Every image came out as the others did</source>
        <translation>Toda imagem saiu como as outras</translation>
    </message>
    <message>
        <source>What was marked as a bad image is not listed here.</source>
        <translation>O que foi marcado como imagem ruim não é listado aqui.</translation>
    </message>
    <message>
        <source>Measures cannot be read</source>
        <translation>As medidas não podem ser lidas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Poor image quality</source>
        <translation>Má qualidade de imagem</translation>
    </message>
    <message>
        <source>poor image quality</source>
        <translation>má qualidade de imagem</translation>
    </message>
    <message>
        <source>Export the images of poor quality</source>
        <translation>Exportar as imagens de má qualidade</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
</context>
<context>
    <name>ImportControl</name>
    <message>
        <source>Import a classifier</source>
        <translation>Importar um classificador</translation>
    </message>
    <message>
        <source>Classifiers (*.keras *.h5 *.hdf5 *.onnx);;All files (*)</source>
        <translation>Classificadores (*.keras *.h5 *.hdf5 *.onnx);;Todos os arquivos (*)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a classifier</source>
        <translation>Importar um classificador</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Experimentar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>{0} is read part by part; nothing in it is run.</source>
        <translation>{0} é lido parte por parte; nada nele é executado.</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Verificando o arquivo</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>Este arquivo não pode ser importado</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Escolher outro arquivo…</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>O que o arquivo diz</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Camadas</translation>
    </message>
    <message>
        <source>Try it on some scans of this folder before you save it: that shows most mistakes.</source>
        <translation>Experimente-o em algumas imagens desta pasta antes de salvar: isso mostra a maioria dos enganos.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Salvo: {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>It is in the list of classifiers now.</source>
        <translation>Ele agora está na lista de classificadores.</translation>
    </message>
    <message>
        <source>Judge this folder with it</source>
        <translation>Julgar esta pasta com ele</translation>
    </message>
    <message>
        <source>It is in the list of classifiers of every folder you open.</source>
        <translation>Ele está na lista de classificadores de toda pasta que você abrir.</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Camada</translation>
    </message>
    <message>
        <source>As the file names it</source>
        <translation>Como o arquivo a chama</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>O que ela faz</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>The shape of what it gives on</source>
        <translation>A forma do que ela passa adiante</translation>
    </message>
    <message>
        <source>Learnt</source>
        <translation>Aprendidos</translation>
    </message>
    <message>
        <source>How many numbers it has learnt</source>
        <translation>Quantos números ela aprendeu</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Choose a scan to see it here.</source>
        <translation>Escolha uma imagem para vê-la aqui.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
</context>
<context>
    <name>JudgeBar</name>
    <message>
        <source>Finding (Y)</source>
        <translation>Achado (Y)</translation>
    </message>
    <message>
        <source>Yes: one image stands for two, and that must be followed up</source>
        <translation>Sim: uma imagem vale por duas, e isso deve ser apurado</translation>
    </message>
    <message>
        <source>Not the same (U)</source>
        <translation>Não é a mesma (U)</translation>
    </message>
    <message>
        <source>Unlike: two images that only look alike; they are not listed again</source>
        <translation>Diferentes: duas imagens que só se parecem; não são listadas de novo</translation>
    </message>
    <message>
        <source>Explained (E)</source>
        <translation>Explicado (E)</translation>
    </message>
    <message>
        <source>The same image, for a reason that is known</source>
        <translation>A mesma imagem, por um motivo conhecido</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Takes back what was said about this pair (Backspace)</source>
        <translation>Retira o que foi dito deste par (Backspace)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Saved with what you say about the pair</source>
        <translation>Guardada com o que você disser do par</translation>
    </message>
    <message>
        <source>Note about the pair</source>
        <translation>Nota sobre o par</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Takes back: {0}</source>
        <translation>Desfaz: {0}</translation>
    </message>
</context>
<context>
    <name>Judgements</name>
    <message numerus="yes">
        <source>%n scan(s) put on the shortlist</source>
        <translation>
            <numerusform>%n imagem posta na seleção</numerusform>
            <numerusform>%n imagens postas na seleção</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) taken off the shortlist</source>
        <translation>
            <numerusform>%n imagem retirada da seleção</numerusform>
            <numerusform>%n imagens retiradas da seleção</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JudgingNetwork</name>
    <message>
        <source>These predictions were imported: the network that made them is not here.</source>
        <translation>Estas previsões foram importadas: a rede que as fez não está aqui.</translation>
    </message>
    <message>
        <source>The classifier {0}, which judged these scans, is not installed.</source>
        <translation>O classificador {0}, que julgou estas imagens, não está instalado.</translation>
    </message>
</context>
<context>
    <name>KeyedTable</name>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Key:</source>
        <translation>Tecla:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message>
        <source>as at first</source>
        <translation>como no início</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>In a review</source>
        <translation>Em uma revisão</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Em toda parte</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover-se</translation>
    </message>
    <message>
        <source>with Shift: select; with Ctrl: keep selection</source>
        <translation>com Shift: selecionar; com Ctrl: manter a seleção</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>Ir para a próxima parte da janela</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>a line of the navigator, a cell of the matrix, a similar scan</source>
        <translation>uma linha do navegador, uma célula da matriz, uma imagem semelhante</translation>
    </message>
</context>
<context>
    <name>LabelBar</name>
    <message>
        <source>Other label…</source>
        <translation>Outro rótulo…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Ambígua</translation>
    </message>
    <message>
        <source>Bad image</source>
        <translation>Imagem ruim</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Label {0}</source>
        <translation>Rotular {0}</translation>
    </message>
</context>
<context>
    <name>LabelPopup</name>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Matching labels</source>
        <translation>Rótulos encontrados</translation>
    </message>
    <message>
        <source>Enter takes it, Esc takes none</source>
        <translation>Enter escolhe, Esc cancela</translation>
    </message>
    <message>
        <source>New label: {0}</source>
        <translation>Novo rótulo: {0}</translation>
    </message>
</context>
<context>
    <name>LearntDialog</name>
    <message>
        <source>What the network learnt</source>
        <translation>O que a rede aprendeu</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Camada</translation>
    </message>
    <message>
        <source>What it sees in the scan</source>
        <translation>O que ela vê na imagem</translation>
    </message>
    <message>
        <source>First filters</source>
        <translation>Primeiros filtros</translation>
    </message>
    <message>
        <source>Opening the network…</source>
        <translation>Abrindo a rede…</translation>
    </message>
    <message>
        <source>Choose a scan to see what the network sees in it.</source>
        <translation>Escolha uma imagem para ver o que a rede vê nela.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Olhando…</translation>
    </message>
    <message>
        <source>{0} · {1} maps of {2} × {3}</source>
        <translation>{0} · {1} mapas de {2} × {3}</translation>
    </message>
    <message>
        <source>The {0} filters of the layer {1}, each stretched by itself: middle grey is a weight of 0, the lightest and the darkest are its strongest weights.</source>
        <translation>Os {0} filtros da camada {1}, cada um com seu próprio contraste: o cinza médio é peso 0; o mais claro e o mais escuro são os pesos mais fortes.</translation>
    </message>
    <message>
        <source>Filter {0}: strongest weight {1}</source>
        <translation>Filtro {0}: peso mais forte {1}</translation>
    </message>
    <message>
        <source>What the layer {0} makes of {1}. Each map is stretched by itself: black is its lowest value, white its highest.</source>
        <translation>O que a camada {0} faz de {1}. Cada mapa tem seu próprio contraste: preto é o menor valor, branco o maior.</translation>
    </message>
    <message>
        <source>Map {0}: {1} to {2}</source>
        <translation>Mapa {0}: {1} a {2}</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>A box hides or shows a kind; Enter or a double click selects its scans</source>
        <translation>A caixa esconde ou mostra um tipo; Enter ou um duplo clique seleciona suas imagens</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Esconder tudo</translation>
    </message>
</context>
<context>
    <name>Likeness</name>
    <message>
        <source>Not yet: this scan is still to be read.</source>
        <translation>Ainda não: esta imagem ainda vai ser lida.</translation>
    </message>
    <message>
        <source>Run reads the scans in this way first.</source>
        <translation>Antes, Executar lê as imagens deste modo.</translation>
    </message>
    <message>
        <source>appearance</source>
        <translation>aparência</translation>
    </message>
    <message>
        <source>What scans look like overall: features of the network, averaged.</source>
        <translation>O aspecto geral das imagens: características da rede, pela média.</translation>
    </message>
    <message>
        <source>details</source>
        <translation>detalhes</translation>
    </message>
    <message>
        <source>What is somewhere in a scan: the maxima of the same features.</source>
        <translation>O que há em algum lugar da imagem: os máximos das mesmas características.</translation>
    </message>
    <message>
        <source>A code learned from labels, in which each class lies together.</source>
        <translation>Um código aprendido com os rótulos, em que cada classe fica junta.</translation>
    </message>
    <message>
        <source>What another network makes of scans, such as an autoencoder.</source>
        <translation>O que outra rede faz das imagens, como um autocodificador.</translation>
    </message>
    <message>
        <source>What the network of the chosen classifier sees.</source>
        <translation>O que vê a rede do classificador escolhido.</translation>
    </message>
</context>
<context>
    <name>LookalikesView</name>
    <message>
        <source>Look-alikes</source>
        <translation>Semelhantes</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Ajna Desktop</source>
        <translation>Ajna Desktop</translation>
    </message>
    <message>
        <source>{0} – Ajna Desktop</source>
        <translation>{0} – Ajna Desktop</translation>
    </message>
    <message>
        <source>Open a folder of scans</source>
        <translation>Abrir uma pasta de imagens</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message>
        <source>Map of scans</source>
        <translation>Mapa das imagens</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>How places are found</source>
        <translation>Como os lugares são encontrados</translation>
    </message>
    <message>
        <source>PCA: the two directions in which the scans differ most; far is unlike. t-SNE: look-alikes lie together, but far distances mean nothing; takes minutes where there are many, and is kept</source>
        <translation>PCA: as duas direções em que as imagens mais diferem; longe é diferente. t-SNE: as parecidas ficam juntas, mas distâncias grandes não significam nada; leva minutos quando há muitas, e fica guardado</translation>
    </message>
    <message>
        <source>Coloured by</source>
        <translation>Colorido por</translation>
    </message>
    <message>
        <source>What the colours and shapes mean</source>
        <translation>O que as cores e as formas significam</translation>
    </message>
    <message>
        <source>Compute anew</source>
        <translation>Recalcular</translation>
    </message>
    <message>
        <source>Finds the places of all scans again, new ones included</source>
        <translation>Encontra de novo os lugares de todas as imagens, inclusive das novas</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Cor</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Drag moves the map</source>
        <translation>Arrastar move o mapa</translation>
    </message>
    <message>
        <source>Drag selects a rectangle</source>
        <translation>Arrastar seleciona um retângulo</translation>
    </message>
    <message>
        <source>Drag selects by lasso; with Shift always</source>
        <translation>Arrastar seleciona por laço; com Shift, sempre</translation>
    </message>
    <message>
        <source>Zoom in (+, wheel)</source>
        <translation>Ampliar (+, roda do mouse)</translation>
    </message>
    <message>
        <source>Zoom out (−, wheel)</source>
        <translation>Reduzir (−, roda do mouse)</translation>
    </message>
    <message>
        <source>All scans in sight (F)</source>
        <translation>Todas as imagens à vista (F)</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>The places of the scans are being read …</source>
        <translation>Lendo os lugares das imagens …</translation>
    </message>
    <message>
        <source>The map waits for what is being done …</source>
        <translation>O mapa espera pelo trabalho em andamento …</translation>
    </message>
    <message>
        <source>The scans are still being read; the map follows.</source>
        <translation>As imagens ainda estão sendo lidas; o mapa vem em seguida.</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Ainda não há mapa</translation>
    </message>
    <message>
        <source>Read the scans</source>
        <translation>Ler as imagens</translation>
    </message>
    <message>
        <source>It was stopped before there was anything to show.</source>
        <translation>Foi interrompido antes de haver algo para mostrar.</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Calcular</translation>
    </message>
    <message>
        <source>{0} scans. This plane shows {1} of how their features differ.</source>
        <translation>{0} imagens. Este plano mostra {1} das diferenças entre suas características.</translation>
    </message>
    <message>
        <source>{0} scans. Near is alike; far distances mean nothing.</source>
        <translation>{0} imagens. Perto é parecido; distâncias grandes não significam nada.</translation>
    </message>
    <message>
        <source>{0} new ones stand beside what they look most like, until the map is computed anew.</source>
        <translation>{0} novas estão ao lado daquela com que mais se parecem, até que o mapa seja recalculado.</translation>
    </message>
    <message>
        <source>Cluster {0}</source>
        <translation>Grupo {0}</translation>
    </message>
    <message>
        <source>New: stands beside what it looks most like</source>
        <translation>Nova: está ao lado daquela com que mais se parece</translation>
    </message>
    <message>
        <source>cluster {0}</source>
        <translation>grupo {0}</translation>
    </message>
    <message>
        <source>selected on the map</source>
        <translation>selecionadas no mapa</translation>
    </message>
    <message>
        <source>{0} scans selected</source>
        <translation>{0} imagens selecionadas</translation>
    </message>
</context>
<context>
    <name>MatrixBar</name>
    <message>
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Porcentagens</translation>
    </message>
    <message>
        <source>True labels</source>
        <translation>Rótulos verdadeiros</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordem</translation>
    </message>
    <message>
        <source>The labels that hold now, those of the folder, or what relabelling changed</source>
        <translation>Os rótulos que valem agora, os da pasta, ou o que a nova rotulagem mudou</translation>
    </message>
    <message>
        <source>How the classes follow each other</source>
        <translation>Como as classes se seguem</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>No class is called so.</source>
        <translation>Nenhuma classe se chama assim.</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>Procurar uma classe</translation>
    </message>
    <message>
        <source>Smaller cells (−)</source>
        <translation>Células menores (−)</translation>
    </message>
    <message>
        <source>Larger cells (+)</source>
        <translation>Células maiores (+)</translation>
    </message>
    <message>
        <source>Fit the whole matrix (F)</source>
        <translation>Ajustar a matriz inteira (F)</translation>
    </message>
    <message>
        <source>of each row</source>
        <translation>de cada linha</translation>
    </message>
    <message>
        <source>of each column</source>
        <translation>de cada coluna</translation>
    </message>
    <message>
        <source>none: counts</source>
        <translation>nenhuma: contagens</translation>
    </message>
    <message>
        <source>as curated</source>
        <translation>como revisados</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>como encontrados</translation>
    </message>
    <message>
        <source>the difference</source>
        <translation>a diferença</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>por nome</translation>
    </message>
    <message>
        <source>by size</source>
        <translation>por tamanho</translation>
    </message>
    <message>
        <source>by confusion</source>
        <translation>por confusão</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>{0}: folder {1}, predicted {2} ({3} of folder {1}, {4} of predicted {2}).</source>
        <translation>{0}: pasta {1}, previstos {2} ({3} de {1} na pasta, {4} dos previstos {2}).</translation>
    </message>
    <message>
        <source>1 scan labelled {1} was predicted {2} ({3} of {1}, {4} of predicted {2}).</source>
        <translation>1 imagem rotulada {1} foi prevista {2} ({3} de {1}, {4} das previstas {2}).</translation>
    </message>
    <message>
        <source>{0} scans labelled {1} were predicted {2} ({3} of {1}, {4} of predicted {2}).</source>
        <translation>{0} imagens rotuladas {1} foram previstas {2} ({3} de {1}, {4} das previstas {2}).</translation>
    </message>
    <message>
        <source>Labelled {1}, predicted {2}: as many as by the folder's labels.</source>
        <translation>Rótulo {1}, previsão {2}: tantas quanto pelos rótulos da pasta.</translation>
    </message>
    <message>
        <source>Labelled {1}, predicted {2}: {0} more than by the folder's labels.</source>
        <translation>Rótulo {1}, previsão {2}: {0} a mais do que pelos rótulos da pasta.</translation>
    </message>
    <message>
        <source>Labelled {1}, predicted {2}: {0} fewer than by the folder's labels.</source>
        <translation>Rótulo {1}, previsão {2}: {0} a menos do que pelos rótulos da pasta.</translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation>previsto {0}</translation>
    </message>
    <message>
        <source>labelled {0}</source>
        <translation>rotulado {0}</translation>
    </message>
    <message>
        <source>predicted {0}: {1}, {2} of them labelled so</source>
        <translation>previstas {0}: {1}, das quais {2} têm esse rótulo</translation>
    </message>
    <message>
        <source>labelled {0}: {1}, {2} of them predicted so</source>
        <translation>rotuladas {0}: {1}, das quais {2} foram previstas assim</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message>
        <source>Confusion matrix: rows true, columns predicted</source>
        <translation>Matriz de confusão: linhas verdadeiras, colunas previstas</translation>
    </message>
    <message>
        <source>Judge the folder with it</source>
        <translation>Julgar a pasta com ele</translation>
    </message>
    <message>
        <source>Keeps it among your classifiers, and chooses it.</source>
        <translation>Guarda-o entre os seus classificadores e o escolhe.</translation>
    </message>
    <message>
        <source>{0}: rows are true labels, columns what it told.</source>
        <translation>{0}: linhas são rótulos verdadeiros, colunas o que ele disse.</translation>
    </message>
    <message>
        <source>Point at a cell to read it; click it or press Enter to see its scans.</source>
        <translation>Aponte uma célula para lê-la; clique ou tecle Enter para ver suas imagens.</translation>
    </message>
    <message>
        <source>Click to see them.</source>
        <translation>Clique para vê-las.</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>Confusion matrix: rows true, columns predicted</source>
        <translation>Matriz de confusão: linhas verdadeiras, colunas previstas</translation>
    </message>
    <message>
        <source>Arrows move, Ctrl and an arrow go to the next error. Enter opens the cell, with Shift its row, with Ctrl its column. + and − zoom, F fits.</source>
        <translation>As setas movem, Ctrl e uma seta vão ao próximo erro. Enter abre a célula, com Shift a linha, com Ctrl a coluna. + e − ampliam e reduzem, F ajusta.</translation>
    </message>
    <message>
        <source>No predictions yet</source>
        <translation>Ainda sem previsões</translation>
    </message>
    <message>
        <source>The matrix appears when a classifier has judged the scans.</source>
        <translation>A matriz aparece quando um classificador tiver avaliado as imagens.</translation>
    </message>
    <message>
        <source>No relabelled scan: the folder's labels give the same matrix.</source>
        <translation>Nenhuma imagem rotulada de novo: os rótulos da pasta dão a mesma matriz.</translation>
    </message>
    <message>
        <source>Accuracy {0} by the curated labels, {1} by those of the folder</source>
        <translation>Acurácia de {0} pelos rótulos revisados, de {1} pelos da pasta</translation>
    </message>
    <message>
        <source>{0} · made {1} · {2}</source>
        <translation>{0} · feito em {1} · {2}</translation>
    </message>
    <message>
        <source>No scan has both a label and a prediction.</source>
        <translation>Nenhuma imagem tem rótulo e previsão.</translation>
    </message>
    <message>
        <source>Accuracy {0} · balanced accuracy {1} · {2} scans</source>
        <translation>Acurácia {0} · acurácia balanceada {1} · {2} imagens</translation>
    </message>
    <message>
        <source>Point at a cell to read it; click it or press Enter to see its scans.</source>
        <translation>Aponte para uma célula para lê-la; clique ou tecle Enter para ver suas imagens.</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>True label</source>
        <translation>Rótulo verdadeiro</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Most confused</source>
        <translation>Mais confundidas</translation>
    </message>
    <message>
        <source>Click to see them.</source>
        <translation>Clique para vê-las.</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge classes</source>
        <translation>Juntar classes</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Juntar</translation>
    </message>
    <message>
        <source>Class that it becomes</source>
        <translation>Classe que ela passa a ser</translation>
    </message>
    <message>
        <source>Which class does “{0}” become?</source>
        <translation>Que classe “{0}” passa a ser?</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) of “{0}” become “{1}”, which then has {2}; {3} of them were reviewed, and stay so. The predictions are made anew. It can be undone.</source>
        <translation>
            <numerusform>%n imagem de “{0}” passa a ser “{1}”, que fica com {2}; {3} delas foram revisadas e continuam assim. As previsões são refeitas. Pode ser desfeito.</numerusform>
            <numerusform>%n imagens de “{0}” passam a ser “{1}”, que fica com {2}; {3} delas foram revisadas e continuam assim. As previsões são refeitas. Pode ser desfeito.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Images on which readers differ</source>
        <translation>Imagens em que os leitores divergem</translation>
    </message>
    <message>
        <source>Merge a store…</source>
        <translation>Mesclar um acervo…</translation>
    </message>
    <message>
        <source>Takes over what was said in the store of another reader, or in a copy</source>
        <translation>Traz o que foi dito no acervo de outro leitor, ou em uma cópia</translation>
    </message>
    <message>
        <source>Merge a folder's store…</source>
        <translation>Mesclar o acervo de uma pasta…</translation>
    </message>
    <message>
        <source>Takes over what was said of another folder that was opened here</source>
        <translation>Traz o que foi dito sobre outra pasta aberta neste computador</translation>
    </message>
    <message numerus="yes">
        <source>Readers who did not know of each other differ on %n image(s).</source>
        <translation>
            <numerusform>Leitores que não sabiam um do outro divergem em %n imagem(ns).</numerusform>
            <numerusform>Leitores que não sabiam um do outro divergem em %n imagem(ns).</numerusform>
        </translation>
    </message>
    <message>
        <source>On {0} more that are not in this folder as well.</source>
        <translation>Também em outras {0} que não estão nesta pasta.</translation>
    </message>
    <message>
        <source>Nobody differs</source>
        <translation>Ninguém diverge</translation>
    </message>
    <message numerus="yes">
        <source>What was said in %n other store(s) was taken over, and there is no image on which readers differ.</source>
        <translation>
            <numerusform>O que foi dito em %n outro(s) acervo(s) foi trazido, e não há imagem em que os leitores divirjam.</numerusform>
            <numerusform>O que foi dito em %n outro(s) acervo(s) foi trazido, e não há imagem em que os leitores divirjam.</numerusform>
        </translation>
    </message>
    <message>
        <source>Several readers, no server</source>
        <translation>Vários leitores, sem servidor</translation>
    </message>
    <message>
        <source>Each reader works on their own computer. Merge their store into yours: images are known by their content, nothing is lost, and merging twice changes nothing. Where readers differ, you find the images here and decide.</source>
        <translation>Cada leitor trabalha em seu próprio computador. Mescle o acervo dele ao seu: as imagens são reconhecidas pelo conteúdo, nada se perde e mesclar duas vezes não muda nada. Onde os leitores divergem, as imagens aparecem aqui e você decide.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>Opiniões</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>Quem diz o quê</translation>
    </message>
    <message>
        <source>Holds now</source>
        <translation>Vale agora</translation>
    </message>
    <message>
        <source>The latest word, meanwhile</source>
        <translation>A última palavra, por enquanto</translation>
    </message>
    <message>
        <source>Said last</source>
        <translation>Dito por último</translation>
    </message>
    <message>
        <source>When the latest was said</source>
        <translation>Quando foi dita a última</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não mais conhecida</translation>
    </message>
    <message>
        <source>Decides for this word: Alt+{0}. For another one: F3, then its key.</source>
        <translation>Decide por esta palavra: Alt+{0}. Para outra: F3 e depois a tecla dela.</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Merge</source>
        <translation>Mesclar</translation>
    </message>
    <message>
        <source>readers differ</source>
        <translation>leitores divergem</translation>
    </message>
    <message>
        <source>Readers differ</source>
        <translation>Leitores divergem</translation>
    </message>
    <message>
        <source>Export on what readers differ</source>
        <translation>Exportar em que os leitores divergem</translation>
    </message>
    <message>
        <source>The store of another reader</source>
        <translation>O acervo de outro leitor</translation>
    </message>
    <message>
        <source>Stores and backups (*.ajna *.ajna.backup-*);;All files (*)</source>
        <translation>Acervos e cópias de segurança (*.ajna *.ajna.backup-*);;Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>A folder that was opened on this computer</source>
        <translation>Uma pasta aberta neste computador</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
</context>
<context>
    <name>MethodList</name>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>{0}, cannot be trained here yet</source>
        <translation>{0}, ainda não pode ser treinado aqui</translation>
    </message>
</context>
<context>
    <name>MethodModel</name>
    <message>
        <source>Installed; not compared on this folder yet.</source>
        <translation>Instalado; ainda não comparado nesta pasta.</translation>
    </message>
    <message>
        <source>Not trained on this folder yet.</source>
        <translation>Ainda não treinado nesta pasta.</translation>
    </message>
    <message>
        <source>Original study: {0}</source>
        <translation>Estudo original: {0}</translation>
    </message>
    <message>
        <source>{0}: {1}; 95 % interval {2} to {3}</source>
        <translation>{0}: {1}; intervalo de 95 % de {2} a {3}</translation>
    </message>
</context>
<context>
    <name>MethodTable</name>
    <message>
        <source>Classifiers compared</source>
        <translation>Classificadores comparados</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Add a class</source>
        <translation>Adicionar uma classe</translation>
    </message>
    <message>
        <source>Rename a class</source>
        <translation>Renomear uma classe</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renomear</translation>
    </message>
    <message>
        <source>Name of the class</source>
        <translation>Nome da classe</translation>
    </message>
    <message>
        <source>What is the new class called?</source>
        <translation>Como se chama a nova classe?</translation>
    </message>
    <message>
        <source>What is “{0}” to be called?</source>
        <translation>Como “{0}” deve se chamar?</translation>
    </message>
    <message>
        <source>There is a class of this name already.</source>
        <translation>Já existe uma classe com este nome.</translation>
    </message>
    <message>
        <source>There is a class of this name already: merge the two instead.</source>
        <translation>Já existe uma classe com este nome: em vez disso, junte as duas.</translation>
    </message>
    <message>
        <source>It gets a key at once, and scans when you label some so.</source>
        <translation>Ela recebe uma tecla logo, e imagens quando você rotular algumas assim.</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) have it. Their labels, the labels of the folder, the predictions and the key follow. What was said before stays in the history as it was said. It can be undone.</source>
        <translation>
            <numerusform>%n imagem a tem. Os rótulos, os rótulos da pasta, as previsões e a tecla acompanham a mudança. O que foi dito antes fica no histórico como foi dito. Pode ser desfeito.</numerusform>
            <numerusform>%n imagens a têm. Os rótulos, os rótulos da pasta, as previsões e a tecla acompanham a mudança. O que foi dito antes fica no histórico como foi dito. Pode ser desfeito.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>Take this review up again</source>
        <translation>Retomar esta revisão</translation>
    </message>
    <message>
        <source>Take it off the list (Delete); what was decided stays</source>
        <translation>Tirar da lista (Delete); o que foi decidido fica</translation>
    </message>
    <message>
        <source>label ≠ prediction</source>
        <translation>rótulo ≠ previsão</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>ilegível</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>incertos</translation>
    </message>
    <message>
        <source>suspects</source>
        <translation>suspeitos</translation>
    </message>
    <message>
        <source>poor image quality</source>
        <translation>má qualidade de imagem</translation>
    </message>
    <message>
        <source>unlike anything learnt</source>
        <translation>diferentes de tudo que foi aprendido</translation>
    </message>
    <message>
        <source>shortlist</source>
        <translation>seleção</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Divisões</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Rótulos</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisão</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>com nota</translation>
    </message>
    <message>
        <source>with a rectangle</source>
        <translation>com retângulo</translation>
    </message>
    <message>
        <source>Reviews under way</source>
        <translation>Revisões em andamento</translation>
    </message>
    <message>
        <source>Take this review up again; Delete takes it off the list</source>
        <translation>Retomar esta revisão; Delete a tira da lista</translation>
    </message>
</context>
<context>
    <name>NeighbourControl</name>
    <message>
        <source>similar to {0}</source>
        <translation>parecidas com {0}</translation>
    </message>
</context>
<context>
    <name>NeighbourModel</name>
    <message>
        <source>the same content as this scan</source>
        <translation>o mesmo conteúdo desta imagem</translation>
    </message>
    <message>
        <source>distance {0}</source>
        <translation>distância {0}</translation>
    </message>
</context>
<context>
    <name>NeighbourStrip</name>
    <message>
        <source>Similar scans</source>
        <translation>Imagens semelhantes</translation>
    </message>
    <message>
        <source>Like the marked part, which the network saw by itself. {0}</source>
        <translation>Parecidas com a parte marcada, que a rede viu isolada. {0}</translation>
    </message>
    <message>
        <source>No other scan has been described yet.</source>
        <translation>Nenhuma outra imagem foi descrita ainda.</translation>
    </message>
    <message>
        <source>None of the {0} nearest has a label.</source>
        <translation>Nenhuma das {0} mais próximas tem rótulo.</translation>
    </message>
    <message>
        <source>{0} of the {1} nearest are labelled {2}.</source>
        <translation>{0} das {1} mais próximas têm o rótulo {2}.</translation>
    </message>
    <message>
        <source>{0} of {1} nearest share its label ({2}).</source>
        <translation>{0} das {1} mais próximas têm o mesmo rótulo ({2}).</translation>
    </message>
</context>
<context>
    <name>NewStudyDialog</name>
    <message>
        <source>New second reading</source>
        <translation>Nova segunda leitura</translation>
    </message>
    <message>
        <source>ana, bruno</source>
        <translation>ana, bruno</translation>
    </message>
    <message>
        <source>The names of those who read, with commas between</source>
        <translation>Os nomes de quem lê, separados por vírgulas</translation>
    </message>
    <message>
        <source>Images whose label a person has given or confirmed, hidden among the others: they show how often a reader is right</source>
        <translation>Imagens cujo rótulo uma pessoa deu ou confirmou, escondidas entre as outras: mostram quantas vezes um leitor acerta</translation>
    </message>
    <message>
        <source>The same number draws the same images again</source>
        <translation>O mesmo número sorteia de novo as mesmas imagens</translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation>Criar o estudo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Each of {0} readers gets {1} images in an order of their own, and sees neither labels nor predictions nor what the others said.</source>
        <translation>Cada um dos {0} leitores recebe {1} imagens em uma ordem própria, e não vê rótulos, previsões nem o que os outros disseram.</translation>
    </message>
    <message>
        <source>With as many of each label, kappa is that of this sample, not of the folder.</source>
        <translation>Com tantas de cada rótulo, o kappa é o desta amostra, não o da pasta.</translation>
    </message>
    <message>
        <source>Name two readers or more, with commas between.</source>
        <translation>Nomeie dois ou mais leitores, separados por vírgulas.</translation>
    </message>
    <message>
        <source>There is no image to read: choose others.</source>
        <translation>Não há imagem para ler: escolha outras.</translation>
    </message>
    <message>
        <source>Nobody has confirmed a label yet, so there is nothing to plant: review some scans first.</source>
        <translation>Ninguém confirmou um rótulo ainda, então não há o que plantar: revise algumas imagens antes.</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Título</translation>
    </message>
    <message>
        <source>&amp;Readers</source>
        <translation>&amp;Leitores</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>&amp;Chosen</source>
        <translation>&amp;Escolhidas</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Imagens</translation>
    </message>
    <message>
        <source>&amp;Planted known images</source>
        <translation>Imagens conhecidas &amp;plantadas</translation>
    </message>
    <message>
        <source>&amp;Number of the draw</source>
        <translation>&amp;Número do sorteio</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Remark on the rectangle</source>
        <translation>Observação sobre o retângulo</translation>
    </message>
    <message>
        <source>What did you see?</source>
        <translation>O que você viu?</translation>
    </message>
    <message>
        <source>What is here? May stay empty.</source>
        <translation>O que há aqui? Pode ficar vazio.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter keeps it, Esc does not</source>
        <translation>Ctrl+Enter guarda, Esc não</translation>
    </message>
    <message>
        <source>{0} of at most {1} characters.</source>
        <translation>{0} de no máximo {1} caracteres.</translation>
    </message>
</context>
<context>
    <name>NotesList</name>
    <message>
        <source>Notes and rectangles</source>
        <translation>Notas e retângulos</translation>
    </message>
</context>
<context>
    <name>NotesPart</name>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Retângulo</translation>
    </message>
    <message>
        <source>Nothing is noted on this scan.</source>
        <translation>Nada foi anotado nesta imagem.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Enter in the list</source>
        <translation>Enter na lista</translation>
    </message>
    <message>
        <source>Delete in the list</source>
        <translation>Delete na lista</translation>
    </message>
    <message>
        <source>Take the tag {0} off</source>
        <translation>Retirar a etiqueta {0}</translation>
    </message>
    <message>
        <source>(no remark)</source>
        <translation>(sem observação)</translation>
    </message>
    <message>
        <source>{0} × {1} pixels at {2}, {3}</source>
        <translation>{0} × {1} pixels em {2}, {3}</translation>
    </message>
</context>
<context>
    <name>OddPage</name>
    <message>
        <source>Companions share the</source>
        <translation>Companheiros têm em comum</translation>
    </message>
    <message>
        <source>Scans are compared with others that share this</source>
        <translation>As imagens são comparadas com outras que têm isto em comum</translation>
    </message>
    <message>
        <source>Find odd ones</source>
        <translation>Procurar destoantes</translation>
    </message>
    <message>
        <source>Group in the gallery</source>
        <translation>Grupo na galeria</translation>
    </message>
    <message>
        <source>Shows all scans of the group in the gallery (Enter)</source>
        <translation>Mostra todas as imagens do grupo na galeria (Enter)</translation>
    </message>
    <message>
        <source>Beside its nearest</source>
        <translation>Ao lado da mais típica</translation>
    </message>
    <message>
        <source>Shows the scan beside the least odd one of its group (D)</source>
        <translation>Mostra a imagem ao lado da menos destoante do grupo (D)</translation>
    </message>
    <message>
        <source>Scans by how odd they are</source>
        <translation>Imagens por quanto destoam</translation>
    </message>
    <message>
        <source>No group of three</source>
        <translation>Nenhum grupo de três</translation>
    </message>
    <message>
        <source>Companions are compared within groups of three scans or more, and no value of this column is shared by three. Choose another one above.</source>
        <translation>Companheiros são comparados em grupos de três imagens ou mais, e nenhum valor desta coluna é comum a três. Escolha outra acima.</translation>
    </message>
    <message>
        <source>{0} of {1} scans in {2} groups lie uncommonly far (score above {3}).</source>
        <translation>{0} de {1} imagens em {2} grupos estão incomumente longe (pontuação acima de {3}).</translation>
    </message>
    <message>
        <source>Without two companions, or not read yet: {0}.</source>
        <translation>Sem dois companheiros, ou ainda não lidas: {0}.</translation>
    </message>
    <message>
        <source>{0}: {1} scans, the oddest first</source>
        <translation>{0}: {1} imagens, a mais destoante primeiro</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>What the scan shares with its companions</source>
        <translation>O que a imagem tem em comum com os companheiros</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Pontuação</translation>
    </message>
    <message>
        <source>By how many robust standard deviations (1.4826 × MAD) its distance exceeds the median of the group; above 3.5 is uncommon</source>
        <translation>Por quantos desvios padrão robustos (1,4826 × MAD) sua distância excede a mediana do grupo; acima de 3,5 é incomum</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distância</translation>
    </message>
    <message>
        <source>Median cosine distance to its companions, from 0 to 2</source>
        <translation>Distância de cosseno mediana aos companheiros, de 0 a 2</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>Companheiros</translation>
    </message>
    <message>
        <source>Other scans of the group</source>
        <translation>Outras imagens do grupo</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label that holds now</source>
        <translation>O rótulo que vale agora</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não mais conhecida</translation>
    </message>
    <message>
        <source>{0} lies {1} from its {2} companions of {3}: a score of {4}.</source>
        <translation>{0} está a {1} dos seus {2} companheiros de {3}: pontuação {4}.</translation>
    </message>
</context>
<context>
    <name>OddView</name>
    <message>
        <source>Odd one out</source>
        <translation>Destoantes</translation>
    </message>
    <message>
        <source>Who does not belong?</source>
        <translation>Quem não pertence ao grupo?</translation>
    </message>
    <message>
        <source>Scans of one patient, container, lot or folder look alike. Those that lie far from their companions may be misfiled, mislabelled or worth a look.</source>
        <translation>Imagens de um paciente, contêiner, lote ou pasta se parecem. As que estão longe das companheiras podem estar no lugar errado, com rótulo errado, ou merecer um olhar.</translation>
    </message>
    <message>
        <source>Find odd ones</source>
        <translation>Procurar destoantes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
</context>
<context>
    <name>OperatingPointPage</name>
    <message>
        <source>ROC curve, with the threshold</source>
        <translation>Curva ROC, com o limiar</translation>
    </message>
    <message>
        <source>Precision-recall curve, with the threshold</source>
        <translation>Curva de precisão e revocação, com o limiar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partição</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Rótulos</translation>
    </message>
    <message>
        <source>as curated</source>
        <translation>como revisados</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>como encontrados</translation>
    </message>
    <message>
        <source>Logarithmic counts</source>
        <translation>Contagens logarítmicas</translation>
    </message>
    <message>
        <source>Save with the classifier</source>
        <translation>Salvar com o classificador</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>▲ {0}: {1}</source>
        <translation>▲ {0}: {1}</translation>
    </message>
    <message>
        <source>▼ all others: {0}</source>
        <translation>▼ todas as outras: {0}</translation>
    </message>
    <message>
        <source>Scores of {0}: hatched is what the threshold decides wrongly</source>
        <translation>Probabilidades de {0}: hachurado é o que o limiar decide errado</translation>
    </message>
    <message>
        <source>ROC: recall over false alarms</source>
        <translation>ROC: revocação pelos alarmes falsos</translation>
    </message>
    <message>
        <source>Precision over recall</source>
        <translation>Precisão pela revocação</translation>
    </message>
    <message>
        <source>Drag the handle, or step with the arrow keys, to see which scans flip.</source>
        <translation>Arraste a marca, ou ande com as setas do teclado, para ver quais imagens mudam de decisão.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Limiar</translation>
    </message>
    <message>
        <source>From this probability on the class is decided for</source>
        <translation>A partir desta probabilidade decide-se pela classe</translation>
    </message>
    <message>
        <source>Write the threshold that is kept into the classifier: it decides so in every folder. One that came with the program is copied first.</source>
        <translation>Grava no classificador o limiar que vale agora: ele decidirá assim em toda pasta. Um que veio com o programa é copiado antes.</translation>
    </message>
</context>
<context>
    <name>OperatingPointView</name>
    <message>
        <source>Operating point</source>
        <translation>Ponto de operação</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <source>The predictions of this folder are being read.</source>
        <translation>As previsões desta pasta estão sendo lidas.</translation>
    </message>
    <message>
        <source>No predictions yet</source>
        <translation>Ainda sem previsões</translation>
    </message>
    <message>
        <source>Curves and thresholds appear when a classifier has judged the scans.</source>
        <translation>Curvas e limiares aparecem quando um classificador tiver julgado as imagens.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
    <message>
        <source>No labels to compare with</source>
        <translation>Sem rótulos para comparar</translation>
    </message>
    <message>
        <source>Which threshold suits can be told by scans that have a label, too.</source>
        <translation>Só imagens que também têm rótulo dizem que limiar convém.</translation>
    </message>
    <message>
        <source>Show scans without a label</source>
        <translation>Mostrar imagens sem rótulo</translation>
    </message>
    <message>
        <source>flips at {0}</source>
        <translation>mudam em {0}</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>Confusion matrix: rows true, columns predicted</source>
        <translation>Matriz de confusão: linhas verdadeiras, colunas previstas</translation>
    </message>
    <message>
        <source>Test scans: rows are true labels, columns what it says</source>
        <translation>Imagens de teste: as linhas são os rótulos verdadeiros, as colunas o que ele diz</translation>
    </message>
    <message>
        <source>Validation scans: rows are true labels, columns what it says</source>
        <translation>Imagens de validação: as linhas são os rótulos verdadeiros, as colunas o que ele diz</translation>
    </message>
    <message>
        <source>Point at a cell to read it.</source>
        <translation>Aponte para uma célula para lê-la.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Teste</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validação</translation>
    </message>
    <message>
        <source>{0}: accuracy {1}, balanced {2} · {3} scans</source>
        <translation>{0}: acurácia {1}, balanceada {2} · {3} imagens</translation>
    </message>
    <message>
        <source>{0}: accuracy {1}, balanced {2}, AUC {3} · {4} scans</source>
        <translation>{0}: acurácia {1}, balanceada {2}, AUC {3} · {4} imagens</translation>
    </message>
</context>
<context>
    <name>OutsideBar</name>
    <message>
        <source>Not in the matrix:</source>
        <translation>Fora da matriz:</translation>
    </message>
    <message>
        <source>Every scan is counted.</source>
        <translation>Todas as imagens foram contadas.</translation>
    </message>
    <message>
        <source>Show them in the gallery</source>
        <translation>Mostrá-las na galeria</translation>
    </message>
</context>
<context>
    <name>PairBar</name>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Back to where you were (Esc)</source>
        <translation>Volta para onde você estava (Esc)</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Beside each other; zoom and window are one for all</source>
        <translation>Uma ao lado da outra; zoom e janela valem para todas</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Alternar</translation>
    </message>
    <message>
        <source>In one place, one after the other (B); the arrow keys change by hand</source>
        <translation>No mesmo lugar, uma depois da outra (B); as setas alternam à mão</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>What is brighter or darker in the second, in colours (V)</source>
        <translation>O que é mais claro ou mais escuro na segunda, em cores (V)</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Trocar</translation>
    </message>
    <message>
        <source>The second becomes the first (T)</source>
        <translation>A segunda passa a ser a primeira (T)</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Sozinho</translation>
    </message>
    <message>
        <source>The images change by themselves; at first only where the desktop moves</source>
        <translation>As imagens se alternam sozinhas; de início só onde a área de trabalho usa animações</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>por segundo</translation>
    </message>
    <message>
        <source>How often the images change</source>
        <translation>Com que frequência as imagens se alternam</translation>
    </message>
    <message>
        <source>Changes a second</source>
        <translation>Trocas por segundo</translation>
    </message>
</context>
<context>
    <name>PairControl</name>
    <message>
        <source>One of the two has no image: there is nothing to lay over the other.</source>
        <translation>Uma das duas não tem imagem: não há o que sobrepor à outra.</translation>
    </message>
</context>
<context>
    <name>PairTable</name>
    <message>
        <source>Most confused classes</source>
        <translation>Classes mais confundidas</translation>
    </message>
</context>
<context>
    <name>PairTableModel</name>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The true label</source>
        <translation>O rótulo verdadeiro</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>What it was taken for</source>
        <translation>Com o que foi confundido</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Labelled so and predicted so</source>
        <translation>Com esse rótulo e essa previsão</translation>
    </message>
    <message>
        <source>Of label</source>
        <translation>Do rótulo</translation>
    </message>
    <message>
        <source>Of those labelled so, how many</source>
        <translation>Dos que têm esse rótulo, quantos</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Inverso</translation>
    </message>
    <message>
        <source>The other way around: labelled as the prediction</source>
        <translation>Ao contrário: com o rótulo da previsão</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
    <message>
        <source>The two do not overlap.</source>
        <translation>As duas não se sobrepõem.</translation>
    </message>
    <message>
        <source>Aligned: the second covers {0} of the first.</source>
        <translation>Alinhadas: a segunda cobre {0} da primeira.</translation>
    </message>
    <message>
        <source>Not aligned: the second was stretched to the size of the first.</source>
        <translation>Não alinhadas: a segunda foi esticada para o tamanho da primeira.</translation>
    </message>
    <message>
        <source>After their grey levels were fitted, they differ by {0} of the range on average.</source>
        <translation>Depois de ajustados os níveis de cinza, diferem em média {0} da faixa.</translation>
    </message>
</context>
<context>
    <name>PartPicker</name>
    <message>
        <source>Part of the image to search by</source>
        <translation>Parte da imagem pela qual procurar</translation>
    </message>
    <message>
        <source>Draw a rectangle. Arrows move it, Shift with arrows sizes it, Enter searches.</source>
        <translation>Desenhe um retângulo. As setas o movem, Shift com setas muda o tamanho, Enter procura.</translation>
    </message>
    <message>
        <source>Draw a rectangle by mouse or arrows to search by that part. Esc leaves.</source>
        <translation>Desenhe um retângulo com o mouse ou as setas para procurar por essa parte. Esc sai.</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Merge</source>
        <translation>Mesclar</translation>
    </message>
    <message>
        <source>A backup is made before</source>
        <translation>Uma cópia de segurança é feita antes</translation>
    </message>
    <message>
        <source>“{0}” tells nothing new</source>
        <translation>“{0}” não traz nada de novo</translation>
    </message>
    <message>
        <source>Everything in it is known here already.</source>
        <translation>Tudo o que há nele já é conhecido aqui.</translation>
    </message>
    <message>
        <source>Merge “{0}”?</source>
        <translation>Mesclar “{0}”?</translation>
    </message>
    <message>
        <source>“{0}” was merged</source>
        <translation>“{0}” foi mesclado</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>Não mesclar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>PointFigures</name>
    <message>
        <source>{0} caught</source>
        <translation>{0} achadas</translation>
    </message>
    <message>
        <source>{0} missed</source>
        <translation>{0} perdidas</translation>
    </message>
    <message>
        <source>{0} false alarms</source>
        <translation>{0} alarmes falsos</translation>
    </message>
    <message>
        <source>{0} rightly left</source>
        <translation>{0} bem deixadas</translation>
    </message>
    <message>
        <source>Labelled {0}, and told so. Click to see them.</source>
        <translation>Com rótulo {0}, e assim previstas. Clique para vê-las.</translation>
    </message>
    <message>
        <source>Labelled {0}, but told otherwise. Click to see them.</source>
        <translation>Com rótulo {0}, mas previstas de outro modo. Clique para vê-las.</translation>
    </message>
    <message>
        <source>Not {0}, but told so. Click to see them.</source>
        <translation>Não são {0}, mas assim previstas. Clique para vê-las.</translation>
    </message>
    <message>
        <source>Not {0}, and not told so. Click to see them.</source>
        <translation>Não são {0}, nem assim previstas. Clique para vê-las.</translation>
    </message>
    <message>
        <source>{0} ({1}–{2})</source>
        <translation>{0} ({1}–{2})</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Revocação</translation>
    </message>
    <message>
        <source>Of the scans of the class, how many are caught (sensitivity)</source>
        <translation>Das imagens da classe, quantas são achadas (sensibilidade)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisão</translation>
    </message>
    <message>
        <source>Of the scans told to be of the class, how many are</source>
        <translation>Das imagens previstas como da classe, quantas são</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Especificidade</translation>
    </message>
    <message>
        <source>Of all other scans, how many raise no alarm</source>
        <translation>De todas as outras imagens, quantas não dão alarme</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Média harmônica de precisão e revocação</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Of all scans, how many are told right: the class against the rest</source>
        <translation>De todas as imagens, quantas acertam: a classe contra o resto</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Acurácia balanceada</translation>
    </message>
    <message>
        <source>Mean of recall and specificity</source>
        <translation>Média de revocação e especificidade</translation>
    </message>
    <message>
        <source>Area under ROC</source>
        <translation>Área sob a ROC</translation>
    </message>
    <message>
        <source>Chance that a scan of the class scores higher than another one</source>
        <translation>Chance de uma imagem da classe ter probabilidade maior que a de outra</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Precisão média</translation>
    </message>
    <message>
        <source>Area under the precision-recall curve, at any threshold</source>
        <translation>Área sob a curva de precisão e revocação, em qualquer limiar</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>{0} more classes, together {1}</source>
        <translation>mais {0} classes, juntas {1}</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Andamento</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>It begins after the work under way…</source>
        <translation>Começa depois do trabalho em andamento…</translation>
    </message>
    <message>
        <source>Stopping at the next step…</source>
        <translation>Parando no próximo passo…</translation>
    </message>
</context>
<context>
    <name>ProofPart</name>
    <message>
        <source>Copy hashes</source>
        <translation>Copiar hashes</translation>
    </message>
    <message>
        <source>Copies the last hash of every chain, to be kept outside this computer</source>
        <translation>Copia o último hash de cada cadeia, para guardar fora deste computador</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Computes every hash anew, and compares the labels with the events</source>
        <translation>Recalcula cada hash e compara os rótulos com os eventos</translation>
    </message>
    <message>
        <source>Export signed…</source>
        <translation>Exportar assinado…</translation>
    </message>
    <message>
        <source>Writes every event into one file that carries your signature</source>
        <translation>Grava todos os eventos em um arquivo com a sua assinatura</translation>
    </message>
    <message>
        <source>Each event carries the hash of the one before it: whoever changes, removes or moves one without computing all later hashes anew is found by “Verify”. Somebody who can write to the store may do just that; only a hash or a signed file kept elsewhere shows it. A signature proves which key signed, not who held it, nor that what was said is true.</source>
        <translation>Cada evento leva o hash do anterior: quem altera, remove ou troca um deles sem recalcular todos os hashes seguintes é descoberto por “Verificar”. Quem pode gravar no acervo pode fazer exatamente isso; só um hash ou um arquivo assinado guardado em outro lugar o mostra. Uma assinatura prova qual chave assinou, não quem a tinha, nem que o que foi dito é verdade.</translation>
    </message>
    <message>
        <source>Nobody has said anything about a label yet.</source>
        <translation>Ninguém disse nada sobre um rótulo ainda.</translation>
    </message>
    <message>
        <source>{0} label events; the hash of the last begins with {1}.</source>
        <translation>{0} eventos de rótulo; o hash do último começa com {1}.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <source>Something is wrong: {0}</source>
        <translation>Há algo errado: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Everything is sound: %n label event(s).</source>
        <translation>
            <numerusform>Está tudo íntegro: %n evento(s) de rótulo.</numerusform>
            <numerusform>Está tudo íntegro: %n evento(s) de rótulo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied. Keep it outside this computer, with today's date.</source>
        <translation>Copiado. Guarde fora deste computador, com a data de hoje.</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>Measure again</source>
        <translation>Medir de novo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Ways to compare</source>
        <translation>Formas de comparar</translation>
    </message>
    <message>
        <source>Hits by label</source>
        <translation>Acertos por rótulo</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Nothing was measured yet</source>
        <translation>Nada foi medido ainda</translation>
    </message>
    <message>
        <source>For every way to compare scans: how many of the nearest have the label of the scan asked about, and what the index of look-alikes loses for its speed. It takes seconds to minutes.</source>
        <translation>Para cada forma de comparar imagens: quantas das mais próximas têm o rótulo da imagem consultada, e o que o índice de parecidas perde pela velocidade. Leva de segundos a minutos.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Waiting to begin…</source>
        <translation>Esperando para começar…</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Medindo</translation>
    </message>
    <message>
        <source>The program can be used meanwhile.</source>
        <translation>O programa pode ser usado enquanto isso.</translation>
    </message>
    <message>
        <source>It could not be measured</source>
        <translation>Não foi possível medir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>{0} of {1} scans that could ask were drawn.</source>
        <translation>{0} de {1} imagens que poderiam perguntar foram sorteadas.</translation>
    </message>
    <message>
        <source>Measured on {0}.</source>
        <translation>Medido em {0}.</translation>
    </message>
    <message>
        <source>By label: {0}</source>
        <translation>Por rótulo: {0}</translation>
    </message>
    <message>
        <source>There are too few images for an index: every one is compared.</source>
        <translation>Há poucas imagens para um índice: todas são comparadas.</translation>
    </message>
    <message>
        <source>Index of look-alikes: {0}, {1} images, the {2} nearest of {3} queries</source>
        <translation>Índice de parecidas: {0}, {1} imagens, as {2} mais próximas de {3} consultas</translation>
    </message>
</context>
<context>
    <name>QualityView</name>
    <message>
        <source>Search quality</source>
        <translation>Qualidade da busca</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Goes through the selected scans, else all of them, by keys (F3)</source>
        <translation>Percorre as imagens selecionadas, ou todas elas, pelo teclado (F3)</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>Na galeria</translation>
    </message>
    <message>
        <source>Shows the selected scans, else all of them, in the gallery (Enter)</source>
        <translation>Mostra na galeria as imagens selecionadas, senão todas (Enter)</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Exportar lista…</translation>
    </message>
    <message>
        <source>Review {0} selected</source>
        <translation>Revisar {0} selecionadas</translation>
    </message>
    <message>
        <source>Review these {0}</source>
        <translation>Revisar estas {0}</translation>
    </message>
</context>
<context>
    <name>ReadersView</name>
    <message>
        <source>Readers</source>
        <translation>Leitores</translation>
    </message>
</context>
<context>
    <name>RecallPlot</name>
    <message>
        <source>Share of the neighbours found, by milliseconds</source>
        <translation>Parte das vizinhas achadas, por milissegundos</translation>
    </message>
    <message>
        <source>{0} trees</source>
        <translation>{0} árvores</translation>
    </message>
    <message>
        <source>{0}, the ring is what is used</source>
        <translation>{0}, o anel é o que se usa</translation>
    </message>
    <message>
        <source>median milliseconds for one query</source>
        <translation>milissegundos (mediana) para uma consulta</translation>
    </message>
</context>
<context>
    <name>RectangleLayer</name>
    <message>
        <source>Rectangles: {0}</source>
        <translation>Retângulos: {0}</translation>
    </message>
</context>
<context>
    <name>RectanglePicker</name>
    <message>
        <source>Rectangle with a remark</source>
        <translation>Retângulo com observação</translation>
    </message>
    <message>
        <source>Draw a rectangle. Arrows move it, Shift with arrows sizes it, Enter keeps it.</source>
        <translation>Desenhe um retângulo. As setas o movem, Shift com as setas muda o tamanho, Enter o guarda.</translation>
    </message>
    <message>
        <source>Draw a rectangle by mouse or arrows to remark on what is there. Esc leaves.</source>
        <translation>Desenhe um retângulo com o mouse ou as setas para anotar o que há ali. Esc sai.</translation>
    </message>
</context>
<context>
    <name>ReliabilityPart</name>
    <message>
        <source>Probability of</source>
        <translation>Probabilidade de</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Faixas</translation>
    </message>
    <message>
        <source>Equal width</source>
        <translation>De mesma largura</translation>
    </message>
    <message>
        <source>Equally many scans</source>
        <translation>Com o mesmo número de imagens</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Whatever is predicted</source>
        <translation>O que for previsto</translation>
    </message>
    <message>
        <source>By temperature</source>
        <translation>Por temperatura</translation>
    </message>
    <message>
        <source>One number for all classes; never changes what is likeliest</source>
        <translation>Um só número para todas as classes; nunca muda o que é mais provável</translation>
    </message>
    <message>
        <source>By isotonic curves</source>
        <translation>Por curvas isotônicas</translation>
    </message>
    <message>
        <source>A rising curve of any shape for each class; needs many scans</source>
        <translation>Uma curva crescente de qualquer forma para cada classe; exige muitas imagens</translation>
    </message>
    <message>
        <source>Correct the probabilities by the labelled scans; each of those is corrected by scans of other groups only</source>
        <translation>Corrigir as probabilidades pelas imagens rotuladas; cada uma delas é corrigida só por imagens de outros grupos</translation>
    </message>
    <message>
        <source>Show the probabilities as the classifier gives them</source>
        <translation>Mostrar as probabilidades como o classificador as dá</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Erro de calibração</translation>
    </message>
    <message>
        <source>How far probabilities are off, on average over the scans (ECE)</source>
        <translation>Quanto as probabilidades erram, em média sobre as imagens (ECE)</translation>
    </message>
    <message>
        <source>By chance, up to</source>
        <translation>Por acaso, até</translation>
    </message>
    <message>
        <source>So large it would be in 5 of 100 cases if every probability were right</source>
        <translation>Tão grande ele seria em 5 de 100 casos se toda probabilidade estivesse certa</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Índice de Brier</translation>
    </message>
    <message>
        <source>Mean squared difference to what holds; 0 is perfect. 95 % interval</source>
        <translation>Diferença quadrática média para o que vale; 0 é perfeito. Intervalo de 95 %</translation>
    </message>
    <message>
        <source>Brier skill</source>
        <translation>Ganho de Brier</translation>
    </message>
    <message>
        <source>How much better than always saying the overall share; 100 % is perfect</source>
        <translation>Quanto melhor do que dizer sempre a proporção geral; 100 % é perfeito</translation>
    </message>
</context>
<context>
    <name>ReliabilityPlot</name>
    <message>
        <source>Reliability diagram</source>
        <translation>Diagrama de confiabilidade</translation>
    </message>
    <message>
        <source>How often it holds, by probability</source>
        <translation>Com que frequência vale, por probabilidade</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>before calibration</source>
        <translation>antes da calibração</translation>
    </message>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
    <message>
        <source>as shown</source>
        <translation>como mostradas</translation>
    </message>
    <message>
        <source>{0} scans from {1} to {2}: on average {3}, and it holds for {4}</source>
        <translation>{0} imagens de {1} a {2}: em média {3}, e vale para {4}</translation>
    </message>
    <message>
        <source>({0} to {1})</source>
        <translation>({0} a {1})</translation>
    </message>
    <message>
        <source>Return or a double click shows them.</source>
        <translation>Enter ou um clique duplo as mostra.</translation>
    </message>
    <message>
        <source>On the dotted line probabilities mean what they say. Point at a bar to read it.</source>
        <translation>Na linha pontilhada as probabilidades querem dizer o que dizem. Aponte para uma barra para lê-la.</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message>
        <source>Repair splits</source>
        <translation>Reparar partições</translation>
    </message>
    <message>
        <source>The program remembers this for the folder; its files stay where they are. Classifiers that learnt from the old splits have seen images of the others: train and judge anew.</source>
        <translation>O programa guarda isto para a pasta; os arquivos ficam onde estão. Classificadores que aprenderam das partições antigas viram imagens das outras: treine e avalie de novo.</translation>
    </message>
    <message>
        <source>Moved before: {0}.</source>
        <translation>Movidas antes: {0}.</translation>
    </message>
    <message>
        <source>Scans that would move</source>
        <translation>Imagens que mudariam</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Path in the folder</source>
        <translation>Caminho na pasta</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Split that holds now</source>
        <translation>Partição que vale agora</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Split that it would be in</source>
        <translation>Partição em que ficaria</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} de {1} para {2}</translation>
    </message>
    <message>
        <source>Leaks that end when these scans move: {0} (scans: {1}). All copies of an image, and all scans of their patients or containers, will lie in one split.</source>
        <translation>Vazamentos que acabam quando estas imagens mudarem: {0} (imagens: {1}). Todas as cópias de uma imagem, e todas as imagens de seus pacientes ou contêineres, ficarão em uma só partição.</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não mais conhecida</translation>
    </message>
    <message>
        <source>{0}: from {1} to {2}.</source>
        <translation>{0}: de {1} para {2}.</translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>{0} report</source>
        <translation>relatório de {0}</translation>
    </message>
    <message>
        <source>Data, figures with intervals, matrix, curves, slices, errors and the classifier, as they are now.</source>
        <translation>Dados, medidas com intervalos, matriz, curvas, recortes, erros e o classificador, como estão agora.</translation>
    </message>
    <message>
        <source>The threshold is the one that is tried out: {0} for {1}, not saved.</source>
        <translation>O limiar é o que está em teste: {0} para {1}, não salvo.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <source>Page for a browser (HTML)</source>
        <translation>Página para o navegador (HTML)</translation>
    </message>
    <message>
        <source>Paper (PDF, A4)</source>
        <translation>Papel (PDF, A4)</translation>
    </message>
    <message>
        <source>Leave out names of files, folders and patients</source>
        <translation>Omitir nomes de arquivos, pastas e pacientes</translation>
    </message>
    <message>
        <source>What is written within an image itself, such as a name, stays there.</source>
        <translation>O que está escrito na própria imagem, como um nome, permanece nela.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolha…</translation>
    </message>
    <message>
        <source>Into the file</source>
        <translation>No arquivo</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Gravar</translation>
    </message>
    <message>
        <source>Pages (*.html)</source>
        <translation>Páginas (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ReviewControl</name>
    <message>
        <source>There is nothing to review.</source>
        <translation>Não há nada para revisar.</translation>
    </message>
    <message>
        <source>A blind reading has nothing to confirm: choose a label.</source>
        <translation>Uma leitura cega não tem nada a confirmar: escolha um rótulo.</translation>
    </message>
    <message>
        <source>what is suggested</source>
        <translation>o que é sugerido</translation>
    </message>
    <message>
        <source>A blind reading: nothing but the images is shown.</source>
        <translation>Leitura cega: só as imagens são mostradas.</translation>
    </message>
    <message>
        <source>← leads back, Ctrl+Z takes the last decision back.</source>
        <translation>← volta, Ctrl+Z desfaz a última decisão.</translation>
    </message>
    <message>
        <source>{0}: all scans are reviewed</source>
        <translation>{0}: todas as imagens foram revisadas</translation>
    </message>
    <message>
        <source>Show what was relabelled</source>
        <translation>Mostrar as que foram rotuladas de novo</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>Voltar à página</translation>
    </message>
    <message>
        <source>{0}: relabelled</source>
        <translation>{0}: rotuladas de novo</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Scans on the screen</source>
        <translation>Imagens na tela</translation>
    </message>
    <message>
        <source>How many scans are on the screen (Space: one or many; + and −)</source>
        <translation>Quantas imagens há na tela (Espaço: uma ou várias; + e −)</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Uma a uma</translation>
    </message>
    <message>
        <source>{0} at once</source>
        <translation>{0} de uma vez</translation>
    </message>
    <message>
        <source>Leave the review; it can be taken up again (Esc)</source>
        <translation>Sair da revisão; ela pode ser retomada (Esc)</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Take the suggestion</source>
        <translation>Aceitar a sugestão</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Depois</translation>
    </message>
</context>
<context>
    <name>RiskPlot</name>
    <message>
        <source>Share of the expected loss that remains; {0} of {1} scans halve it</source>
        <translation>Parte da perda esperada que resta; {0} de {1} imagens a reduzem à metade</translation>
    </message>
    <message>
        <source>half after {0}</source>
        <translation>metade após {0}</translation>
    </message>
    <message>
        <source>scans opened</source>
        <translation>imagens abertas</translation>
    </message>
    <message>
        <source>expected loss left</source>
        <translation>perda esperada restante</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Progress of the training</source>
        <translation>Progresso do treinamento</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Parar e guardar o melhor</translation>
    </message>
    <message>
        <source>Ends the training; the best weights so far are kept</source>
        <translation>Encerra o treinamento; os melhores pesos até agora são guardados</translation>
    </message>
    <message>
        <source>Judge this folder with it</source>
        <translation>Avaliar esta pasta com ele</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Goes to the comparison of classifiers</source>
        <translation>Vai à comparação de classificadores</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>Novo treinamento</translation>
    </message>
    <message>
        <source>It begins when the work under way is done.</source>
        <translation>Começa quando o trabalho em andamento terminar.</translation>
    </message>
    <message>
        <source>Done in {0}: {1}</source>
        <translation>Concluído em {0}: {1}</translation>
    </message>
    <message>
        <source>Nothing came of this training.</source>
        <translation>Este treinamento não deu resultado.</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Pausando…</translation>
    </message>
    <message>
        <source>Stopping at the next step…</source>
        <translation>Parando no próximo passo…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>ScanPane</name>
    <message>
        <source>label {0}</source>
        <translation>rótulo {0}</translation>
    </message>
    <message>
        <source>predicted {0} with {1}</source>
        <translation>previsto {0} com {1}</translation>
    </message>
    <message>
        <source>split {0}</source>
        <translation>partição {0}</translation>
    </message>
    <message>
        <source>group {0}</source>
        <translation>grupo {0}</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <source>Scores by class, with the threshold</source>
        <translation>Probabilidades por classe, com o limiar</translation>
    </message>
</context>
<context>
    <name>SecondReadingPage</name>
    <message>
        <source>New second reading…</source>
        <translation>Nova segunda leitura…</translation>
    </message>
    <message>
        <source>Take a file in…</source>
        <translation>Receber um arquivo…</translation>
    </message>
    <message>
        <source>A study from another computer, or what a reader sent back</source>
        <translation>Um estudo de outro computador, ou o que um leitor devolveu</translation>
    </message>
    <message>
        <source>Second readings, the newest first</source>
        <translation>Segundas leituras, a mais nova primeiro</translation>
    </message>
    <message>
        <source>Who reads</source>
        <translation>Quem lê</translation>
    </message>
    <message>
        <source>File for this reader…</source>
        <translation>Arquivo para este leitor…</translation>
    </message>
    <message>
        <source>To be read at another computer that has the same images. The file holds neither their names nor what others said.</source>
        <translation>Para ser lido em outro computador que tenha as mesmas imagens. O arquivo não contém nem os nomes delas nem o que outros disseram.</translation>
    </message>
    <message>
        <source>Close and compare…</source>
        <translation>Encerrar e comparar…</translation>
    </message>
    <message>
        <source>Ends the reading; from then on the readings are seen</source>
        <translation>Encerra a leitura; a partir daí as leituras são visíveis</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Studies are being read.</source>
        <translation>Os estudos estão sendo lidos.</translation>
    </message>
    <message>
        <source>Two readers, the same images</source>
        <translation>Dois leitores, as mesmas imagens</translation>
    </message>
    <message>
        <source>In a second reading several people judge the same images without seeing labels, predictions or each other's words. How far they agree tells how sure labels can be at all; where they differ, a third decides.</source>
        <translation>Em uma segunda leitura, várias pessoas julgam as mesmas imagens sem ver rótulos, previsões nem as palavras umas das outras. Quanto concordam diz quão seguros os rótulos podem ser; onde divergem, uma terceira decide.</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Continuar a ler</translation>
    </message>
    <message>
        <source>Begin to read</source>
        <translation>Começar a ler</translation>
    </message>
    <message>
        <source>Look over</source>
        <translation>Rever</translation>
    </message>
    <message>
        <source>{0} images, chosen {1}.</source>
        <translation>{0} imagens, escolhidas {1}.</translation>
    </message>
    <message>
        <source>{0} of them are known, and planted.</source>
        <translation>{0} delas são conhecidas, e plantadas.</translation>
    </message>
    <message>
        <source>It is closed: “Agreement” tells what came of it.</source>
        <translation>Está encerrado: “Concordância” diz no que deu.</translation>
    </message>
    <message>
        <source>Until it is closed, nobody is told what the others said.</source>
        <translation>Até o encerramento, ninguém fica sabendo o que os outros disseram.</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Estudo</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Como se chama</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lidas</translation>
    </message>
    <message>
        <source>How far each reader has come</source>
        <translation>Até onde cada leitor chegou</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Whether it is still being read</source>
        <translation>Se ainda está sendo lido</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Criado</translation>
    </message>
    <message>
        <source>When it was made</source>
        <translation>Quando foi criado</translation>
    </message>
    <message>
        <source>{0}: {1}, read by {2}. Made by {3}.</source>
        <translation>{0}: {1}, lido por {2}. Criado por {3}.</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leitor</translation>
    </message>
</context>
<context>
    <name>SecondReadingView</name>
    <message>
        <source>Second reading</source>
        <translation>Segunda leitura</translation>
    </message>
    <message>
        <source>Second reading, {0}</source>
        <translation>Segunda leitura, {0}</translation>
    </message>
    <message>
        <source>None of the images of this study is in the folder: open the folder that has them.</source>
        <translation>Nenhuma imagem deste estudo está na pasta: abra a pasta que as contém.</translation>
    </message>
    <message>
        <source>{0} images of the study are not in this folder.</source>
        <translation>{0} imagens do estudo não estão nesta pasta.</translation>
    </message>
    <message>
        <source>{0}, read by {1}</source>
        <translation>{0}, lido por {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s): {0}</source>
        <translation>
            <numerusform>%n leitura: {0}</numerusform>
            <numerusform>%n leituras: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can read on in “{0}” once it is closed, and everybody may see the readings then. Read so far: {1}.</source>
        <translation>Depois de encerrado, ninguém pode continuar a ler “{0}”, e todos podem ver as leituras. Lidas até agora: {1}.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Encerrar</translation>
    </message>
    <message>
        <source>“{0}” is no longer shown once it is discarded. What was read stays in the history.</source>
        <translation>“{0}” não aparece mais depois de descartado. O que foi lido fica no histórico.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>File for {0}</source>
        <translation>Arquivo para {0}</translation>
    </message>
    <message>
        <source>Second reading (*.json)</source>
        <translation>Segunda leitura (*.json)</translation>
    </message>
    <message>
        <source>Take a file in</source>
        <translation>Receber um arquivo</translation>
    </message>
    <message>
        <source>“{0}”: {1} readings that were not known here.</source>
        <translation>“{0}”: {1} leituras que não eram conhecidas aqui.</translation>
    </message>
    <message>
        <source>“{0}” can be read here now.</source>
        <translation>“{0}” já pode ser lido aqui.</translation>
    </message>
    <message>
        <source>Images that are not in this folder: {0}.</source>
        <translation>Imagens que não estão nesta pasta: {0}.</translation>
    </message>
</context>
<context>
    <name>SetsPart</name>
    <message>
        <source>How often sets are to be right</source>
        <translation>Com que frequência os conjuntos devem estar certos</translation>
    </message>
    <message>
        <source>Share of scans whose set is to hold their label, from 80 to 99 %</source>
        <translation>Proporção das imagens cujo conjunto deve conter o seu rótulo, de 80 a 99 %</translation>
    </message>
    <message>
        <source>For each class by itself</source>
        <translation>Para cada classe por si</translation>
    </message>
    <message>
        <source>Promise it for every class, not only on the whole: sets of rare classes grow</source>
        <translation>Prometer isso para cada classe, não só no todo: os conjuntos das classes raras crescem</translation>
    </message>
    <message>
        <source>Prediction sets by class</source>
        <translation>Conjuntos de previsão por classe</translation>
    </message>
    <message>
        <source>Show the {0} unsure</source>
        <translation>Mostrar as {0} incertas</translation>
    </message>
    <message>
        <source>Show the {0} unlike</source>
        <translation>Mostrar as {0} estranhas</translation>
    </message>
    <message>
        <source>Find scans unlike anything learnt</source>
        <translation>Procurar imagens diferentes de tudo que foi aprendido</translation>
    </message>
    <message>
        <source>A set says nothing about a scan such as was never learnt: look for those, too.</source>
        <translation>Um conjunto nada diz de uma imagem como nunca se aprendeu: procure também essas.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>Unlike anything learnt: {0} scans were compared with {1} learnt contents of other groups on {2}. Of scans like those learnt, 1 in 100 seems unlike them.</source>
        <translation>Diferente de tudo que foi aprendido: {0} imagens foram comparadas com {1} conteúdos aprendidos de outros grupos em {2}. Das imagens como as aprendidas, 1 em 100 parece estranha.</translation>
    </message>
    <message>
        <source>By the features of another network: look again.</source>
        <translation>Pelas características de outra rede: procure de novo.</translation>
    </message>
    <message>
        <source>Every set has one label: what is predicted is right for {0} of the scans as it is. Move the slider to the right to see where it is unsure.</source>
        <translation>Todo conjunto tem um só rótulo: o que é previsto já está certo em {0} das imagens. Mova o controle para a direita para ver onde há incerteza.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label that holds</source>
        <translation>O rótulo que vale</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>With this label</source>
        <translation>Com este rótulo</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Cobertas</translation>
    </message>
    <message>
        <source>Share of them whose set holds their label; 95 % interval</source>
        <translation>Proporção delas cujo conjunto contém o seu rótulo; intervalo de 95 %</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Certas</translation>
    </message>
    <message>
        <source>Share of them with a set of one label</source>
        <translation>Proporção delas com um conjunto de um só rótulo</translation>
    </message>
    <message>
        <source>Right when sure</source>
        <translation>Acerto quando certas</translation>
    </message>
    <message>
        <source>Share of the sure ones that are right</source>
        <translation>Proporção das certas que acertam</translation>
    </message>
    <message>
        <source>Labels in a set</source>
        <translation>Rótulos por conjunto</translation>
    </message>
    <message>
        <source>Mean number</source>
        <translation>Número médio</translation>
    </message>
    <message>
        <source>All scans</source>
        <translation>Todas as imagens</translation>
    </message>
    <message>
        <source>Sets of {0} hold the label less often than promised.</source>
        <translation>Os conjuntos de {0} contêm o rótulo menos vezes do que o prometido.</translation>
    </message>
    <message>
        <source>Prediction sets right for</source>
        <translation>Conjuntos de previsão certos em</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Go to the next scan after labelling one</source>
        <translation>Ir para a próxima imagem depois de rotular</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>megapixels</translation>
    </message>
    <message>
        <source>How you work</source>
        <translation>Como você trabalha</translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation>&amp;Leitor</translation>
    </message>
    <message>
        <source>The name written beside every label you give.</source>
        <translation>O nome gravado ao lado de cada rótulo que você dá.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>A change shows after the next start.</source>
        <translation>Uma mudança vale a partir do próximo início.</translation>
    </message>
    <message>
        <source>L&amp;argest image</source>
        <translation>Imagem &amp;máxima</translation>
    </message>
    <message>
        <source>Larger ones are listed as unreadable, not opened.</source>
        <translation>As maiores são listadas como ilegíveis, não abertas.</translation>
    </message>
    <message>
        <source>Your data, on this computer only</source>
        <translation>Seus dados, somente neste computador</translation>
    </message>
    <message>
        <source>Shows the folder in the file manager</source>
        <translation>Mostra a pasta no gerenciador de arquivos</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
    </message>
    <message>
        <source>Thumbnails and features are made again when needed.</source>
        <translation>Miniaturas e características são refeitas quando preciso.</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Limpo</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Rótulos</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Every class weighs the same</source>
        <translation>Cada classe tem o mesmo peso</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Padrões</translation>
    </message>
    <message>
        <source>As the folder has it: {0}</source>
        <translation>Como está na pasta: {0}</translation>
    </message>
    <message>
        <source>Dealt out by group: the folder has no split</source>
        <translation>Repartida por grupo: a pasta não tem divisão</translation>
    </message>
    <message>
        <source>Dealt anew by group, whatever the folder says</source>
        <translation>Repartida de novo por grupo, seja qual for a da pasta</translation>
    </message>
    <message>
        <source>scans a step</source>
        <translation>imagens por passo</translation>
    </message>
    <message>
        <source>epochs without gain</source>
        <translation>épocas sem ganho</translation>
    </message>
    <message>
        <source>More need more memory</source>
        <translation>Mais imagens exigem mais memória</translation>
    </message>
    <message>
        <source>Varied scans are only learnt from, never judged</source>
        <translation>As imagens variadas servem só para aprender, nunca são avaliadas</translation>
    </message>
    <message>
        <source>Else every scan weighs the same, and rare classes little</source>
        <translation>Senão cada imagem tem o mesmo peso, e classes raras pesam pouco</translation>
    </message>
    <message>
        <source>Then a stage ends, and the best weights are kept</source>
        <translation>Então a etapa termina, e os melhores pesos são guardados</translation>
    </message>
    <message>
        <source>Validation scans decide when to stop; test scans are judged once, at the end. Scans of one patient or container stay together.</source>
        <translation>As imagens de validação decidem quando parar; as de teste são avaliadas uma vez, no fim. Imagens do mesmo paciente ou contêiner ficam juntas.</translation>
    </message>
    <message>
        <source>The same number repeats a training as far as possible</source>
        <translation>O mesmo número repete um treinamento tanto quanto possível</translation>
    </message>
    <message>
        <source>Takes back what was changed for this method</source>
        <translation>Desfaz o que foi mudado para este método</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>&amp;Lote</translation>
    </message>
    <message>
        <source>&amp;Optimizer</source>
        <translation>&amp;Otimizador</translation>
    </message>
    <message>
        <source>&amp;Vary scans</source>
        <translation>&amp;Variar imagens</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Stop &amp;after</source>
        <translation>Parar &amp;após</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Divisão</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>What the network sees</source>
        <translation>O que a rede vê</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Iniciar treinamento</translation>
    </message>
    <message>
        <source>“{0}” was broken off after {1} of at most {2} epochs.</source>
        <translation>“{0}” foi interrompido após {1} de no máximo {2} épocas.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>{0} of the original study</source>
        <translation>{0} do estudo original</translation>
    </message>
    <message>
        <source>takes {0}</source>
        <translation>leva {0}</translation>
    </message>
    <message>
        <source>{0} scans to learn from</source>
        <translation>{0} imagens para aprender</translation>
    </message>
    <message>
        <source>&amp;Name of the result</source>
        <translation>&amp;Nome do resultado</translation>
    </message>
    <message>
        <source>Under this name it can judge this folder and others</source>
        <translation>Com este nome ele pode avaliar esta pasta e outras</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Select two scans to compare, or go to a similar one first (S).</source>
        <translation>Selecione duas imagens para comparar, ou vá antes a uma semelhante (S).</translation>
    </message>
    <message>
        <source>{0} scans are selected: up to {1} can be compared.</source>
        <translation>{0} imagens estão selecionadas: até {1} podem ser comparadas.</translation>
    </message>
</context>
<context>
    <name>SinglePage</name>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
</context>
<context>
    <name>SliceTable</name>
    <message>
        <source>Figures of each slice</source>
        <translation>Medidas de cada recorte</translation>
    </message>
</context>
<context>
    <name>SliceTableModel</name>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>What the scans have in this column</source>
        <translation>O que as imagens têm nesta coluna</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>With a label and a prediction</source>
        <translation>Com rótulo e previsão</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Predicted otherwise than labelled</source>
        <translation>Previstas de outro modo que o rótulo</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Share that is predicted as labelled</source>
        <translation>Parte prevista conforme o rótulo</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>In which interval the accuracy lies; a patient or container counts once. Slices are in the order of its upper end, the lowest first.</source>
        <translation>Em que intervalo está a acurácia; um paciente ou contêiner conta uma vez. Os recortes seguem a ordem do limite superior, o menor primeiro.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Revocação</translation>
    </message>
    <message>
        <source>Of those labelled so, how many are found</source>
        <translation>Das rotuladas assim, quantas são encontradas</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisão</translation>
    </message>
    <message>
        <source>Of those predicted so, how many are right</source>
        <translation>Das previstas assim, quantas estão certas</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve: the class against the rest</source>
        <translation>Área sob a curva ROC: a classe contra as demais</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
</context>
<context>
    <name>SlicesPage</name>
    <message>
        <source>Column</source>
        <translation>Coluna</translation>
    </message>
    <message>
        <source>By what scans are sliced</source>
        <translation>Por que coluna as imagens são recortadas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Of which class recall, precision and AUC are</source>
        <translation>De que classe são revocação, precisão e AUC</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Rótulos</translation>
    </message>
    <message>
        <source>Which labels count: those that hold now, or the folder's</source>
        <translation>Que rótulos contam: os que valem agora ou os da pasta</translation>
    </message>
    <message>
        <source>as curated</source>
        <translation>como revisados</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>como encontrados</translation>
    </message>
    <message>
        <source>Add columns…</source>
        <translation>Acrescentar colunas…</translation>
    </message>
    <message>
        <source>Take terminal, scanner, date or whatever a CSV table tells of the scans</source>
        <translation>Tomar terminal, escâner, data ou o que uma tabela CSV disser das imagens</translation>
    </message>
    <message>
        <source>Show its scans</source>
        <translation>Mostrar suas imagens</translation>
    </message>
    <message>
        <source>Show its errors</source>
        <translation>Mostrar seus erros</translation>
    </message>
    <message>
        <source>All {0} scans: accuracy {1} ({2}). The worst slice comes first.</source>
        <translation>Todas as {0} imagens: acurácia {1} ({2}). O pior recorte vem primeiro.</translation>
    </message>
    <message>
        <source>No scan has both a label and a prediction.</source>
        <translation>Nenhuma imagem tem rótulo e previsão.</translation>
    </message>
    <message>
        <source>Slice by</source>
        <translation>Recortar por</translation>
    </message>
</context>
<context>
    <name>SlicesView</name>
    <message>
        <source>Slices</source>
        <translation>Recortes</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <source>The predictions of this folder are being read.</source>
        <translation>As previsões desta pasta estão sendo lidas.</translation>
    </message>
    <message>
        <source>No predictions yet</source>
        <translation>Ainda não há previsões</translation>
    </message>
    <message>
        <source>Slices appear when a classifier has judged the scans.</source>
        <translation>Os recortes aparecem quando um classificador tiver avaliado as imagens.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>errors of {0}</source>
        <translation>erros de {0}</translation>
    </message>
    <message>
        <source>A table that names the scans</source>
        <translation>Uma tabela que nomeia as imagens</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabelas (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>{0} for {1} scans, which the column “{2}” names.</source>
        <translation>{0} para {1} imagens, nomeadas pela coluna “{2}”.</translation>
    </message>
    <message>
        <source>{0} of {1} rows could not be used:</source>
        <translation>{0} de {1} linhas não puderam ser usadas:</translation>
    </message>
    <message>
        <source>line {0}: {1}</source>
        <translation>linha {0}: {1}</translation>
    </message>
</context>
<context>
    <name>SpaceMenu</name>
    <message>
        <source>Similar by: {0}</source>
        <translation>Semelhantes por: {0}</translation>
    </message>
</context>
<context>
    <name>SplitsPage</name>
    <message>
        <source>Train, percent</source>
        <translation>Treino, por cento</translation>
    </message>
    <message>
        <source>Validation, percent</source>
        <translation>Validação, por cento</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>The same seed deals the same way</source>
        <translation>A mesma semente reparte do mesmo modo</translation>
    </message>
    <message>
        <source>Give these splits</source>
        <translation>Dar estas partições</translation>
    </message>
    <message>
        <source>The program remembers the splits of the folder; its files stay where they are</source>
        <translation>O programa guarda as partições da pasta; os arquivos ficam onde estão</translation>
    </message>
    <message>
        <source>Shows the scans that would move in the gallery</source>
        <translation>Mostra na galeria as imagens que mudariam</translation>
    </message>
    <message>
        <source>Scans of each label by split</source>
        <translation>Imagens de cada rótulo por partição</translation>
    </message>
    <message>
        <source>History of splits, newest first</source>
        <translation>Histórico das partições, a mais nova primeiro</translation>
    </message>
    <message>
        <source>As they were before this</source>
        <translation>Como eram antes disto</translation>
    </message>
    <message>
        <source>Brings back the splits that held before the chosen change; can be undone</source>
        <translation>Traz de volta as partições que valiam antes da mudança escolhida; pode ser desfeito</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Um momento</translation>
    </message>
    <message>
        <source>The splits are being read…</source>
        <translation>As partições estão sendo lidas…</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label that holds</source>
        <translation>O rótulo que vale</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>fora</translation>
    </message>
    <message>
        <source>Now → then</source>
        <translation>Agora → depois</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>What was noted of it</source>
        <translation>O que foi anotado</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>How many went to another split</source>
        <translation>Quantas foram para outra partição</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leitor</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>Quem o fez</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>By the clock of this computer</source>
        <translation>Pelo relógio deste computador</translation>
    </message>
    <message>
        <source>What was done to splits: nothing, the folder's own hold</source>
        <translation>O que foi feito com as partições: nada, valem as da própria pasta</translation>
    </message>
    <message>
        <source>What was done to splits</source>
        <translation>O que foi feito com as partições</translation>
    </message>
    <message>
        <source>Every label has its share of each part; scans of one patient or container, equal files and known copies stay together. Scans that would move: {0}. On two sides now: {1}; then: {2}.</source>
        <translation>Cada rótulo tem a sua parcela em cada parte; imagens de um mesmo paciente ou contêiner, arquivos iguais e cópias conhecidas ficam juntos. Imagens que mudariam: {0}. Em dois lados agora: {1}; depois: {2}.</translation>
    </message>
    <message>
        <source>Scans not compared with the others yet: {0}. Look-alikes finds their copies, so that they stay together.</source>
        <translation>Imagens ainda não comparadas com as outras: {0}. Semelhantes encontra suas cópias, para que fiquem juntas.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>groups {0}, equal files {1}, copies {2}</source>
        <translation>grupos {0}, arquivos iguais {1}, cópias {2}</translation>
    </message>
    <message>
        <source>given another split</source>
        <translation>receberam outra partição</translation>
    </message>
    <message>
        <source>{0}: {1} scans, by {2}, {3}.</source>
        <translation>{0}: {1} imagens, por {2}, {3}.</translation>
    </message>
    <message>
        <source>would go to another split</source>
        <translation>iriam para outra partição</translation>
    </message>
    <message>
        <source>Would move: {0}</source>
        <translation>Mudariam: {0}</translation>
    </message>
    <message>
        <source>Test: {0}</source>
        <translation>Teste: {0}</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treino</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validação</translation>
    </message>
</context>
<context>
    <name>SplitsView</name>
    <message>
        <source>Splits</source>
        <translation>Partições</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s): splits dealt anew</source>
        <translation>
            <numerusform>%n imagem: partições repartidas de novo</numerusform>
            <numerusform>%n imagens: partições repartidas de novo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s): splits as they were before {0}</source>
        <translation>
            <numerusform>%n imagem: partições como eram antes de {0}</numerusform>
            <numerusform>%n imagens: partições como eram antes de {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>All scans are in the splits of then already.</source>
        <translation>Todas as imagens já estão nas partições de então.</translation>
    </message>
    <message>
        <source>Nothing to deal</source>
        <translation>Nada a repartir</translation>
    </message>
</context>
<context>
    <name>StagesForm</name>
    <message>
        <source>What learns</source>
        <translation>O que aprende</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>No máximo</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizado</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>épocas</translation>
    </message>
    <message>
        <source>{0}: most epochs</source>
        <translation>{0}: máximo de épocas</translation>
    </message>
    <message>
        <source>An epoch is one pass over all scans that are learnt from</source>
        <translation>Uma época é uma passagem por todas as imagens de treino</translation>
    </message>
    <message>
        <source>{0}: learning rate</source>
        <translation>{0}: taxa de aprendizado</translation>
    </message>
    <message>
        <source>How far one step changes the network; smaller is gentler</source>
        <translation>Quanto um passo muda a rede; menor é mais suave</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open again</source>
        <translation>Abrir de novo</translation>
    </message>
    <message>
        <source>Ajna Desktop</source>
        <translation>Ajna Desktop</translation>
    </message>
    <message>
        <source>Look at scans, judge classifiers, find look-alikes, mend labels.</source>
        <translation>Examine imagens, avalie classificadores, ache semelhantes, corrija rótulos.</translation>
    </message>
    <message>
        <source>Drop a folder of scans here</source>
        <translation>Solte aqui uma pasta de imagens</translation>
    </message>
    <message>
        <source>JPEG, PNG and TIFF, with or without class folders such as NORMAL and PNEUMONIA. Your files are only read, never changed.</source>
        <translation>JPEG, PNG e TIFF, com ou sem pastas de classes como NORMAL e PNEUMONIA. Seus arquivos são apenas lidos, nunca alterados.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Abrir pasta…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Experimentar a demonstração</translation>
    </message>
    <message>
        <source>Makes synthetic container scans and opens them</source>
        <translation>Gera imagens sintéticas de contêineres e as abre</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sai deste computador.</translation>
    </message>
</context>
<context>
    <name>StateBar</name>
    <message>
        <source>Progress of the map</source>
        <translation>Progresso do mapa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>Mostrar na galeria</translation>
    </message>
    <message>
        <source>Enter on the map does the same</source>
        <translation>Enter no mapa faz o mesmo</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
    </message>
    <message>
        <source>Esc on the map does the same</source>
        <translation>Esc no mapa faz o mesmo</translation>
    </message>
</context>
<context>
    <name>SuspectsPage</name>
    <message>
        <source>Labels by how likely they are wrong</source>
        <translation>Rótulos pela probabilidade de estarem errados</translation>
    </message>
    <message>
        <source>Look for wrong labels</source>
        <translation>Procurar rótulos errados</translation>
    </message>
    <message>
        <source>Judges every label anew by scans of other patients or containers</source>
        <translation>Avalia cada rótulo de novo por imagens de outros pacientes ou contêineres</translation>
    </message>
    <message>
        <source>Labels that are listed</source>
        <translation>Rótulos listados</translation>
    </message>
    <message>
        <source>Accept suggestion</source>
        <translation>Aceitar sugestão</translation>
    </message>
    <message>
        <source>Gives the selected scans the labels suggested (Y); can be undone</source>
        <translation>Dá às imagens selecionadas os rótulos sugeridos (Y); pode ser desfeito</translation>
    </message>
    <message>
        <source>Labels have changed since: they are judged anew.</source>
        <translation>Rótulos mudaram desde então: são avaliados de novo.</translation>
    </message>
    <message>
        <source>Accept {0}</source>
        <translation>Aceitar {0}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}: {1} → {2}</translation>
    </message>
    <message>
        <source>Likely wrong ({0})</source>
        <translation>Provavelmente errados ({0})</translation>
    </message>
    <message>
        <source>The first {0}</source>
        <translation>Os primeiros {0}</translation>
    </message>
    <message>
        <source>All that were judged ({0})</source>
        <translation>Todos os avaliados ({0})</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Errado</translation>
    </message>
    <message>
        <source>Estimated probability that the label is wrong</source>
        <translation>Probabilidade estimada de que o rótulo esteja errado</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label it has</source>
        <translation>O rótulo que tem</translation>
    </message>
    <message>
        <source>Rather</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>The label suggested</source>
        <translation>O rótulo sugerido</translation>
    </message>
    <message>
        <source>p label</source>
        <translation>p rótulo</translation>
    </message>
    <message>
        <source>Probability of its label, of classifiers that never saw its group</source>
        <translation>Probabilidade do seu rótulo, por classificadores que nunca viram seu grupo</translation>
    </message>
    <message>
        <source>p rather</source>
        <translation>p antes</translation>
    </message>
    <message>
        <source>Probability of the label suggested</source>
        <translation>Probabilidade do rótulo sugerido</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Contra</translation>
    </message>
    <message>
        <source>How many of the scans of other groups that look most like it have another label</source>
        <translation>Quantas das imagens mais parecidas de outros grupos têm outro rótulo</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Por causa de</translation>
    </message>
    <message>
        <source>What speaks against its label</source>
        <translation>O que fala contra seu rótulo</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não é mais conhecida</translation>
    </message>
</context>
<context>
    <name>SuspectsView</name>
    <message>
        <source>Suspects</source>
        <translation>Suspeitos</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Suspects are being read.</source>
        <translation>Os suspeitos estão sendo lidos.</translation>
    </message>
    <message>
        <source>Which labels are wrong?</source>
        <translation>Que rótulos estão errados?</translation>
    </message>
    <message>
        <source>Every label is judged by scans of other patients or containers: by what classifiers that never saw it say, and by the scans that look most alike.</source>
        <translation>Cada rótulo é avaliado por imagens de outros pacientes ou contêineres: pelo que dizem classificadores que nunca o viram e pelas imagens mais parecidas.</translation>
    </message>
    <message>
        <source>Look for wrong labels</source>
        <translation>Procurar rótulos errados</translation>
    </message>
    <message>
        <source>No label is likely wrong</source>
        <translation>Nenhum rótulo está provavelmente errado</translation>
    </message>
    <message>
        <source>Of the labels that nobody has reviewed, each is more likely right.</source>
        <translation>Dos rótulos que ninguém revisou, cada um está mais provavelmente certo.</translation>
    </message>
    <message>
        <source>Show the least sure ones</source>
        <translation>Mostrar os menos seguros</translation>
    </message>
    <message>
        <source>Nothing is left to suspect</source>
        <translation>Não resta nada a suspeitar</translation>
    </message>
    <message>
        <source>Every label that was judged has been reviewed.</source>
        <translation>Todo rótulo avaliado foi revisado.</translation>
    </message>
    <message>
        <source>Suspects cannot be read</source>
        <translation>Os suspeitos não podem ser lidos</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>suspects</source>
        <translation>suspeitos</translation>
    </message>
    <message>
        <source>Export the suspects</source>
        <translation>Exportar os suspeitos</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
</context>
<context>
    <name>TableImportControl</name>
    <message>
        <source>A table that names the scans</source>
        <translation>Uma tabela que nomeia as imagens</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.json *.jsonl *.ndjson)</source>
        <translation>Tabelas (*.csv *.tsv *.txt *.json *.jsonl *.ndjson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Columns for {0} scans</source>
        <translation>Colunas para {0} imagens</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s): labels from {0}</source>
        <translation>
            <numerusform>%n imagem: rótulos de {0}</numerusform>
            <numerusform>%n imagens: rótulos de {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableImportDialog</name>
    <message>
        <source>Import from {0}</source>
        <translation>Importar de {0}</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Rótulos</translation>
    </message>
    <message>
        <source>&amp;Predictions</source>
        <translation>&amp;Previsões</translation>
    </message>
    <message>
        <source>&amp;Other columns</source>
        <translation>&amp;Outras colunas</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>encontrada automaticamente</translation>
    </message>
    <message>
        <source>found by itself, if there is one</source>
        <translation>encontrada automaticamente, se houver</translation>
    </message>
    <message>
        <source>Rows that say what holds already are &amp;reviews</source>
        <translation>Linhas que dizem o que já vale contam como &amp;revisão</translation>
    </message>
    <message>
        <source>Rows &amp;hold against what people said here</source>
        <translation>Linhas &amp;valem contra o que as pessoas disseram aqui</translation>
    </message>
    <message>
        <source>Rows that cannot be used</source>
        <translation>Linhas que não podem ser usadas</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>The table is being read…</source>
        <translation>A tabela está sendo lida…</translation>
    </message>
    <message>
        <source>found by itself: {0}</source>
        <translation>encontrada automaticamente: {0}</translation>
    </message>
    <message>
        <source>What would follow</source>
        <translation>O que aconteceria</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Quantas</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>Ela informa</translation>
    </message>
    <message>
        <source>&amp;Scans are named in</source>
        <translation>As &amp;imagens estão nomeadas em</translation>
    </message>
    <message>
        <source>L&amp;abels are in</source>
        <translation>Os r&amp;ótulos estão em</translation>
    </message>
    <message>
        <source>Re&amp;view is in</source>
        <translation>A re&amp;visão está em</translation>
    </message>
</context>
<context>
    <name>TagPopup</name>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Matching tags</source>
        <translation>Etiquetas que combinam</translation>
    </message>
    <message>
        <source>New tag: {0}</source>
        <translation>Nova etiqueta: {0}</translation>
    </message>
    <message>
        <source>Enter gives it or takes it off, Esc does nothing</source>
        <translation>Enter põe ou retira, Esc não faz nada</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>Task bar</source>
        <translation>Barra de tarefas</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stops within a second. What is done stays done.</source>
        <translation>Para em um segundo. O que está feito fica feito.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
</context>
<context>
    <name>ThenPart</name>
    <message>
        <source>Labels at the end of this day</source>
        <translation>Rótulos no fim deste dia</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>Comparar com agora</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>Na galeria</translation>
    </message>
    <message>
        <source>Shows the images whose label has changed since in the gallery (Enter)</source>
        <translation>Mostra na galeria as imagens cujo rótulo mudou desde então (Enter)</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Exportar tabela…</translation>
    </message>
    <message>
        <source>Choose a day: its labels are read from the events and compared with those of now. Nothing is changed by it.</source>
        <translation>Escolha um dia: os rótulos dele são lidos dos eventos e comparados com os de agora. Nada é alterado.</translation>
    </message>
    <message>
        <source>Images of each label, then and now</source>
        <translation>Imagens de cada rótulo, então e agora</translation>
    </message>
    <message>
        <source>Images whose label has changed since</source>
        <translation>Imagens cujo rótulo mudou desde então</translation>
    </message>
    <message>
        <source>{0} of {1} images have another label or status now.</source>
        <translation>{0} de {1} imagens têm outro rótulo ou situação agora.</translation>
    </message>
    <message>
        <source>The predictions of now agree with {0} of the labels then, and with {1} of those now.</source>
        <translation>As previsões de agora concordam com {0} dos rótulos de então e com {1} dos de agora.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>By its name of now</source>
        <translation>Pelo nome de agora</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Então</translation>
    </message>
    <message>
        <source>Images with this label then</source>
        <translation>Imagens com este rótulo então</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Images with this label now</source>
        <translation>Imagens com este rótulo agora</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>How many more or fewer</source>
        <translation>Quantas a mais ou a menos</translation>
    </message>
    <message>
        <source>{0}: {1} then, {2} now</source>
        <translation>{0}: {1} então, {2} agora</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>The label that held then</source>
        <translation>O rótulo que valia então</translation>
    </message>
    <message>
        <source>The label that holds now</source>
        <translation>O rótulo que vale agora</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>What the current predictions say</source>
        <translation>O que dizem as previsões atuais</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não mais conhecida</translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation>No fim de</translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message>
        <source>Threshold</source>
        <translation>Limiar</translation>
    </message>
    <message>
        <source>The probability from which on a class is decided for</source>
        <translation>A probabilidade a partir da qual se decide por uma classe</translation>
    </message>
    <message>
        <source>{0} is decided for from a probability of {1} on</source>
        <translation>Decide-se por {0} a partir de uma probabilidade de {1}</translation>
    </message>
</context>
<context>
    <name>ThumbnailLoader</name>
    <message>
        <source>No picture could be made of this image.</source>
        <translation>Não foi possível gerar uma miniatura desta imagem.</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation>Barra de ferramentas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Whose name is written beside the labels you give</source>
        <translation>O nome gravado ao lado dos rótulos que você dá</translation>
    </message>
    <message>
        <source>No folder was open before</source>
        <translation>Nenhuma pasta foi aberta antes</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Classificador</translation>
    </message>
    <message>
        <source>Reader: {0}</source>
        <translation>Leitor: {0}</translation>
    </message>
    <message>
        <source>Classifier: who judges the scans</source>
        <translation>Classificador: quem avalia as imagens</translation>
    </message>
    <message>
        <source>Classifier: {0}</source>
        <translation>Classificador: {0}</translation>
    </message>
</context>
<context>
    <name>TrainingControl</name>
    <message>
        <source>It was taken back before it began.</source>
        <translation>Foi cancelado antes de começar.</translation>
    </message>
    <message>
        <source>Trained: {0}</source>
        <translation>Treinado: {0}</translation>
    </message>
    <message>
        <source>It was broken off. What can go on is offered with the settings.</source>
        <translation>Foi interrompido. O que pode continuar é oferecido junto às configurações.</translation>
    </message>
    <message>
        <source>The training ended without a result</source>
        <translation>O treinamento terminou sem resultado</translation>
    </message>
    <message>
        <source>the last one took {0} with {1} scans</source>
        <translation>o último levou {0} com {1} imagens</translation>
    </message>
    <message>
        <source>Choose a scan to see how it is varied.</source>
        <translation>Escolha uma imagem para ver como ela é variada.</translation>
    </message>
</context>
<context>
    <name>TrainingCurves</name>
    <message>
        <source>Loss by epoch</source>
        <translation>Perda por época</translation>
    </message>
    <message>
        <source>Accuracy by epoch</source>
        <translation>Acurácia por época</translation>
    </message>
    <message>
        <source>Loss by epoch: how far from the truth</source>
        <translation>Perda por época: quão longe da verdade</translation>
    </message>
    <message>
        <source>training</source>
        <translation>treino</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validação</translation>
    </message>
    <message>
        <source>The lines begin when the first epoch is done.</source>
        <translation>As linhas começam quando a primeira época terminar.</translation>
    </message>
    <message>
        <source>Ringed: epoch {0}, whose weights are kept. Point at an epoch to read it.</source>
        <translation>No anel: época {0}, cujos pesos são guardados. Aponte para uma época para lê-la.</translation>
    </message>
    <message>
        <source>Epoch {0} · loss {1}, validation {2}</source>
        <translation>Época {0} · perda {1}, validação {2}</translation>
    </message>
    <message>
        <source>accuracy {0}, validation {1}</source>
        <translation>acurácia {0}, validação {1}</translation>
    </message>
    <message>
        <source>learning rate {0} · {1}</source>
        <translation>taxa de aprendizado {0} · {1}</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>a melhor até agora</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Reading the folder</source>
        <translation>Lendo a pasta</translation>
    </message>
    <message>
        <source>Trainings begin when its scans are there.</source>
        <translation>Os treinamentos começam quando as imagens estiverem lá.</translation>
    </message>
    <message>
        <source>Nothing to learn from</source>
        <translation>Nada com que aprender</translation>
    </message>
    <message>
        <source>This folder has no scan that can be read.</source>
        <translation>Esta pasta não tem imagem que possa ser lida.</translation>
    </message>
</context>
<context>
    <name>TrialBar</name>
    <message>
        <source>Use this</source>
        <translation>Usar este</translation>
    </message>
    <message>
        <source>Decide for every scan of the folder at this threshold, and keep it</source>
        <translation>Decidir por este limiar para toda imagem da pasta, e guardá-lo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Show again what is decided until now</source>
        <translation>Mostrar de novo o que está decidido até agora</translation>
    </message>
    <message>
        <source>Trial threshold {0} for {1}: not saved.</source>
        <translation>Limiar em teste {0} para {1}: não salvo.</translation>
    </message>
</context>
<context>
    <name>TrialView</name>
    <message>
        <source>Trial</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>{0} of {1} get the label that they have. Does this look right?</source>
        <translation>{0} de {1} recebem o rótulo que têm. Parece certo?</translation>
    </message>
    <message>
        <source>None of these has a label. Does this look right?</source>
        <translation>Nenhuma destas tem rótulo. Parece certo?</translation>
    </message>
    <message>
        <source>All get the same answer: perhaps the grey levels are scaled otherwise than it was trained with.</source>
        <translation>Todas recebem a mesma resposta: talvez os níveis de cinza tenham outra escala que no treino.</translation>
    </message>
    <message>
        <source>None is right: perhaps the classes are in another order.</source>
        <translation>Nenhuma está certa: talvez as classes estejam em outra ordem.</translation>
    </message>
</context>
<context>
    <name>TwinsPage</name>
    <message>
        <source>Pairs that are listed</source>
        <translation>Pares listados</translation>
    </message>
    <message>
        <source>Find copies</source>
        <translation>Procurar cópias</translation>
    </message>
    <message>
        <source>Compares scans that were not compared yet with all others</source>
        <translation>Compara as imagens ainda não comparadas com todas as outras</translation>
    </message>
    <message>
        <source>Repair splits…</source>
        <translation>Reparar partições…</translation>
    </message>
    <message>
        <source>Brings all copies of an image into one split; shows first what would move</source>
        <translation>Traz todas as cópias de uma imagem para uma só partição; mostra antes o que mudaria</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Exportar lista…</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Maior</translation>
    </message>
    <message>
        <source>Shows the pair as large as the window (D)</source>
        <translation>Mostra o par do tamanho da janela (D)</translation>
    </message>
    <message>
        <source>Pairs, those worth a look first</source>
        <translation>Pares, os que mais merecem um olhar primeiro</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Copies that are known are being read.</source>
        <translation>As cópias conhecidas estão sendo lidas.</translation>
    </message>
    <message>
        <source>Nothing in this list</source>
        <translation>Nada nesta lista</translation>
    </message>
    <message>
        <source>{0}: there is none. Other pairs are in the lists above.</source>
        <translation>{0}: não há nenhum. Outros pares estão nas listas acima.</translation>
    </message>
    <message>
        <source>Is one image there twice?</source>
        <translation>Há uma imagem repetida?</translation>
    </message>
    <message>
        <source>No two files are the same. Copies that were encoded anew, scaled, cut or changed in contrast are found by comparing all scans with each other.</source>
        <translation>Não há dois arquivos iguais. Cópias recodificadas, redimensionadas, cortadas ou com outro contraste são achadas comparando todas as imagens entre si.</translation>
    </message>
    <message>
        <source>No image is there twice</source>
        <translation>Nenhuma imagem se repete</translation>
    </message>
    <message>
        <source>All {0} scans were compared with each other.</source>
        <translation>Todas as {0} imagens foram comparadas entre si.</translation>
    </message>
    <message>
        <source>Pairs of copies: {0}, in groups: {1}. Findings: {2}. Leaks: {3}.</source>
        <translation>Pares de cópias: {0}, em grupos: {1}. Achados: {2}. Vazamentos: {3}.</translation>
    </message>
    <message>
        <source>{0} of {1} scans were not compared with the others yet.</source>
        <translation>{0} de {1} imagens ainda não foram comparadas com as outras.</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Names of both files</source>
        <translation>Nomes dos dois arquivos</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Significa</translation>
    </message>
    <message>
        <source>What it means, unless judged</source>
        <translation>O que significa, enquanto não julgado</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Semelhança</translation>
    </message>
    <message>
        <source>Correlation of the fine detail of both; 1 = the same</source>
        <translation>Correlação dos detalhes finos de ambas; 1 = iguais</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Patient, container or lot of both</source>
        <translation>Paciente, contêiner ou lote de ambas</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partição</translation>
    </message>
    <message>
        <source>Split of both</source>
        <translation>Partição de ambas</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Label of both</source>
        <translation>Rótulo de ambas</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Julgado</translation>
    </message>
    <message>
        <source>What a person said, and who</source>
        <translation>O que uma pessoa disse, e quem</translation>
    </message>
    <message>
        <source>no longer known</source>
        <translation>não mais conhecida</translation>
    </message>
</context>
<context>
    <name>TwinsView</name>
    <message>
        <source>Same image twice</source>
        <translation>Mesma imagem duas vezes</translation>
    </message>
    <message>
        <source>copies brought into one split</source>
        <translation>cópias trazidas para uma só partição</translation>
    </message>
    <message>
        <source>Moved to another split: {0}.</source>
        <translation>Movidas para outra partição: {0}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>The pairs cannot be read</source>
        <translation>Os pares não podem ser lidos</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>one image, {0} scans</source>
        <translation>uma imagem, {0} arquivos</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Desfeito: {0}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>repair of splits undone</source>
        <translation>reparo das partições desfeito</translation>
    </message>
    <message>
        <source>Export the pairs</source>
        <translation>Exportar os pares</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
</context>
<context>
    <name>Variants</name>
    <message>
        <source>Choose a scan to see how it is varied.</source>
        <translation>Escolha uma imagem para ver como ela é variada.</translation>
    </message>
    <message numerus="yes">
        <source>The scan as it is, and %n variant(s) of it</source>
        <translation>
            <numerusform>A imagem como é e %n variante dela</numerusform>
            <numerusform>A imagem como é e %n variantes dela</numerusform>
        </translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>como é</translation>
    </message>
    <message>
        <source>varied</source>
        <translation>variada</translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <source>Weights of {0}</source>
        <translation>Pesos da {0}</translation>
    </message>
    <message>
        <source>{0} has learnt from photographs what edges and shapes are; its authors publish the weights (29 MB). They are downloaded once, from where the Keras library has them. Nothing of yours is sent, and the program uses the network at no other time.</source>
        <translation>A {0} aprendeu com fotografias o que são bordas e formas; seus autores publicam os pesos (29 MB). Eles são baixados uma vez, de onde a biblioteca Keras os tem. Nada seu é enviado, e o programa não usa a rede em nenhum outro momento.</translation>
    </message>
    <message>
        <source>Without a network, bring the file that ends in “notop.h5” from another computer.</source>
        <translation>Sem rede, traga de outro computador o arquivo que termina em “notop.h5”.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Escolher um arquivo…</translation>
    </message>
    <message>
        <source>Weights (*.h5);;All files (*)</source>
        <translation>Pesos (*.h5);;Todos os arquivos (*)</translation>
    </message>
</context>
<context>
    <name>WhatChangesPage</name>
    <message>
        <source>Accept</source>
        <translation>Aceitar</translation>
    </message>
    <message>
        <source>Replaces the predictions by those shown here</source>
        <translation>Substitui as previsões pelas mostradas aqui</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Takes back what was said since the predictions; asks first</source>
        <translation>Retira o que foi dito desde as previsões; pergunta antes</translation>
    </message>
    <message>
        <source>Shows the scans about which something else is predicted in the gallery</source>
        <translation>Mostra na galeria as imagens cuja previsão muda</translation>
    </message>
    <message>
        <source>Shows the scans that taught something else before in the gallery</source>
        <translation>Mostra na galeria as imagens que antes ensinavam outra coisa</translation>
    </message>
    <message>
        <source>Cells of the matrix, the largest change first</source>
        <translation>Células da matriz, a maior mudança primeiro</translation>
    </message>
    <message>
        <source>Fitting anew with the labels of now…</source>
        <translation>Ajustando de novo com os rótulos de agora…</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Um momento</translation>
    </message>
    <message>
        <source>Labels changed: this is fitted anew in a moment.</source>
        <translation>Rótulos mudaram: em instantes isto será ajustado de novo.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The label that holds</source>
        <translation>O rótulo que vale</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>What is predicted</source>
        <translation>O que é previsto</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Scans by the predictions that there are, and the labels they learnt</source>
        <translation>Imagens pelas previsões que existem e pelos rótulos com que aprenderam</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>Scans by the predictions fitted anew, and the labels of now</source>
        <translation>Imagens pelas previsões ajustadas de novo e pelos rótulos de agora</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>After less before</source>
        <translation>Depois menos antes</translation>
    </message>
    <message>
        <source>No label changed since the predictions: nothing to accept.</source>
        <translation>Nenhum rótulo mudou desde as previsões: nada a aceitar.</translation>
    </message>
    <message>
        <source>Scans spoken about since the predictions: {0}; that teach something else now: {1}; predicted otherwise: {2}.</source>
        <translation>Imagens sobre as quais algo foi dito desde as previsões: {0}; que agora ensinam outra coisa: {1}; com outra previsão: {2}.</translation>
    </message>
    <message>
        <source>Of these, {0} changed with their files, which Discard leaves as they are.</source>
        <translation>Destas, {0} mudaram com seus arquivos, e Descartar as deixa como estão.</translation>
    </message>
    <message>
        <source>Label and prediction differ: {0} → {1} ({2}). Fitted anew in {3} s.</source>
        <translation>Rótulo e previsão diferem: {0} → {1} ({2}). Ajustado de novo em {3} s.</translation>
    </message>
    <message>
        <source>Label {0}, predicted {1}: {2} scans before, {3} after ({4}). Enter shows those that came and those that left.</source>
        <translation>Rótulo {0}, previsão {1}: {2} imagens antes, {3} depois ({4}). Enter mostra as que chegaram e as que saíram.</translation>
    </message>
    <message>
        <source>came to {0}, predicted {1}, or left it</source>
        <translation>chegaram a {0}, previsão {1}, ou saíram</translation>
    </message>
    <message>
        <source>predicted otherwise</source>
        <translation>com outra previsão</translation>
    </message>
    <message>
        <source>teach something else</source>
        <translation>ensinam outra coisa</translation>
    </message>
    <message>
        <source>Predicted otherwise: {0}</source>
        <translation>Com outra previsão: {0}</translation>
    </message>
    <message>
        <source>Relabelled: {0}</source>
        <translation>Rerrotuladas: {0}</translation>
    </message>
</context>
<context>
    <name>WhatChangesView</name>
    <message>
        <source>What changes</source>
        <translation>O que muda</translation>
    </message>
    <message>
        <source>The predictions are being replaced…</source>
        <translation>As previsões estão sendo substituídas…</translation>
    </message>
    <message>
        <source>Discard label changes</source>
        <translation>Descartar mudanças de rótulo</translation>
    </message>
    <message numerus="yes">
        <source>Take back what was said about %n scan(s)?</source>
        <translation>
            <numerusform>Retirar o que foi dito sobre %n imagem?</numerusform>
            <numerusform>Retirar o que foi dito sobre %n imagens?</numerusform>
        </translation>
    </message>
    <message>
        <source>They get the labels back that the predictions were learnt from. It is one step that can be undone; the history keeps both.</source>
        <translation>Elas recebem de volta os rótulos com que as previsões foram aprendidas. É um só passo, que pode ser desfeito; o histórico guarda ambos.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s): label changes discarded</source>
        <translation>
            <numerusform>%n imagem: mudanças de rótulo descartadas</numerusform>
            <numerusform>%n imagens: mudanças de rótulo descartadas</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder is being read or judged…</source>
        <translation>A pasta está sendo lida ou julgada…</translation>
    </message>
    <message>
        <source>Fitting anew with the labels of now…</source>
        <translation>Ajustando de novo com os rótulos de agora…</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nada a comparar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>No predictions yet</source>
        <translation>Ainda sem previsões</translation>
    </message>
    <message>
        <source>Once the scans are judged by what their labels teach, this page shows what a relabelling changes, before any prediction is replaced.</source>
        <translation>Quando as imagens tiverem sido julgadas pelo que seus rótulos ensinam, esta página mostra o que uma mudança de rótulos altera, antes que qualquer previsão seja substituída.</translation>
    </message>
    <message>
        <source>Judge the scans</source>
        <translation>Julgar as imagens</translation>
    </message>
    <message>
        <source>These predictions do not learn from labels</source>
        <translation>Estas previsões não aprendem com rótulos</translation>
    </message>
    <message>
        <source>They are by “{0}”, which was made elsewhere: labels given here change nothing about them. Judged out of fold, each scan is judged by what the labels of the others teach.</source>
        <translation>São de “{0}”, que foi feito em outro lugar: rótulos dados aqui não mudam nada nelas. Fora da dobra, cada imagem é julgada pelo que os rótulos das outras ensinam.</translation>
    </message>
    <message>
        <source>Judge out of fold</source>
        <translation>Julgar fora da dobra</translation>
    </message>
</context>
<context>
    <name>WhyEmpty</name>
    <message>
        <source>No scan answers this</source>
        <translation>Nenhuma imagem corresponde</translation>
    </message>
    <message>
        <source>Nothing in this folder fits all that is asked above.</source>
        <translation>Nada nesta pasta atende a tudo o que é pedido acima.</translation>
    </message>
    <message>
        <source>Show all scans</source>
        <translation>Mostrar todas as imagens</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Lendo a pasta</translation>
    </message>
    <message>
        <source>The first scans appear in a moment.</source>
        <translation>As primeiras imagens aparecem em instantes.</translation>
    </message>
    <message>
        <source>None of the files can be read</source>
        <translation>Nenhum dos arquivos pode ser lido</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are listed with the reason.</source>
        <translation>
            <numerusform>%n arquivo está listado com o motivo.</numerusform>
            <numerusform>%n arquivos estão listados com o motivo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrá-los</translation>
    </message>
    <message>
        <source>No images here</source>
        <translation>Não há imagens aqui</translation>
    </message>
    <message>
        <source>This folder and those below it hold no JPEG, PNG or TIFF image.</source>
        <translation>Esta pasta e as que estão nela não têm imagem JPEG, PNG ou TIFF.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Abrir outra pasta…</translation>
    </message>
    <message>
        <source>No predictions yet</source>
        <translation>Ainda sem previsões</translation>
    </message>
    <message>
        <source>They are made once every scan has been read.</source>
        <translation>Elas são feitas depois que todas as imagens forem lidas.</translation>
    </message>
    <message>
        <source>With two labels or more, every scan is judged by a classifier that never saw it. Without labels, choose a classifier above.</source>
        <translation>Com dois rótulos ou mais, cada imagem é avaliada por um classificador que nunca a viu. Sem rótulos, escolha um classificador acima.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
</context>
<context>
    <name>WishForm</name>
    <message>
        <source>What the threshold is to achieve</source>
        <translation>O que o limiar deve conseguir</translation>
    </message>
    <message>
        <source>Find the threshold</source>
        <translation>Achar o limiar</translation>
    </message>
    <message>
        <source>Move the handle to the threshold that achieves this</source>
        <translation>Levar a marca ao limiar que consegue isso</translation>
    </message>
    <message>
        <source>Share of {0} among all that come:</source>
        <translation>Parcela de {0} entre todas as que chegam:</translation>
    </message>
    <message>
        <source>Target recall</source>
        <translation>Revocação desejada</translation>
    </message>
    <message>
        <source>Miss at most 1 {0} in</source>
        <translation>Perder no máximo 1 {0} em</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Custos</translation>
    </message>
    <message>
        <source>A missed {0} costs as much as so many false alarms:</source>
        <translation>Perder uma {0} custa tanto quanto estes alarmes falsos:</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacidade</translation>
    </message>
    <message>
        <source>Scans that can be opened a day:</source>
        <translation>Imagens que podem ser abertas por dia:</translation>
    </message>
    <message>
        <source>of so many that come:</source>
        <translation>de quantas chegam:</translation>
    </message>
    <message>
        <source>the class</source>
        <translation>a classe</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Gallery</source>
        <translation>Galeria</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriz</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treinamento</translation>
    </message>
    <message>
        <source>There is nothing to review in this list.</source>
        <translation>Não há nada para revisar nesta lista.</translation>
    </message>
    <message>
        <source>Every scan of this list has been reviewed.</source>
        <translation>Todas as imagens desta lista foram revisadas.</translation>
    </message>
</context>
<context>
    <name>_Chart</name>
    <message>
        <source>Figures of each classifier: {0}</source>
        <translation>Medidas de cada classificador: {0}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>acurácia</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>revocação</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>precisão</translation>
    </message>
</context>
<context>
    <name>_NeighbourDelegate</name>
    <message>
        <source>twin</source>
        <translation>gêmea</translation>
    </message>
</context>
<context>
    <name>_TrialRow</name>
    <message>
        <source>labelled {0}</source>
        <translation>rotulada {0}</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Label as class 1 to 9</source>
        <translation>Rotular como classe 1 a 9</translation>
    </message>
    <message>
        <source>Classes and tags of your choice</source>
        <translation>Classes e etiquetas à sua escolha</translation>
    </message>
    <message>
        <source>chosen on the page Classes</source>
        <translation>escolhidas na página Classes</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Imagem</translation>
    </message>
    <message>
        <source>&amp;Curate</source>
        <translation>&amp;Curadoria</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Abrir pasta…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Experimentar a demonstração</translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation>Ler a pasta de novo</translation>
    </message>
    <message>
        <source>finds new, changed and moved files</source>
        <translation>acha arquivos novos, alterados e movidos</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
    <message>
        <source>Update predictions</source>
        <translation>Atualizar previsões</translation>
    </message>
    <message>
        <source>learns from what you relabelled</source>
        <translation>aprende com o que você corrigiu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Look an image up…</source>
        <translation>Consultar uma imagem…</translation>
    </message>
    <message>
        <source>one that is not in the folder; or drop it here</source>
        <translation>uma que não está na pasta; ou solte-a aqui</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Relatório…</translation>
    </message>
    <message>
        <source>figures, curves and errors as a page or PDF</source>
        <translation>medidas, curvas e erros como página ou PDF</translation>
    </message>
    <message>
        <source>Save classifier…</source>
        <translation>Salvar classificador…</translation>
    </message>
    <message>
        <source>Import a classifier…</source>
        <translation>Importar um classificador…</translation>
    </message>
    <message>
        <source>a Keras or ONNX file that others made</source>
        <translation>um arquivo Keras ou ONNX feito por outros</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>Importar rótulos…</translation>
    </message>
    <message>
        <source>or predictions or columns, from a table</source>
        <translation>ou previsões ou colunas, de uma tabela</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Cópias de segurança…</translation>
    </message>
    <message>
        <source>of labels and notes: make one, go back to one</source>
        <translation>de rótulos e notas: fazer uma, voltar a uma</translation>
    </message>
    <message>
        <source>Close the folder</source>
        <translation>Fechar a pasta</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Selecionar tudo</translation>
    </message>
    <message>
        <source>Look the pasted image up</source>
        <translation>Consultar a imagem colada</translation>
    </message>
    <message>
        <source>judged and compared; nothing is kept</source>
        <translation>julgada e comparada; nada é guardado</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configurações…</translation>
    </message>
    <message>
        <source>Label as class {0}</source>
        <translation>Rotular como classe {0}</translation>
    </message>
    <message>
        <source>Key of your choice</source>
        <translation>Tecla à sua escolha</translation>
    </message>
    <message>
        <source>Other label…</source>
        <translation>Outro rótulo…</translation>
    </message>
    <message>
        <source>type to find one, or to make a new one</source>
        <translation>digite para achar um, ou para criar um novo</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>the label; where there is none, the prediction becomes the label</source>
        <translation>o rótulo; onde não há, a previsão vira rótulo</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Ambígua</translation>
    </message>
    <message>
        <source>nobody can tell; left out of learning and figures</source>
        <translation>não se pode dizer; fica fora do aprendizado e dos números</translation>
    </message>
    <message>
        <source>Bad image</source>
        <translation>Imagem ruim</translation>
    </message>
    <message>
        <source>left out of learning and figures</source>
        <translation>fica fora do aprendizado e dos números</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>the label of the folder holds again</source>
        <translation>volta a valer o rótulo da pasta</translation>
    </message>
    <message>
        <source>Put on the shortlist</source>
        <translation>Pôr na seleção</translation>
    </message>
    <message>
        <source>again takes it off; the navigator has the list</source>
        <translation>de novo a retira; a lista está no navegador</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Etiqueta…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Nota…</translation>
    </message>
    <message>
        <source>what you saw, in your words</source>
        <translation>o que você viu, em suas palavras</translation>
    </message>
    <message>
        <source>Rectangle with a remark</source>
        <translation>Retângulo com observação</translation>
    </message>
    <message>
        <source>draw it on the image; E or Esc ends it</source>
        <translation>desenhe-o na imagem; E ou Esc encerra</translation>
    </message>
    <message>
        <source>Next not reviewed</source>
        <translation>Próxima não revisada</translation>
    </message>
    <message>
        <source>Similar scans</source>
        <translation>Imagens semelhantes</translation>
    </message>
    <message>
        <source>arrows move among them, Enter goes to one</source>
        <translation>as setas movem-se entre elas, Enter vai até uma</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Comparar lado a lado</translation>
    </message>
    <message>
        <source>what is selected; among similar scans, that one with the current one</source>
        <translation>o que está selecionado; entre as imagens semelhantes, aquela com a atual</translation>
    </message>
    <message>
        <source>Show similar scans in the gallery</source>
        <translation>Mostrar imagens parecidas na galeria</translation>
    </message>
    <message>
        <source>the 200 nearest of those that are wanted</source>
        <translation>as 200 mais próximas entre as desejadas</translation>
    </message>
    <message>
        <source>Search by a part</source>
        <translation>Procurar por uma parte</translation>
    </message>
    <message>
        <source>draw a rectangle on the image; R or Esc ends it</source>
        <translation>desenhe um retângulo na imagem; R ou Esc encerra</translation>
    </message>
    <message>
        <source>Full view</source>
        <translation>Tela cheia</translation>
    </message>
    <message>
        <source>Space or Esc leads back</source>
        <translation>Espaço ou Esc volta</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverter</translation>
    </message>
    <message>
        <source>Reset the display</source>
        <translation>Restaurar a exibição</translation>
    </message>
    <message>
        <source>window, level and inversion as at first, no explanation</source>
        <translation>janela, nível e inversão como no início, sem explicação</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explicação</translation>
    </message>
    <message>
        <source>where the network looked, laid over the image</source>
        <translation>para onde a rede olhou, sobre a imagem</translation>
    </message>
    <message>
        <source>What the network learnt…</source>
        <translation>O que a rede aprendeu…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reduzir</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galeria</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriz</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>Semelhantes</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treinamento</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>About Ajna Desktop</source>
        <translation>Sobre o Ajna Desktop</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>the list in sight, or what is selected of it; the navigator keeps it</source>
        <translation>a lista à vista, ou o que dela estiver selecionado; o navegador a guarda</translation>
    </message>
    <message>
        <source>Classes and keys</source>
        <translation>Classes e teclas</translation>
    </message>
    <message>
        <source>add, rename and merge classes; choose keys</source>
        <translation>adicionar, renomear e juntar classes; escolher teclas</translation>
    </message>
    <message>
        <source>Curate</source>
        <translation>Curadoria</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leitores</translation>
    </message>
</context>
<context>
    <name>annotations</name>
    <message>
        <source>tags: {0}</source>
        <translation>etiquetas: {0}</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>tem uma nota</translation>
    </message>
    <message>
        <source>has a rectangle</source>
        <translation>tem um retângulo</translation>
    </message>
    <message>
        <source>Tags: {0}.</source>
        <translation>Etiquetas: {0}.</translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation>Nota: {0}</translation>
    </message>
    <message>
        <source>Notes and tags</source>
        <translation>Notas e etiquetas</translation>
    </message>
</context>
<context>
    <name>classifier</name>
    <message>
        <source>Tells apart: {0}</source>
        <translation>Distingue: {0}</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>Treinado com: {0}</translation>
    </message>
    <message>
        <source>Fared there: {0}</source>
        <translation>Desempenho ali: {0}</translation>
    </message>
    <message>
        <source>Decides for the most probable class.</source>
        <translation>Decide pela classe mais provável.</translation>
    </message>
    <message>
        <source>Decides for {0} from a probability of {1} on.</source>
        <translation>Decide por {0} a partir da probabilidade {1}.</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>split</source>
        <translation>partição</translation>
    </message>
    <message>
        <source>label</source>
        <translation>rótulo</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>previsto</translation>
    </message>
    <message>
        <source>review</source>
        <translation>revisão</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grupo</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>pasta</translation>
    </message>
    <message>
        <source>file type</source>
        <translation>tipo de arquivo</translation>
    </message>
    <message>
        <source>image size</source>
        <translation>tamanho da imagem</translation>
    </message>
    <message>
        <source>bits per sample</source>
        <translation>bits por amostra</translation>
    </message>
    <message>
        <source>image flaw</source>
        <translation>defeito da imagem</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>brilho</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>contraste</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>entropia</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>nitidez</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Classifier</source>
        <translation>Classificador</translation>
    </message>
    <message>
        <source>What is trained; a tick chooses it</source>
        <translation>O que é treinado; a marca o escolhe</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Share of the scans that got their label</source>
        <translation>Parte das imagens que receberam o seu rótulo</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Balanceada</translation>
    </message>
    <message>
        <source>Balanced accuracy: the mean recall over the classes</source>
        <translation>Acurácia balanceada: a média do recall das classes</translation>
    </message>
    <message>
        <source>F-beta</source>
        <translation>F-beta</translation>
    </message>
    <message>
        <source>Mean F-beta over the classes; recall weighs double (β = 2)</source>
        <translation>Média do F-beta das classes; o recall pesa o dobro (β = 2)</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve; 0.5 is chance, 1 is perfect</source>
        <translation>Área sob a curva ROC; 0,5 é acaso, 1 é perfeito</translation>
    </message>
    <message>
        <source>Recall {0}</source>
        <translation>Recall {0}</translation>
    </message>
    <message>
        <source>Of those labelled {0}, how many were told</source>
        <translation>Das rotuladas {0}, quantas foram reconhecidas</translation>
    </message>
    <message>
        <source>Lowest recall</source>
        <translation>Menor recall</translation>
    </message>
    <message>
        <source>The class that is missed most, and how many of it are told</source>
        <translation>A classe que mais escapa, e quanto dela é reconhecido</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Imagens/s</translation>
    </message>
    <message>
        <source>Images a second, from files on disk: load, resize, predict</source>
        <translation>Imagens por segundo, de arquivos em disco: carregar, redimensionar, prever</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>What it was trained on</source>
        <translation>Em que foi treinado</translation>
    </message>
    <message>
        <source>Training took</source>
        <translation>O treino levou</translation>
    </message>
    <message>
        <source>How long training took; features not counted</source>
        <translation>Quanto durou o treino, sem contar as características</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Treinado em</translation>
    </message>
    <message>
        <source>When it was trained</source>
        <translation>Quando foi treinado</translation>
    </message>
    <message>
        <source>Mean over the classes: which share of the nearest has the label of the query. Queries are held-out scans; neither they nor doubles of them are in the pool.</source>
        <translation>Média das classes: que parte das mais próximas tem o rótulo da consulta. As consultas são imagens guardadas à parte; nem elas nem cópias delas estão entre as buscadas.</translation>
    </message>
    <message>
        <source>As the original study counted: queries are drawn from the pool, and find themselves.</source>
        <translation>Como o estudo original contava: as consultas saem das buscadas e encontram a si mesmas.</translation>
    </message>
    <message>
        <source>Feature space</source>
        <translation>Espaço de características</translation>
    </message>
    <message>
        <source>By what scans are alike</source>
        <translation>Por que as imagens se parecem</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Of each image</source>
        <translation>De cada imagem</translation>
    </message>
    <message>
        <source>10 nearest</source>
        <translation>10 mais próximas</translation>
    </message>
    <message>
        <source>20 nearest</source>
        <translation>20 mais próximas</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Por acaso</translation>
    </message>
    <message>
        <source>What scans drawn at random would reach</source>
        <translation>O que imagens sorteadas alcançariam</translation>
    </message>
    <message>
        <source>Study, 10</source>
        <translation>Estudo, 10</translation>
    </message>
    <message>
        <source>Study, 20</source>
        <translation>Estudo, 20</translation>
    </message>
    <message>
        <source>And what it is given</source>
        <translation>E o que lhe é dado</translation>
    </message>
    <message>
        <source>The same files a second time</source>
        <translation>Os mesmos arquivos pela segunda vez</translation>
    </message>
    <message>
        <source>First pass</source>
        <translation>Primeira passada</translation>
    </message>
    <message>
        <source>Images a second, files not read lately</source>
        <translation>Imagens por segundo, arquivos não lidos há pouco</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Partida a frio</translation>
    </message>
    <message>
        <source>Until the first answer, with the start of the network</source>
        <translation>Até a primeira resposta, com a partida da rede</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Of one answer</source>
        <translation>De uma resposta</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>McNemar's exact test, in which a group (patient, container) counts as one toss: how likely a difference at least as large is where both are equally good. Of {0} pairs, one in twenty is below 0.05 by chance.</source>
        <translation>Teste exato de McNemar, em que um grupo (paciente, contêiner) conta como um só lance: quão provável é uma diferença ao menos tão grande se ambos forem igualmente bons. De {0} pares, um em vinte fica abaixo de 0,05 por acaso.</translation>
    </message>
    <message>
        <source>First / second</source>
        <translation>Primeiro / segundo</translation>
    </message>
    <message>
        <source>Two classifiers</source>
        <translation>Dois classificadores</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>Accuracy of the first less that of the second, in points</source>
        <translation>Acurácia do primeiro menos a do segundo, em pontos</translation>
    </message>
    <message>
        <source>By resampling groups</source>
        <translation>Por reamostragem de grupos</translation>
    </message>
    <message>
        <source>Only first right</source>
        <translation>Só o primeiro acerta</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Only second right</source>
        <translation>Só o segundo acerta</translation>
    </message>
    <message>
        <source>Both right</source>
        <translation>Ambos acertam</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>Ambos erram</translation>
    </message>
    <message>
        <source>Slower are one in twenty</source>
        <translation>Mais lenta é uma em vinte</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Of the process, at its most</source>
        <translation>Do processo, no máximo</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>That were timed</source>
        <translation>Que foram cronometradas</translation>
    </message>
    <message>
        <source>On which it ran</source>
        <translation>Em que rodou</translation>
    </message>
    <message>
        <source>from files</source>
        <translation>de arquivos</translation>
    </message>
    <message>
        <source>from cached features</source>
        <translation>de características guardadas</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>Whose head it is</source>
        <translation>De quem é a cabeça</translation>
    </message>
    <message>
        <source>Mean of the cross-validation on the training split</source>
        <translation>Média da validação cruzada na parte de treino</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Dispersão</translation>
    </message>
    <message>
        <source>Standard deviation over the folds</source>
        <translation>Desvio-padrão entre as dobras</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Busca</translation>
    </message>
    <message>
        <source>Grid or random</source>
        <translation>Em grade ou aleatória</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Levou</translation>
    </message>
    <message>
        <source>All folds together</source>
        <translation>Todas as dobras juntas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>O que foi tentado</translation>
    </message>
    <message>
        <source>{0} (chosen)</source>
        <translation>{0} (escolhido)</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>em grade</translation>
    </message>
    <message>
        <source>random</source>
        <translation>aleatória</translation>
    </message>
    <message>
        <source>{0} queries among {1} scans.</source>
        <translation>{0} consultas entre {1} imagens.</translation>
    </message>
    <message>
        <source>95 % interval of the 20 nearest: {0} to {1}</source>
        <translation>Intervalo de 95 % das 20 mais próximas: de {0} a {1}</translation>
    </message>
</context>
<context>
    <name>curves</name>
    <message>
        <source>Kept: {0} from a probability of {1} on.</source>
        <translation>Vale: {0} a partir de uma probabilidade de {1}.</translation>
    </message>
    <message>
        <source>Kept: the more probable class.</source>
        <translation>Vale: a classe mais provável.</translation>
    </message>
    <message>
        <source>Kept: the most probable class.</source>
        <translation>Vale: a classe mais provável de todas.</translation>
    </message>
    <message>
        <source>Tried out, not saved: {0} from {1} on.</source>
        <translation>Em teste, não salvo: {0} a partir de {1}.</translation>
    </message>
    <message>
        <source>{0} caught</source>
        <translation>{0} achadas</translation>
    </message>
    <message>
        <source>{0} missed</source>
        <translation>{0} perdidas</translation>
    </message>
    <message>
        <source>false alarms for {0}</source>
        <translation>alarmes falsos de {0}</translation>
    </message>
    <message>
        <source>rightly not {0}</source>
        <translation>bem deixadas de fora de {0}</translation>
    </message>
    <message>
        <source>From {0} on: {1} of {2} {3} are missed and {4} of {5} others raise a false alarm.</source>
        <translation>A partir de {0}: {1} de {2} {3} são perdidas e {4} de {5} outras dão alarme falso.</translation>
    </message>
    <message>
        <source>Of {0} scans a day, {1} of them {2}, expect {3} alarms, and {4} missed.</source>
        <translation>De {0} imagens por dia, {1} delas {2}, espere {3} alarmes, e {4} perdidas.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Folders, one a label</source>
        <translation>Pastas, uma por rótulo</translation>
    </message>
    <message>
        <source>By the label that holds now, below the splits.</source>
        <translation>Pelo rótulo atual, dentro das partições.</translation>
    </message>
    <message>
        <source>Split folders for Keras</source>
        <translation>Pastas de partições para o Keras</translation>
    </message>
    <message>
        <source>train, val and test, each with every class.</source>
        <translation>train, val e test, cada uma com todas as classes.</translation>
    </message>
    <message>
        <source>COCO</source>
        <translation>COCO</translation>
    </message>
    <message>
        <source>One JSON file with images and categories.</source>
        <translation>Um arquivo JSON com imagens e categorias.</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabela (CSV)</translation>
    </message>
    <message>
        <source>One line a scan, without images.</source>
        <translation>Uma linha por imagem, sem as imagens.</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON por linhas</translation>
    </message>
    <message>
        <source>The same for programs, without images.</source>
        <translation>O mesmo para programas, sem as imagens.</translation>
    </message>
    <message>
        <source>Pictures with captions</source>
        <translation>Figuras com legendas</translation>
    </message>
    <message>
        <source>Label and prediction below each, one folder a cell.</source>
        <translation>Rótulo e previsão abaixo de cada uma, uma pasta por célula.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Cópias</translation>
    </message>
    <message>
        <source>Hard links: no space, but editing one edits the original</source>
        <translation>Links físicos: sem ocupar espaço, mas editar um edita o original</translation>
    </message>
    <message>
        <source>Only the list of what would lie where</source>
        <translation>Só a lista do que ficaria onde</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>%n left out: {0}</source>
        <translation>%n de fora: {0}</translation>
    </message>
    <message>
        <source>The place holds an earlier export: only changes are written.</source>
        <translation>O destino já tem uma exportação: só o que mudou será gravado.</translation>
    </message>
</context>
<context>
    <name>flaws</name>
    <message>
        <source>nearly uniform</source>
        <translation>quase uniforme</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>escura demais</translation>
    </message>
    <message>
        <source>too bright</source>
        <translation>clara demais</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>borrada</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>cortada</translation>
    </message>
    <message>
        <source>partly blank</source>
        <translation>em parte vazia</translation>
    </message>
    <message>
        <source>wrong size or shape</source>
        <translation>tamanho ou forma errados</translation>
    </message>
    <message>
        <source>wrong way up</source>
        <translation>mal orientada</translation>
    </message>
    <message>
        <source>perhaps turned left</source>
        <translation>talvez girada à esquerda</translation>
    </message>
    <message>
        <source>perhaps turned right</source>
        <translation>talvez girada à direita</translation>
    </message>
    <message>
        <source>perhaps upside down</source>
        <translation>talvez de cabeça para baixo</translation>
    </message>
    <message>
        <source>perhaps mirrored</source>
        <translation>talvez espelhada</translation>
    </message>
    <message>
        <source>perhaps cut off at the left</source>
        <translation>talvez cortada à esquerda</translation>
    </message>
    <message>
        <source>perhaps cut off at the right</source>
        <translation>talvez cortada à direita</translation>
    </message>
    <message>
        <source>perhaps cut off at the top</source>
        <translation>talvez cortada em cima</translation>
    </message>
    <message>
        <source>perhaps cut off at the bottom</source>
        <translation>talvez cortada embaixo</translation>
    </message>
</context>
<context>
    <name>history_words</name>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Retângulo</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>Segunda leitura</translation>
    </message>
    <message>
        <source>Store merged</source>
        <translation>Acervo mesclado</translation>
    </message>
    <message>
        <source>{0} new events</source>
        <translation>{0} eventos novos</translation>
    </message>
    <message>
        <source>withdrawn, {0}</source>
        <translation>retirado, {0}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>removida</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editada</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>decidida</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>desfeita</translation>
    </message>
    <message>
        <source>added</source>
        <translation>acrescentada</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>renomeada</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>mesclada</translation>
    </message>
    <message>
        <source>{0} (other store)</source>
        <translation>{0} (outro acervo)</translation>
    </message>
    <message>
        <source>the classifier said {0}</source>
        <translation>o classificador dizia {0}</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>0 to 1 (divided by 255)</source>
        <translation>0 a 1 (divididos por 255)</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 a 1</translation>
    </message>
    <message>
        <source>0 to 255, as they are</source>
        <translation>0 a 255, como estão</translation>
    </message>
    <message>
        <source>ImageNet: mean 0, deviation 1 a channel</source>
        <translation>ImageNet: média 0, desvio 1 por canal</translation>
    </message>
    <message>
        <source>As the file suggests</source>
        <translation>Como o arquivo sugere</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>qualquer tamanho</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>cinza</translation>
    </message>
    <message>
        <source>three channels, as for colour</source>
        <translation>três canais, como para cor</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Feito com</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Saídas</translation>
    </message>
    <message>
        <source>Learnt numbers</source>
        <translation>Números aprendidos</translation>
    </message>
    <message>
        <source>Probabilities, as they are</source>
        <translation>Probabilidades, como estão</translation>
    </message>
    <message>
        <source>Scores, of which probabilities are made (logits)</source>
        <translation>Pontuações, das quais se fazem probabilidades (logits)</translation>
    </message>
    <message>
        <source>Nearest pixel, as Keras does</source>
        <translation>Pixel mais próximo, como o Keras</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>Bicúbico</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
</context>
<context>
    <name>map</name>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>{0} others</source>
        <translation>outros {0}</translation>
    </message>
    <message>
        <source>no label or no prediction</source>
        <translation>sem rótulo ou sem previsão</translation>
    </message>
    <message>
        <source>right or wrong</source>
        <translation>certo ou errado</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidade</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>grupo</translation>
    </message>
    <message>
        <source>right</source>
        <translation>certo</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>errado</translation>
    </message>
    <message>
        <source>cluster {0}</source>
        <translation>grupo {0}</translation>
    </message>
</context>
<context>
    <name>merge_words</name>
    <message>
        <source>%n new decision(s) by {0}</source>
        <translation>%n decisão nova de {0} | %n decisões novas de {0}</translation>
    </message>
    <message>
        <source>%n image(s): {0} → {1}</source>
        <translation>%n imagem: {0} → {1} | %n imagens: {0} → {1}</translation>
    </message>
    <message>
        <source>%n image(s): still {0}, with another review status</source>
        <translation>%n imagem: ainda {0}, com outra situação de revisão | %n imagens: ainda {0}, com outra situação de revisão</translation>
    </message>
    <message>
        <source>%n image(s) with other changes</source>
        <translation>%n imagem com outras mudanças | %n imagens com outras mudanças</translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>Simple CNN, 150 px</source>
        <translation>CNN simples, 150 px</translation>
    </message>
    <message>
        <source>Simple CNN, 150 px, pooled</source>
        <translation>CNN simples, 150 px, com média</translation>
    </message>
    <message>
        <source>Simple CNN, 224 px</source>
        <translation>CNN simples, 224 px</translation>
    </message>
    <message>
        <source>Simple CNN, 224 px, varied images</source>
        <translation>CNN simples, 224 px, imagens variadas</translation>
    </message>
    <message>
        <source>Simple CNN, 224 px, gently varied images</source>
        <translation>CNN simples, 224 px, imagens pouco variadas</translation>
    </message>
    <message>
        <source>DenseNet121, logistic head</source>
        <translation>DenseNet121, cabeça logística</translation>
    </message>
    <message>
        <source>DenseNet121, dense head, max pooling</source>
        <translation>DenseNet121, cabeça densa, máximos</translation>
    </message>
    <message>
        <source>DenseNet121, dense head, average pooling</source>
        <translation>DenseNet121, cabeça densa, médias</translation>
    </message>
    <message>
        <source>DenseNet121, tuned head</source>
        <translation>DenseNet121, cabeça ajustada</translation>
    </message>
    <message>
        <source>DenseNet121, fine-tuned</source>
        <translation>DenseNet121, ajuste fino</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, logistic head</source>
        <translation>EfficientNet-Lite0, cabeça logística</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, logistic head, max pooling</source>
        <translation>EfficientNet-Lite0, cabeça logística, máximos</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, dense head</source>
        <translation>EfficientNet-Lite0, cabeça densa</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, tuned head</source>
        <translation>EfficientNet-Lite0, cabeça ajustada</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, fine-tuned</source>
        <translation>EfficientNet-Lite0, ajuste fino</translation>
    </message>
    <message>
        <source>Learned code of 128 numbers</source>
        <translation>Código aprendido de 128 números</translation>
    </message>
    <message>
        <source>Siamese network, one reference</source>
        <translation>Rede siamesa, uma referência</translation>
    </message>
    <message>
        <source>Siamese network, class means</source>
        <translation>Rede siamesa, médias das classes</translation>
    </message>
    <message>
        <source>SVM on 128 × 128 pixels</source>
        <translation>SVM sobre 128 × 128 pixels</translation>
    </message>
    <message>
        <source>SVM on features</source>
        <translation>SVM sobre características</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>Autocodificador</translation>
    </message>
    <message>
        <source>A small network that learns from nothing; quick, and the first to overfit.</source>
        <translation>Uma rede pequena que aprende do zero; rápida, e a primeira a se sobreajustar.</translation>
    </message>
    <message>
        <source>The small network of the container scans: its last maps are averaged.</source>
        <translation>A rede pequena das imagens de contêineres: seus últimos mapas viram médias.</translation>
    </message>
    <message>
        <source>The larger of the small networks; images vary in brightness and are mirrored.</source>
        <translation>A maior das redes pequenas; as imagens variam em brilho e são espelhadas.</translation>
    </message>
    <message>
        <source>The same network; images are also shifted, and vary more in brightness.</source>
        <translation>A mesma rede; as imagens também são deslocadas e variam mais em brilho.</translation>
    </message>
    <message>
        <source>The same network; images are shifted and vary a little in brightness.</source>
        <translation>A mesma rede; as imagens são deslocadas e variam pouco em brilho.</translation>
    </message>
    <message>
        <source>Features of DenseNet121, averaged, and a linear classifier on them.</source>
        <translation>Características da DenseNet121, em médias, e um classificador linear sobre elas.</translation>
    </message>
    <message>
        <source>Features of DenseNet121, their maxima, and a small network on them.</source>
        <translation>Características da DenseNet121, seus máximos, e uma rede pequena sobre eles.</translation>
    </message>
    <message>
        <source>Features of DenseNet121, averaged, and a small network on them.</source>
        <translation>Características da DenseNet121, em médias, e uma rede pequena sobre elas.</translation>
    </message>
    <message>
        <source>The head whose settings fare best in cross-validation, by grid and random search.</source>
        <translation>A cabeça cujas configurações vão melhor na validação cruzada, por busca em grade e aleatória.</translation>
    </message>
    <message>
        <source>DenseNet121 itself learns on, in stages; hours without a GPU.</source>
        <translation>A própria DenseNet121 continua a aprender, em etapas; horas sem GPU.</translation>
    </message>
    <message>
        <source>Features of EfficientNet-Lite0 and a linear classifier on them: seconds to fit.</source>
        <translation>Características da EfficientNet-Lite0 e um classificador linear sobre elas: segundos para ajustar.</translation>
    </message>
    <message>
        <source>The same on the maxima of the features.</source>
        <translation>O mesmo sobre os máximos das características.</translation>
    </message>
    <message>
        <source>Features of EfficientNet-Lite0 and a small network on them.</source>
        <translation>Características da EfficientNet-Lite0 e uma rede pequena sobre elas.</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0 itself learns on, in stages: the most accurate, an hour or two.</source>
        <translation>A própria EfficientNet-Lite0 continua a aprender, em etapas: a mais exata, uma ou duas horas.</translation>
    </message>
    <message>
        <source>A code in which scans of one class lie together; the nearest class mean decides.</source>
        <translation>Um código em que imagens da mesma classe ficam próximas; decide a média de classe mais próxima.</translation>
    </message>
    <message>
        <source>Learns from pairs of images which belong together; one image a class to compare with.</source>
        <translation>Aprende com pares de imagens quais vão juntas; compara com uma imagem por classe.</translation>
    </message>
    <message>
        <source>The same, compared with the mean of all images of each class.</source>
        <translation>A mesma, comparada com a média de todas as imagens de cada classe.</translation>
    </message>
    <message>
        <source>The former baseline in production: a kernel on the grey levels themselves.</source>
        <translation>A antiga referência em produção: um kernel sobre os próprios níveis de cinza.</translation>
    </message>
    <message>
        <source>The same kernel on the features of EfficientNet-Lite0.</source>
        <translation>O mesmo kernel sobre as características da EfficientNet-Lite0.</translation>
    </message>
    <message>
        <source>Learns to draw images again from 128 numbers, without labels. For search, groups.</source>
        <translation>Aprende a redesenhar imagens a partir de 128 números, sem rótulos. Para busca e grupos.</translation>
    </message>
    <message>
        <source>Fine-tuned networks</source>
        <translation>Redes com ajuste fino</translation>
    </message>
    <message>
        <source>Simple networks, from nothing</source>
        <translation>Redes simples, do zero</translation>
    </message>
    <message>
        <source>On features</source>
        <translation>Sobre características</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>Por semelhança</translation>
    </message>
    <message>
        <source>For comparison</source>
        <translation>Para comparar</translation>
    </message>
    <message>
        <source>seconds, once the scans have been read</source>
        <translation>segundos, depois de lidas as imagens</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>hours; much less with a GPU</source>
        <translation>horas; bem menos com uma GPU</translation>
    </message>
    <message>
        <source>an hour or two; less with a GPU</source>
        <translation>uma ou duas horas; menos com uma GPU</translation>
    </message>
    <message>
        <source>some minutes to an hour</source>
        <translation>de alguns minutos a uma hora</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>Só a cabeça</translation>
    </message>
    <message>
        <source>Last blocks</source>
        <translation>Últimos blocos</translation>
    </message>
    <message>
        <source>Upper half</source>
        <translation>Metade superior</translation>
    </message>
    <message>
        <source>Every layer</source>
        <translation>Todas as camadas</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD com momento</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Não variar</translation>
    </message>
    <message>
        <source>Shifted, brightness, mirrored</source>
        <translation>Deslocar, brilho, espelhar</translation>
    </message>
    <message>
        <source>Brightness a little, mirrored</source>
        <translation>Pouco brilho, espelhar</translation>
    </message>
    <message>
        <source>Shifted a little, mirrored</source>
        <translation>Deslocar pouco, espelhar</translation>
    </message>
    <message>
        <source>Widely: exposure, framing, noise</source>
        <translation>Muito: exposição, recorte, ruído</translation>
    </message>
</context>
<context>
    <name>outside</name>
    <message>
        <source>no label: {0}</source>
        <translation>sem rótulo: {0}</translation>
    </message>
    <message>
        <source>no prediction: {0}</source>
        <translation>sem previsão: {0}</translation>
    </message>
    <message>
        <source>ambiguous: {0}</source>
        <translation>ambíguas: {0}</translation>
    </message>
    <message>
        <source>bad image: {0}</source>
        <translation>imagem ruim: {0}</translation>
    </message>
    <message>
        <source>unreadable: {0}</source>
        <translation>ilegíveis: {0}</translation>
    </message>
    <message>
        <source>missing: {0}</source>
        <translation>ausentes: {0}</translation>
    </message>
</context>
<context>
    <name>query</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>readable or not</source>
        <translation>legível ou não</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>não revisada</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>revisada</translation>
    </message>
    <message>
        <source>no suspect</source>
        <translation>não suspeito</translation>
    </message>
    <message>
        <source>suspect</source>
        <translation>suspeito</translation>
    </message>
    <message>
        <source>no poor image quality</source>
        <translation>sem má qualidade de imagem</translation>
    </message>
    <message>
        <source>poor image quality</source>
        <translation>má qualidade de imagem</translation>
    </message>
    <message>
        <source>not on the shortlist</source>
        <translation>fora da seleção</translation>
    </message>
    <message>
        <source>shortlist</source>
        <translation>seleção</translation>
    </message>
    <message>
        <source>no note</source>
        <translation>sem nota</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>com nota</translation>
    </message>
    <message>
        <source>no rectangle</source>
        <translation>sem retângulo</translation>
    </message>
    <message>
        <source>has a rectangle</source>
        <translation>com retângulo</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>sem rótulo</translation>
    </message>
    <message>
        <source>has a label</source>
        <translation>com rótulo</translation>
    </message>
    <message>
        <source>no prediction</source>
        <translation>sem previsão</translation>
    </message>
    <message>
        <source>has a prediction</source>
        <translation>com previsão</translation>
    </message>
    <message>
        <source>label and prediction agree</source>
        <translation>rótulo e previsão concordam</translation>
    </message>
    <message>
        <source>label and prediction disagree</source>
        <translation>rótulo e previsão divergem</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>ilegível</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>legível</translation>
    </message>
    <message>
        <source>in the folder</source>
        <translation>na pasta</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>ambiguous or bad image</source>
        <translation>ambígua ou imagem ruim</translation>
    </message>
    <message>
        <source>no ambiguous or bad images</source>
        <translation>sem ambíguas nem imagens ruins</translation>
    </message>
    <message>
        <source>label: {0}</source>
        <translation>rótulo: {0}</translation>
    </message>
    <message>
        <source>predicted: {0}</source>
        <translation>previsto: {0}</translation>
    </message>
    <message>
        <source>folder says: {0}</source>
        <translation>a pasta diz: {0}</translation>
    </message>
    <message>
        <source>relabelled to or from: {0}</source>
        <translation>rotulado de novo, para ou de: {0}</translation>
    </message>
    <message>
        <source>split: {0}</source>
        <translation>divisão: {0}</translation>
    </message>
    <message>
        <source>tag: {0}</source>
        <translation>etiqueta: {0}</translation>
    </message>
    <message>
        <source>status: {0}</source>
        <translation>situação: {0}</translation>
    </message>
    <message>
        <source>probability at least {0}</source>
        <translation>probabilidade mínima {0}</translation>
    </message>
    <message>
        <source>probability at most {0}</source>
        <translation>probabilidade máxima {0}</translation>
    </message>
    <message>
        <source>name has “{0}”</source>
        <translation>nome contém “{0}”</translation>
    </message>
</context>
<context>
    <name>readings</name>
    <message>
        <source>All scans</source>
        <translation>Todas as imagens</translation>
    </message>
    <message>
        <source>Shortlist</source>
        <translation>Lista curta</translation>
    </message>
    <message>
        <source>Label {0}</source>
        <translation>Rótulo {0}</translation>
    </message>
    <message>
        <source>Split {0}</source>
        <translation>Divisão {0}</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>ao acaso</translation>
    </message>
    <message>
        <source>at random, each label with its share</source>
        <translation>ao acaso, cada rótulo com sua parcela</translation>
    </message>
    <message>
        <source>at random, of each label as many</source>
        <translation>ao acaso, de cada rótulo o mesmo número</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>encerrado</translation>
    </message>
    <message>
        <source>all read</source>
        <translation>tudo lido</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>em leitura</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} a {1}</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Take the suggestion</source>
        <translation>Aceitar a sugestão</translation>
    </message>
    <message>
        <source>Later, at the end</source>
        <translation>Depois, no fim</translation>
    </message>
    <message>
        <source>Back, and on</source>
        <translation>Voltar e seguir</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espaço</translation>
    </message>
    <message>
        <source>One scan or many</source>
        <translation>Uma imagem ou várias</translation>
    </message>
    <message>
        <source>Zoom; fewer or more</source>
        <translation>Zoom; menos ou mais</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Confirm all that wait here</source>
        <translation>Confirmar as que faltam aqui</translation>
    </message>
    <message>
        <source>Undo, back to the scan</source>
        <translation>Desfazer e voltar à imagem</translation>
    </message>
    <message>
        <source>Leave; take it up later</source>
        <translation>Sair; retomar depois</translation>
    </message>
    <message>
        <source>{0} of {1} done</source>
        <translation>{0} de {1} feitas</translation>
    </message>
    <message>
        <source>{0} for later</source>
        <translation>{0} para depois</translation>
    </message>
    <message>
        <source>{0} an hour</source>
        <translation>{0} por hora</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>faltam {0}</translation>
    </message>
    <message>
        <source>blind reading</source>
        <translation>leitura cega</translation>
    </message>
    <message>
        <source>decided: {0}</source>
        <translation>decidido: {0}</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>rotuladas</translation>
    </message>
    <message>
        <source>{0} scans</source>
        <translation>{0} imagens</translation>
    </message>
    <message>
        <source>several labels</source>
        <translation>vários rótulos</translation>
    </message>
    <message>
        <source>All scans</source>
        <translation>Todas as imagens</translation>
    </message>
    <message>
        <source>{0}, selected</source>
        <translation>{0}, selecionadas</translation>
    </message>
</context>
<context>
    <name>search quality</name>
    <message>
        <source>Compared by</source>
        <translation>Comparadas por</translation>
    </message>
    <message>
        <source>Which numbers of two scans are compared.</source>
        <translation>Que números de duas imagens são comparados.</translation>
    </message>
    <message>
        <source>Hits at 10</source>
        <translation>Acertos em 10</translation>
    </message>
    <message>
        <source>Of the 10 nearest scans of other patients or containers, the share with the label of the scan asked about; mean over the classes, with its 95 % interval.</source>
        <translation>Das 10 imagens mais próximas de outros pacientes ou contêineres, a parte com o rótulo da imagem consultada; média sobre as classes, com intervalo de 95 %.</translation>
    </message>
    <message>
        <source>Hits at 20</source>
        <translation>Acertos em 20</translation>
    </message>
    <message>
        <source>The same for the 20 nearest.</source>
        <translation>O mesmo para as 20 mais próximas.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Acaso</translation>
    </message>
    <message>
        <source>What scans drawn at random would reach.</source>
        <translation>O que imagens sorteadas ao acaso alcançariam.</translation>
    </message>
    <message>
        <source>Study, at 10</source>
        <translation>Estudo, em 10</translation>
    </message>
    <message>
        <source>By the protocol of the original study: the scan asked about counts as its own first hit, and other scans of its patient count, too.</source>
        <translation>Pelo protocolo do estudo original: a imagem consultada conta como seu próprio primeiro acerto, e outras imagens do mesmo paciente também contam.</translation>
    </message>
    <message>
        <source>Study, at 20</source>
        <translation>Estudo, em 20</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>How many numbers a scan has there.</source>
        <translation>Quantos números uma imagem tem ali.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Of the scan asked about.</source>
        <translation>Da imagem consultada.</translation>
    </message>
    <message>
        <source>Share of the 10 nearest with this label.</source>
        <translation>Parte das 10 mais próximas com este rótulo.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo de 95 %</translation>
    </message>
    <message>
        <source>Of the hits at 10; whole patients are drawn.</source>
        <translation>Dos acertos em 10; pacientes inteiros são sorteados.</translation>
    </message>
    <message>
        <source>Share of the 20 nearest with this label.</source>
        <translation>Parte das 20 mais próximas com este rótulo.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>How many random trees it has.</source>
        <translation>Quantas árvores aleatórias ele tem.</translation>
    </message>
    <message>
        <source>Nodes looked at</source>
        <translation>Nós olhados</translation>
    </message>
    <message>
        <source>How hard is looked for neighbours; “+ 8 × 1,250” are second looks around the nearest found.</source>
        <translation>Com que esforço se procuram vizinhas; “+ 8 × 1,250” são segundas buscas ao redor das mais próximas achadas.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Achadas</translation>
    </message>
    <message>
        <source>Share of the true 20 nearest that is found: the recall.</source>
        <translation>Parte das 20 realmente mais próximas que é achada: a revocação.</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Milliseconds for one query.</source>
        <translation>Milissegundos para uma consulta.</translation>
    </message>
    <message>
        <source>95 % of queries</source>
        <translation>95 % das consultas</translation>
    </message>
    <message>
        <source>Milliseconds within which nearly all are answered.</source>
        <translation>Milissegundos em que quase todas são respondidas.</translation>
    </message>
    <message>
        <source>Compared with all</source>
        <translation>Comparada com todas</translation>
    </message>
    <message>
        <source>{0} trees</source>
        <translation>{0} árvores</translation>
    </message>
    <message>
        <source>What the program uses here.</source>
        <translation>O que o programa usa aqui.</translation>
    </message>
</context>
<context>
    <name>suspects</name>
    <message>
        <source>{0}: {1} → {2}, wrong with probability {3}</source>
        <translation>{0}: {1} → {2}, errado com probabilidade {3}</translation>
    </message>
    <message>
        <source>Nothing speaks against its label.</source>
        <translation>Nada fala contra seu rótulo.</translation>
    </message>
    <message>
        <source>{0} of {1} labels that nobody has reviewed are likely wrong.</source>
        <translation>{0} de {1} rótulos que ninguém revisou estão provavelmente errados.</translation>
    </message>
    <message>
        <source>Estimated wrong labels in the folder: {0} ({1}–{2}).</source>
        <translation>Rótulos errados estimados na pasta: {0} ({1}–{2}).</translation>
    </message>
    <message>
        <source>{0} → {1}: {2}</source>
        <translation>{0} → {1}: {2}</translation>
    </message>
    <message>
        <source>Mostly {0}.</source>
        <translation>Principalmente {0}.</translation>
    </message>
    <message>
        <source>Judged {0}.</source>
        <translation>Avaliados em {0}.</translation>
    </message>
    <message>
        <source>the same file has another label elsewhere</source>
        <translation>o mesmo arquivo tem outro rótulo em outro lugar</translation>
    </message>
    <message>
        <source>rule of the study: {0} at least {1}, {2} at most {3}</source>
        <translation>regra do estudo: {0} no mínimo {1}, {2} no máximo {3}</translation>
    </message>
    <message>
        <source>out of fold {0} is more probable ({1}) than {2} ({3})</source>
        <translation>fora da dobra, {0} é mais provável ({1}) que {2} ({3})</translation>
    </message>
    <message>
        <source>{0} of {1} classifiers say another label ({2})</source>
        <translation>{0} de {1} classificadores dizem outro rótulo ({2})</translation>
    </message>
    <message>
        <source>{0} of {1} look-alikes have another label</source>
        <translation>{0} de {1} semelhantes têm outro rótulo</translation>
    </message>
    <message>
        <source>of the confirmed ones {0} of {1}</source>
        <translation>das confirmadas, {0} de {1}</translation>
    </message>
    <message>
        <source>{0} of {1} other scans of its group have another label</source>
        <translation>{0} de {1} outras imagens do seu grupo têm outro rótulo</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>cópia</translation>
    </message>
    <message>
        <source>rule of the study</source>
        <translation>regra do estudo</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidade</translation>
    </message>
    <message>
        <source>classifiers</source>
        <translation>classificadores</translation>
    </message>
    <message>
        <source>look-alikes</source>
        <translation>semelhantes</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grupo</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>núcleo</translation>
    </message>
</context>
<context>
    <name>table_import</name>
    <message>
        <source>by path</source>
        <translation>pelo caminho</translation>
    </message>
    <message>
        <source>by content (SHA-256)</source>
        <translation>pelo conteúdo (SHA-256)</translation>
    </message>
    <message>
        <source>by file name</source>
        <translation>pelo nome do arquivo</translation>
    </message>
    <message>
        <source>by file name without ending</source>
        <translation>pelo nome do arquivo sem extensão</translation>
    </message>
    <message>
        <source>by group</source>
        <translation>pelo grupo</translation>
    </message>
    <message>
        <source>Column “{0}” names the scans, {1}. Rows: {2}.</source>
        <translation>A coluna “{0}” nomeia as imagens, {1}. Linhas: {2}.</translation>
    </message>
    <message>
        <source>scans get predictions for {0}</source>
        <translation>imagens recebem previsões de {0}</translation>
    </message>
    <message>
        <source>scans get values of {0}</source>
        <translation>imagens recebem valores de {0}</translation>
    </message>
    <message>
        <source>rows say what holds already</source>
        <translation>linhas dizem o que já vale</translation>
    </message>
    <message>
        <source>rows are against what people said here, which stays</source>
        <translation>linhas contradizem o que as pessoas disseram aqui, que permanece</translation>
    </message>
    <message>
        <source>rows say nothing of a label</source>
        <translation>linhas nada dizem de rótulo</translation>
    </message>
    <message>
        <source>rows cannot be used</source>
        <translation>linhas não podem ser usadas</translation>
    </message>
    <message>
        <source>Not in use here so far: {0}. A typing error makes a class of its own.</source>
        <translation>Ainda não em uso aqui: {0}. Um erro de digitação cria uma classe própria.</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Linha {0}: {1}</translation>
    </message>
</context>
<context>
    <name>task</name>
    <message>
        <source>Finding files</source>
        <translation>Procurando arquivos</translation>
    </message>
    <message>
        <source>Opening files</source>
        <translation>Abrindo arquivos</translation>
    </message>
    <message>
        <source>Reading features</source>
        <translation>Lendo características</translation>
    </message>
    <message>
        <source>Judging every scan</source>
        <translation>Avaliando cada imagem</translation>
    </message>
    <message>
        <source>Decoding images</source>
        <translation>Decodificando imagens</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treinando</translation>
    </message>
    <message>
        <source>Comparing methods</source>
        <translation>Comparando métodos</translation>
    </message>
    <message>
        <source>Evaluating searches</source>
        <translation>Avaliando buscas</translation>
    </message>
    <message>
        <source>Timing classifiers</source>
        <translation>Medindo a velocidade dos classificadores</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>Verificando o modelo</translation>
    </message>
    <message>
        <source>Downloading kilobytes</source>
        <translation>Baixando (quilobytes)</translation>
    </message>
    <message>
        <source>Calibrating</source>
        <translation>Calibrando</translation>
    </message>
    <message>
        <source>Comparing with what was learnt</source>
        <translation>Comparando com o que foi aprendido</translation>
    </message>
    <message>
        <source>Building the index</source>
        <translation>Construindo o índice</translation>
    </message>
    <message>
        <source>Looking for copies</source>
        <translation>Procurando cópias</translation>
    </message>
    <message>
        <source>Comparing likely copies</source>
        <translation>Comparando prováveis cópias</translation>
    </message>
    <message>
        <source>Placing scans on the map</source>
        <translation>Colocando as imagens no mapa</translation>
    </message>
    <message>
        <source>Finding clusters</source>
        <translation>Procurando grupos</translation>
    </message>
    <message>
        <source>Comparing companions</source>
        <translation>Comparando com os companheiros</translation>
    </message>
    <message>
        <source>Measuring images</source>
        <translation>Medindo imagens</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Escrevendo o relatório</translation>
    </message>
    <message>
        <source>Matching rows with scans</source>
        <translation>Associando linhas às imagens</translation>
    </message>
    <message>
        <source>Looking for wrong labels</source>
        <translation>Procurando rótulos errados</translation>
    </message>
    <message>
        <source>Making synthetic scans</source>
        <translation>Gerando imagens sintéticas</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>{0} por segundo</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>faltam {0}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>It decides for {0} from a probability of {1} on, which the validation scans chose.</source>
        <translation>Decide por {0} a partir de uma probabilidade de {1}, escolhida pelas imagens de validação.</translation>
    </message>
    <message>
        <source>Groups or images that lie in more than one split of this folder: {0}. The figures of the test scans are too good by what they give away.</source>
        <translation>Grupos ou imagens em mais de uma divisão desta pasta: {0}. Os números das imagens de teste são bons demais pelo que elas revelam.</translation>
    </message>
    <message>
        <source>Scans left out because they cannot be read: {0}.</source>
        <translation>Imagens deixadas de fora porque não podem ser lidas: {0}.</translation>
    </message>
    <message>
        <source>Scans not judged because no scan to learn from has their label: {0}.</source>
        <translation>Imagens não avaliadas porque nenhuma imagem de treino tem seu rótulo: {0}.</translation>
    </message>
    <message>
        <source>It learns to tell labels apart, and these scans do not have two of them yet. Label some with the keys 1 to 9 or L, or open a folder whose subfolders are named after the labels.</source>
        <translation>Ele aprende a distinguir rótulos, e estas imagens ainda não têm dois deles. Rotule algumas com as teclas 1 a 9 ou L, ou abra uma pasta cujas subpastas tenham os nomes dos rótulos.</translation>
    </message>
    <message>
        <source>Show scans without a label</source>
        <translation>Mostrar imagens sem rótulo</translation>
    </message>
    <message>
        <source>{0} was trained on photographs by others, and its weights are not on this computer yet.</source>
        <translation>{0} foi treinada por outros com fotografias, e seus pesos ainda não estão neste computador.</translation>
    </message>
    <message>
        <source>Get the weights…</source>
        <translation>Obter os pesos…</translation>
    </message>
    <message>
        <source>Preparing the scans</source>
        <translation>Preparando as imagens</translation>
    </message>
    <message>
        <source>Keeping the best weights and judging with them</source>
        <translation>Guardando os melhores pesos e avaliando com eles</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>{0} scans a second</source>
        <translation>{0} imagens por segundo</translation>
    </message>
    <message>
        <source>at most {0} left</source>
        <translation>faltam no máximo {0}</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Aprendendo</translation>
    </message>
    <message>
        <source>Epoch {0} of at most {1}</source>
        <translation>Época {0} de no máximo {1}</translation>
    </message>
</context>
<context>
    <name>twins</name>
    <message>
        <source>Not judged yet</source>
        <translation>Ainda não julgados</translation>
    </message>
    <message>
        <source>Findings: two groups, one image</source>
        <translation>Achados: dois grupos, uma imagem</translation>
    </message>
    <message>
        <source>Leaks: two splits, one image</source>
        <translation>Vazamentos: duas partições, uma imagem</translation>
    </message>
    <message>
        <source>All copies</source>
        <translation>Todas as cópias</translation>
    </message>
    <message>
        <source>Too little to tell apart</source>
        <translation>Pouco demais para distinguir</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Julgados</translation>
    </message>
    <message>
        <source>All pairs</source>
        <translation>Todos os pares</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>achado</translation>
    </message>
    <message>
        <source>leak</source>
        <translation>vazamento</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>cópia</translation>
    </message>
    <message>
        <source>no alarm</source>
        <translation>sem alarme</translation>
    </message>
    <message>
        <source>{0}, leak</source>
        <translation>{0}, vazamento</translation>
    </message>
    <message>
        <source>same file</source>
        <translation>mesmo arquivo</translation>
    </message>
    <message>
        <source>same pixels</source>
        <translation>mesmos pixels</translation>
    </message>
    <message>
        <source>near copy</source>
        <translation>quase cópia</translation>
    </message>
    <message>
        <source>not the same</source>
        <translation>não é a mesma</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>explicado</translation>
    </message>
    <message>
        <source>There is too little in them to tell two such scans from one: no alarm.</source>
        <translation>Há pouco demais nelas para distinguir duas imagens assim de uma só: sem alarme.</translation>
    </message>
    <message>
        <source>They belong to two groups, {0} and {1}.</source>
        <translation>Pertencem a dois grupos, {0} e {1}.</translation>
    </message>
    <message>
        <source>They lie in two splits, {0} and {1}.</source>
        <translation>Estão em duas partições, {0} e {1}.</translation>
    </message>
    <message>
        <source>Their labels differ ({0} and {1}): one of them is wrong.</source>
        <translation>Seus rótulos diferem ({0} e {1}): um deles está errado.</translation>
    </message>
    <message>
        <source>Judged: {0}.</source>
        <translation>Julgado: {0}.</translation>
    </message>
    <message>
        <source>correlation of fine detail {0}, overlap {1}</source>
        <translation>correlação dos detalhes finos {0}, sobreposição {1}</translation>
    </message>
    <message>
        <source>black and white swapped</source>
        <translation>preto e branco trocados</translation>
    </message>
    <message>
        <source>left and right swapped</source>
        <translation>esquerda e direita trocadas</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>not reviewed</source>
        <translation>não revisada</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmada</translation>
    </message>
    <message>
        <source>relabelled</source>
        <translation>rotulada de novo</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>ambígua</translation>
    </message>
    <message>
        <source>bad image</source>
        <translation>imagem ruim</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nome do arquivo</translation>
    </message>
    <message>
        <source>Most confident first</source>
        <translation>Mais confiantes primeiro</translation>
    </message>
    <message>
        <source>Least confident first</source>
        <translation>Menos confiantes primeiro</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Previsão</translation>
    </message>
    <message>
        <source>Last reviewed first</source>
        <translation>Últimas revisadas primeiro</translation>
    </message>
    <message>
        <source>Most unlike first</source>
        <translation>Mais estranhos primeiro</translation>
    </message>
    <message>
        <source>Nearest to the threshold first</source>
        <translation>Mais próximos do limiar primeiro</translation>
    </message>
    <message>
        <source>Likeliest wrong label first</source>
        <translation>Rótulo mais provavelmente errado primeiro</translation>
    </message>
    <message>
        <source>Worst image first</source>
        <translation>Pior imagem primeiro</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Como listado</translation>
    </message>
    <message>
        <source>Label, then prediction</source>
        <translation>Rótulo, depois previsão</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>certo</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>incerto</translation>
    </message>
    <message>
        <source>unlike anything learnt</source>
        <translation>diferente de tudo que foi aprendido</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>sem rótulo</translation>
    </message>
    <message>
        <source>label {0}</source>
        <translation>rótulo {0}</translation>
    </message>
    <message>
        <source>predicted {0} with {1}</source>
        <translation>prevista como {0} com {1}</translation>
    </message>
    <message>
        <source>label and prediction disagree</source>
        <translation>rótulo e previsão divergem</translation>
    </message>
    <message>
        <source>No label, and not judged yet.</source>
        <translation>Sem rótulo e ainda não avaliada.</translation>
    </message>
    <message>
        <source>Labelled {0}, not judged yet.</source>
        <translation>Rotulada {0}, ainda não avaliada.</translation>
    </message>
    <message>
        <source>No label. Predicted {0} with {1}.</source>
        <translation>Sem rótulo. Prevista como {0} com {1}.</translation>
    </message>
    <message>
        <source>≠ Labelled {0}, but predicted {1} with {2}.</source>
        <translation>≠ Rotulada {0}, mas prevista como {1} com {2}.</translation>
    </message>
    <message>
        <source>Labelled {0}, and predicted so with {1}.</source>
        <translation>Rotulada {0}, e assim prevista com {1}.</translation>
    </message>
    <message>
        <source>Out of fold on this folder</source>
        <translation>Validação cruzada nesta pasta</translation>
    </message>
    <message>
        <source>Imported: {0}</source>
        <translation>Importado: {0}</translation>
    </message>
    <message>
        <source>Out of fold: each scan was judged by a classifier that never saw it or its group (patient, container).</source>
        <translation>Validação cruzada: cada imagem foi avaliada por um classificador que nunca a viu, nem o seu grupo (paciente, contêiner).</translation>
    </message>
    <message>
        <source>Imported from {0}: another program made them, and nothing is known about what it learnt from.</source>
        <translation>Importado de {0}: outro programa as fez, e nada se sabe sobre o que ele aprendeu.</translation>
    </message>
    <message>
        <source>Judged by the classifier {0}. If it learnt from scans that are here, it fares better on them than on others.</source>
        <translation>Avaliada pelo classificador {0}. Se ele aprendeu com imagens desta pasta, acerta mais nelas do que em outras.</translation>
    </message>
    <message>
        <source>It decides for {0} from a probability of {1} on.</source>
        <translation>Decide por {0} a partir de uma probabilidade de {1}.</translation>
    </message>
    <message>
        <source>Probabilities are not calibrated.</source>
        <translation>As probabilidades não são calibradas.</translation>
    </message>
    <message>
        <source>temperature {0}</source>
        <translation>temperatura {0}</translation>
    </message>
    <message>
        <source>isotonic</source>
        <translation>isotônica</translation>
    </message>
    <message>
        <source>Probabilities are calibrated ({0}, out of fold on {1} scans).</source>
        <translation>As probabilidades estão calibradas ({0}, fora da amostra, em {1} imagens).</translation>
    </message>
    <message>
        <source>Probabilities are calibrated ({0}, with the classifier on {1} scans).</source>
        <translation>As probabilidades estão calibradas ({0}, com o classificador, em {1} imagens).</translation>
    </message>
    <message>
        <source>Unlike anything learnt: what is predicted means little.</source>
        <translation>Diferente de tudo que foi aprendido: a previsão diz pouco.</translation>
    </message>
    <message>
        <source>Sure: no other label is plausible (sets right for {0}).</source>
        <translation>Certo: nenhum outro rótulo é plausível (conjuntos certos em {0}).</translation>
    </message>
    <message>
        <source>Unsure between {0} and {1} more labels (sets right for {2}).</source>
        <translation>Incerto entre {0} e mais {1} rótulos (conjuntos certos em {2}).</translation>
    </message>
    <message>
        <source>Unsure between {0} and {1} (sets right for {2}).</source>
        <translation>Incerto entre {0} e {1} (conjuntos certos em {2}).</translation>
    </message>
</context>
</TS>
