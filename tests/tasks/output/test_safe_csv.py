import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.tasks.output.safe_csv import safe_cell, write_table


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+SUM(1;1)",
        "-2+3+cmd",
        "@now()",
        "\t=1+1",
        "\r=1+1",
        "\n=1",
        "\0=1",
        " =1+1",
        "＝1+1",
    ],
)
def test_that_a_text_that_a_spreadsheet_would_run_begins_with_a_quote(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize(
    "value", [-0.5, -3, 1e-9, None, "-0.5", "+7", "-1,5", "NORMAL/IM-0001.jpeg", "a=b", ""]
)
def test_that_numbers_and_harmless_texts_are_untouched(value):
    assert safe_cell(value) == value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_that_dropping_a_leading_quote_always_gives_the_text_back(text):
    with tempfile.TemporaryDirectory() as folder:
        write_table(Path(folder, "t.csv"), [text, "end"], [])
        with Path(folder, "t.csv").open(newline="", encoding="utf-8") as file:
            (row,) = csv.reader(file)
    assert [row[0].removeprefix("'"), row[1]] == [text, "end"]


def test_that_names_that_are_no_utf8_stay_apart_in_a_table_that_can_be_decoded(tmp_path):
    names = [b"scan\xe9.jpg".decode("utf-8", "surrogateescape"), "scan\\.jpg", "ção 中文.jpg"]
    write_table(tmp_path / "t.csv", ["path"], [[name] for name in names])
    text = (tmp_path / "t.csv").read_bytes().decode("utf-8")
    assert text.splitlines() == ["path", "scan\\xe9.jpg", "scan\\.jpg", "ção 中文.jpg"]


def test_that_only_tables_for_spreadsheets_begin_with_a_byte_order_mark(tmp_path):
    write_table(tmp_path / "a.csv", ["path"], [["ção"]], for_spreadsheets=True)
    write_table(tmp_path / "b.csv", ["path"], [["ção"]])
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfpath")
    assert (tmp_path / "b.csv").read_bytes().startswith(b"path")
