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
        <source>{0} export</source>
        <translation>{0} exportação</translation>
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
    <name>DecisionButton</name>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
</context>
<context>
    <name>Details</name>
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
        <source>Agreement</source>
        <translation>Concordância</translation>
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
        <source>Two classifiers or more must have judged the same scans.</source>
        <translation>Dois classificadores ou mais precisam ter julgado as mesmas imagens.</translation>
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
        <translation>{0} (predita)</translation>
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
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
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
        <source>Nothing is ever overwritten, and your scans stay as they are.</source>
        <translation>Nada é sobrescrito, e suas imagens ficam como estão.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>One line a scan: label, who gave it, prediction. For spreadsheets.</source>
        <translation>Uma linha por imagem: rótulo, quem o deu, previsão. Para planilhas.</translation>
    </message>
    <message>
        <source>Folders with copies</source>
        <translation>Pastas com cópias</translation>
    </message>
    <message>
        <source>One folder a label, as it holds now. Ready for training elsewhere.</source>
        <translation>Uma pasta por rótulo, como vale agora. Pronto para treinar em outro lugar.</translation>
    </message>
    <message>
        <source>Folders with hard links</source>
        <translation>Pastas com links físicos</translation>
    </message>
    <message>
        <source>The same without taking space. Whoever edits one edits the original.</source>
        <translation>O mesmo, sem ocupar espaço. Quem editar um deles edita o original.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <source>A page with the matrix, the figures and the worst errors as pictures.</source>
        <translation>Uma página com a matriz, os números e os piores erros em imagens.</translation>
    </message>
</context>
<context>
    <name>FigureDelegate</name>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
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
    <name>JudgingNetwork</name>
    <message>
        <source>The classifier {0}, which judged these scans, is not installed.</source>
        <translation>O classificador {0}, que julgou estas imagens, não está instalado.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
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
        <source>What the network of the chosen classifier sees.</source>
        <translation>O que vê a rede do classificador escolhido.</translation>
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
    <name>MatrixModel</name>
    <message>
        <source>predicted {0}</source>
        <translation>previsto {0}</translation>
    </message>
    <message>
        <source>labelled {0}</source>
        <translation>rotulado {0}</translation>
    </message>
    <message>
        <source>1 scan labelled {1} was predicted {2} ({3} of {1}).</source>
        <translation>1 imagem rotulada {1} foi prevista como {2} ({3} de {1}).</translation>
    </message>
    <message>
        <source>{0} scans labelled {1} were predicted {2} ({3} of {1}).</source>
        <translation>{0} imagens rotuladas {1} foram previstas como {2} ({3} de {1}).</translation>
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
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>Confusion matrix: rows true, columns predicted</source>
        <translation>Matriz de confusão: linhas verdadeiras, colunas previstas</translation>
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
        <source>All</source>
        <translation>Todas</translation>
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
        <source>Click to see them.</source>
        <translation>Clique para vê-las.</translation>
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
    <name>Navigator</name>
    <message>
        <source>Navigator</source>
        <translation>Navegador</translation>
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
    <name>ProbabilityBars</name>
    <message>
        <source>{0} more classes, together {1}</source>
        <translation>mais {0} classes, juntas {1}</translation>
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
    <name>SpaceMenu</name>
    <message>
        <source>Similar by: {0}</source>
        <translation>Semelhantes por: {0}</translation>
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
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treinamento</translation>
    </message>
    <message>
        <source>Every scan of this list has been reviewed.</source>
        <translation>Todas as imagens desta lista foram revisadas.</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>Na pasta</translation>
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
        <source>Export…</source>
        <translation>Exportar…</translation>
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
        <source>split: {0}</source>
        <translation>divisão: {0}</translation>
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
        <source>Building the index</source>
        <translation>Construindo o índice</translation>
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
        <source>Out of fold: each scan was judged by a classifier that never saw it or its group (patient, container).</source>
        <translation>Validação cruzada: cada imagem foi avaliada por um classificador que nunca a viu, nem o seu grupo (paciente, contêiner).</translation>
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
</context>
</TS>