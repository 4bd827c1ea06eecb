from ajna_desktop.ui.text_table import Heading, Row, TextTable


def test_that_columns_fit_rows_that_come_while_the_table_is_in_sight(qtbot):
    early, late = TextTable("early"), TextTable("late")
    for table in (early, late):
        qtbot.addWidget(table)
    headings, rows = (
        [Heading("A", ""), Heading("B", "")],
        [Row(("A long first cell", "100.0 %"))],
    )
    early.show_rows(headings, rows)
    for table in (early, late):
        table.show()
        qtbot.waitExposed(table)
    late.show_rows(headings, [Row(("x", "y"))])
    late.show_rows(headings, rows)
    assert [late.columnWidth(n) for n in (0, 1)] == [early.columnWidth(n) for n in (0, 1)]
