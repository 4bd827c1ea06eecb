import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ajna_desktop.domain.progress import Doing
from ajna_desktop.paths import resources
from ajna_desktop.ui.task_wording import doing_word
from ajna_desktop.ui.translations import LANGUAGES, speak

ROOT = Path(__file__).resolve().parents[2]
FOLDER = resources() / "translations"


def tool(name):
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"{name} belongs to PySide6-Essentials"
    return found


def messages(file):
    """Every message of a .ts file: (context, source), and the texts of its translation."""
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            texts = [form.text for form in translation.iter("numerusform")]
            name, source = context.findtext("name"), message.findtext("source")
            yield (name, source), translation.get("type", ""), texts or [translation.text]


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory):
    """What lupdate finds in the code of today."""
    fresh = tmp_path_factory.mktemp("lupdate") / "fresh.ts"
    code = sorted((ROOT / "ajna_desktop" / "ui").rglob("*.py"))
    command = [tool("pyside6-lupdate"), *map(str, code), str(ROOT / "ajna_desktop" / "app.py")]
    subprocess.run([*command, "-ts", str(fresh)], check=True, capture_output=True)
    return {key for key, _, _ in messages(fresh)}


def test_that_every_text_of_the_window_has_its_portuguese(in_the_code):
    translated = {
        key
        for key, state, texts in messages(FOLDER / "ajna_pt_BR.ts")
        if not state and all(texts)
    }
    assert in_the_code - translated == set()
    assert translated - in_the_code == set(), "texts that the code no longer has"


def test_that_a_translation_has_the_places_of_its_source():
    for (context, source), _, texts in messages(FOLDER / "ajna_pt_BR.ts"):
        for text in texts:
            wanted = sorted(set(re.findall(r"\{\d\}|%n", source)))
            assert sorted(set(re.findall(r"\{\d\}|%n", text))) == wanted, (context, source)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_compiled_file_is_what_its_source_gives(language, tmp_path):
    made = tmp_path / "made.qm"
    source = FOLDER / f"ajna_{language}.ts"
    command = [tool("pyside6-lrelease"), str(source), "-qm", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    assert made.read_bytes() == (FOLDER / f"ajna_{language}.qm").read_bytes()


@pytest.fixture
def leaves_english(qapp):
    before = QLocale()
    known = set(qapp.findChildren(QTranslator))
    yield qapp
    QLocale.setDefault(before)
    for translator in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_that_the_window_speaks_brazilian_portuguese(leaves_english):
    assert speak(leaves_english, "pt_BR") == "pt_BR"
    assert doing_word(Doing.FINDING) == "Procurando arquivos"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert QLocale().toString(5216) == "5.216"


@pytest.mark.parametrize(("number", "text"), [(1, "1 scan: A → B"), (37, "37 scans: A → B")])
def test_that_english_knows_one_from_many(leaves_english, number, text):
    assert speak(leaves_english, "en") == "en"
    line = QCoreApplication.translate("Edits", "%n scan(s): {0} → {1}", "", number)
    assert line.format("A", "B") == text


def test_that_a_language_nobody_speaks_here_gives_english(leaves_english):
    QLocale.setDefault(QLocale("fi_FI"))
    assert speak(leaves_english, "fi") == "en"
