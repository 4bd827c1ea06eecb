import json
import os

import pytest

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.settings import Settings, Theme
from ajna_desktop.store.settings_file import SettingsFile


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "config" / "settings.json")


def write(file, text):
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_text(text)


def test_that_there_are_defaults_before_anything_was_set(file):
    assert file.load() == Settings()
    assert not file.path.exists()


def test_that_what_was_set_is_there_again(file):
    settings = Settings(
        reader="ana ção",
        theme=Theme.DARK,
        language="pt_BR",
        thumbnail_size=200,
        explanation_strength=35,
        recent_folders=("/scans", os.fsdecode(b"/bytes \xff")),
        move_on_after_label=False,
        most_megapixels=50,
    )
    file.save(settings)
    assert file.load() == settings
    file.save(Settings())
    assert file.load() == Settings()


def test_that_unknown_keys_are_left_out_and_missing_ones_are_the_defaults(file):
    write(file, json.dumps({"reader": "ana", "colour": "red"}))
    assert file.load() == Settings(reader="ana")
    file.save(file.load())
    assert "colour" not in file.path.read_text()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reader", 5),
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("thumbnail_size", "large"),
        ("thumbnail_size", -1),
        ("thumbnail_size", True),
        ("move_on_after_label", 1),
        ("recent_folders", "/scans"),
        ("recent_folders", ["/scans", 5]),
        ("most_megapixels", None),
        ("most_megapixels", 1.5),
    ],
)
def test_that_a_value_of_the_wrong_kind_is_the_default_and_the_others_stay(file, key, value):
    write(file, json.dumps({"language": "en", key: value}))
    assert file.load() == Settings(language="en")


def test_that_no_more_than_ten_recent_folders_are_kept(file):
    write(file, json.dumps({"recent_folders": [f"/{number}" for number in range(30)]}))
    assert file.load().recent_folders == tuple(f"/{number}" for number in range(10))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"reader": "a"} x', "\x00", "[" * 9999]
)
def test_that_a_damaged_file_is_set_aside(file, text):
    write(file, text)
    assert file.load() == Settings()
    assert not file.path.exists()
    assert file.path.with_name("settings.json.damaged").read_text() == text
    file.save(Settings(reader="ana"))
    assert file.load().reader == "ana"


def test_that_bytes_that_are_no_text_are_set_aside(file):
    file.path.parent.mkdir()
    file.path.write_bytes(b"\xff\xfe{")
    assert file.load() == Settings()
    assert not file.path.exists()


def test_that_settings_that_cannot_be_saved_are_said(file):
    file.path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be saved"):
        file.save(Settings())
    assert file.load() == Settings()


def test_that_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "in the way").write_text("")
    file = SettingsFile(tmp_path / "in the way" / "settings.json")
    with pytest.raises(StoreError):
        file.save(Settings())
    assert file.load() == Settings()
