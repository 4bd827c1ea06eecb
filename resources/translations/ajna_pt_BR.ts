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
    <name>DecisionButton</name>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
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
        <source>Reset window (W)</source>
        <translation>Restaurar a janela (W)</translation>
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
    <name>OpenCollection</name>
    <message>
        <source>Not yet: this scan is still to be read.</source>
        <translation>Ainda não: esta imagem está por ler.</translation>
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
        <source>Every scan of this list has been reviewed.</source>
        <translation>Todas as imagens desta lista foram revisadas.</translation>
    </message>
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
    <name>_NeighbourDelegate</name>
    <message>
        <source>twin</source>
        <translation>gêmea</translation>
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
        <source>window, level and inversion as at first</source>
        <translation>janela, nível e inversão como no início</translation>
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
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>About Ajna Desktop</source>
        <translation>Sobre o Ajna Desktop</translation>
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
        <source>Judged by the classifier {0}, which was fitted elsewhere.</source>
        <translation>Avaliada pelo classificador {0}, ajustado em outro lugar.</translation>
    </message>
    <message>
        <source>Probabilities are not calibrated.</source>
        <translation>As probabilidades não são calibradas.</translation>
    </message>
</context>
</TS>
