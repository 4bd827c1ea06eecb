"""A report as one page of HTML that needs nothing else: no script, no file, no network."""

from ajna_desktop.tasks.output import html_parts
from ajna_desktop.tasks.output.html_parts import escaped, matrix_table, section, table
from ajna_desktop.tasks.report.document import (
    Block,
    Charts,
    Document,
    Matrix,
    Picture,
    Pictures,
    Section,
    Table,
    Terms,
    Text,
)


def report_page(document: Document) -> str:
    """Return the whole page; every text is escaped."""
    sections = [
        html_parts.header(document.title, document.subtitle),
        html_parts.tiles(document.tiles),
        *(_section(one) for one in document.sections),
    ]
    return html_parts.page(document.title, sections)


def _section(one: Section) -> str:
    body = "".join(_block(block) for block in one.blocks)
    return section(escaped(one.title), body, is_long=one.is_long)


def _block(block: Block) -> str:
    match block:
        case Text(words, is_subtle):
            return f"<p{' class=subtle' if is_subtle else ''}>{escaped(words)}</p>"
        case Terms(items):
            facts = "".join(f"<dt>{escaped(a)}</dt><dd>{escaped(b)}</dd>" for a, b in items)
            return f"<dl>{facts}</dl>"
        case Table(header, rows, numbers):
            cells = [[escaped(cell) for cell in row] for row in rows]
            return table([escaped(name) for name in header], cells, numbers)
        case Matrix(matrix):
            return matrix_table(matrix)
        case Charts(charts):
            drawn = "".join(
                f"<figure class=chart><figcaption>{escaped(one.caption)}</figcaption>{one.svg}"
                "</figure>"
                for one in charts
            )
            return f"<div class=charts>{drawn}</div>"
        case Pictures(pictures):
            return f"<div class=pictures>{''.join(map(_figure, pictures))}</div>"


def _figure(one: Picture) -> str:
    return (
        f"<figure>{html_parts.picture(one.jpeg, one.name)}<figcaption>"
        f"<span class=label>{escaped(one.label)}</span> → "
        f"<span class=prediction>{escaped(one.prediction)}</span>"
        f"<span class=path>{escaped(one.path)}</span></figcaption></figure>"
    )
