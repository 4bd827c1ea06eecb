"""Labels out of a table: what would change, what stays, and which rows are refused and why."""

import json

import pytest

from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.import_labels import LabelChoices, find_labels, take_labels
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages


@pytest.fixture
def opened(collection, folder):
    open_folder(collection, FakeImages(), TaskContext())
    return collection


def find(opened, tmp_path, content, name="labels.csv", **choices):
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    return find_labels(opened, file, TaskContext(), LabelChoices(**choices))


def scan(opened, path):
    return opened.scans.by_path(path)


def counted(found):
    return found.changing, found.equal, found.kept, found.silent, found.refused_rows


def test_that_a_table_tells_what_it_would_change_and_then_does(opened, tmp_path):
    found = find(
        opened,
        tmp_path,
        "file,label\ntrain/empty/e1.png,loaded\ntrain/empty/e2.png,empty\n"
        "test/loaded/l9.png,reefer\n",
    )

    assert (found.key, found.matched_by, found.label_column) == ("file", "path", "label")
    assert counted(found) == (2, 1, 0, 0, 0)
    assert set(found.changes) == {("empty", "loaded", 1), ("loaded", "reefer", 1)}
    assert found.new_classes == ("reefer",)
    assert scan(opened, "train/empty/e1.png").label == "empty", "nothing is changed yet"

    changes = take_labels(opened, found)
    assert len(changes.labelled) >= 2
    assert scan(opened, "train/empty/e1.png").label == "loaded"
    event = opened.labels.history(scan(opened, "train/empty/e1.png").id)[-1]
    assert event.note == "imported from labels.csv"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"path": "train/empty/e1.png", "class": "loaded"}\n'),
        ("a.json", '[{"path": "train/empty/e1.png", "class": "loaded"}]'),
        ("a.json", '{"scans": [{"path": "train/empty/e1.png", "class": "loaded"}]}'),
        ("a.tsv", "path\tclass\ntrain/empty/e1.png\tloaded\n"),
    ],
)
def test_that_other_forms_say_the_same(opened, tmp_path, name, content):
    found = find(opened, tmp_path, content, name)
    assert found.decisions == {
        scan(opened, "train/empty/e1.png").id: Decision(
            Label("loaded"), ReviewStatus.RELABELLED
        )
    }


def test_that_a_content_hash_names_every_copy(opened, tmp_path):
    one = scan(opened, "train/empty/e1.png")
    text = json.dumps({"sha256": one.content_hash.upper(), "label": "loaded"})
    found = find(opened, tmp_path, text, "a.jsonl")
    assert found.matched_by == "content hash"
    assert one.id in found.decisions


def test_that_what_people_said_here_stays_unless_it_is_to_go(opened, tmp_path):
    one = scan(opened, "train/empty/e1.png").id
    opened.labels.decide({one: Decision(Label("empty"), ReviewStatus.CONFIRMED)})
    table = "file,label\ntrain/empty/e1.png,loaded\n"
    assert counted(find(opened, tmp_path, table)) == (0, 0, 1, 0, 0)
    assert counted(find(opened, tmp_path, table, overrides_people=True)) == (1, 0, 0, 0, 0)


def test_that_agreement_counts_as_a_review_on_request_only(opened, tmp_path):
    table = "file,label\ntrain/empty/e1.png,empty\n"
    assert counted(find(opened, tmp_path, table)) == (0, 1, 0, 0, 0)
    found = find(opened, tmp_path, table, confirms_equal=True)
    assert list(found.decisions.values()) == [Decision("empty", ReviewStatus.CONFIRMED)]


def test_that_a_table_of_this_program_brings_every_status(opened, tmp_path):
    found = find(
        opened,
        tmp_path,
        "path,label,status\ntrain/empty/e1.png,empty,confirmed\n"
        "train/empty/e2.png,loaded,relabelled\ntrain/loaded/l4.png,loaded,bad image\n"
        "test/empty/e8.png,empty,unreviewed\ntest/loaded/l9.png,,ambiguous\n",
    )
    assert counted(found) == (4, 0, 0, 1, 0)
    by_path = {scan.path: scan.id for scan in opened.scans.scans(found.decisions)}
    assert found.decisions[by_path["train/loaded/l4.png"]].status is ReviewStatus.BAD_IMAGE
    assert found.decisions[by_path["test/loaded/l9.png"]] == Decision(
        Label("loaded"), ReviewStatus.AMBIGUOUS
    )


def test_that_every_row_that_cannot_be_used_is_told_with_its_reason(opened, tmp_path):
    found = find(
        opened,
        tmp_path,
        "file,label\n"
        "train/empty/e1.png,loaded\n"
        "../../etc/passwd,loaded\n"
        "/etc/passwd,loaded\n"
        "C:\\scans\\e1.png,loaded\n"
        "\\\\server\\share\\e1.png,loaded\n"
        "nowhere.png,loaded\n"
        "train/empty/e2.png,=cmd|'/c calc'!A0\n"
        "train/loaded/l4.png,a\x07b\n"
        f"test/empty/e8.png,{'x' * 101}\n"
        "train/empty/e1.png,empty\n"
        "test/loaded/l9.png\n",
    )
    reasons = dict(found.refused)
    assert counted(found) == (1, 0, 0, 0, 10)
    assert "(..)" in reasons[3]
    assert all("full path" in reasons[line] for line in (4, 5, 6))
    assert reasons[7] == "it names no scan of this folder"
    assert "formula" in reasons[8]
    assert "control characters" in reasons[9]
    assert "101" in reasons[10]
    assert reasons[11] == "line 2 names the same scan"
    assert reasons[12] == "it has 1 cells instead of 2"


def test_that_nested_values_and_unknown_states_are_refused(opened, tmp_path):
    lines = [
        {"path": "train/empty/e1.png", "label": "loaded", "status": "perhaps"},
        {"path": "train/empty/e2.png", "label": ["loaded"], "status": ""},
    ]
    found = find(opened, tmp_path, "\n".join(map(json.dumps, lines)), "a.jsonl")
    assert [line for line, _ in found.refused] == [1, 2]
    assert "none of: unreviewed, confirmed" in found.refused[0][1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "path,terminal\ntrain/empty/e1.png,T1\n", "taken as other columns"),
        ("a.json", "{", "no JSON"),
        ("a.json", "3", "a list of objects"),
        ("a.jsonl", '{"path": "x", "label": "y"}\nnonsense\n', "no JSON"),
        ("a.json", "[" * 200_000, "JSON|nested"),
        ("a.csv", "path,label\nelsewhere.png,empty\n", "another folder"),
    ],
)
def test_that_what_is_no_such_table_is_told(opened, tmp_path, name, content, said):
    with pytest.raises(TableUnreadable, match=said):
        find(opened, tmp_path, content, name)


def test_that_a_full_path_into_the_folder_is_one_within_it(opened, tmp_path, folder):
    found = find(opened, tmp_path, f"file,label\n{folder}/train/empty/e1.png,loaded\n")
    assert (found.changing, found.refused) == (1, ())
