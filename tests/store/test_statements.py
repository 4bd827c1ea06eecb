import sqlite3
from dataclasses import dataclass

import pytest

from ajna_desktop.store.statements import unknown_statements


@dataclass(frozen=True, slots=True)
class Word:
    statement: str


@pytest.fixture
def reader():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE word (hash, origin)")
    connection.executemany("INSERT INTO word VALUES (?, ?)", [("own", ""), ("taken", "theirs")])
    yield connection
    connection.close()


def test_that_what_was_said_here_or_taken_over_before_is_known(reader):
    words = [Word("new"), Word("own"), Word("theirs"), Word("taken"), Word("newer")]
    unknown = unknown_statements(reader, "word", words)
    assert list(unknown) == ["new", "taken", "newer"]
