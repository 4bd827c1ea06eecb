"""What a user installs holds all that the program needs."""

import configparser
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = ("resources", "models")
PIP_OPTIONS = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def shipped_files() -> list[str]:
    return [
        path.relative_to(ROOT).as_posix()
        for name in SHIPPED
        for path in sorted((ROOT / name).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def pins(lock: Path) -> dict[str, list[str]]:
    """Return the versions that a lock file allows, by name."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE
    ):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of what git would hand out."""
    source = tmp_path_factory.mktemp("source")
    for name in ("ajna_desktop", *SHIPPED, "packaging"):
        shutil.copytree(
            ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *PIP_OPTIONS, "--wheel-dir", built, source],
        check=True,
        capture_output=True,
    )
    (path,) = built.glob("*.whl")
    return path


def test_that_the_wheel_carries_every_shipped_file(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {f"ajna_desktop/_{name}" for name in shipped_files()}
    assert len(expected) > 20
    assert expected <= names


def test_that_an_unpacked_wheel_finds_its_own_files(wheel: Path, tmp_path: Path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    found = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "from ajna_desktop.paths import *; print(resources(), models())",
        ],
        env={"PYTHONPATH": str(tmp_path), "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    package = tmp_path / "ajna_desktop"
    assert [Path(path) for path in found] == [package / "_resources", package / "_models"]


def test_that_the_wheel_brings_a_command_and_a_menu_entry(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
        written = archive.read(entry_points).decode()
    assert "ajna-desktop = ajna_desktop.__main__:main" in written
    assert any(name.endswith("share/applications/ajna-desktop.desktop") for name in names)


def test_that_the_wheel_leaves_the_tests_at_home(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        assert not any(
            name.startswith(("tests/", "benchmarks/")) for name in archive.namelist()
        )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_that_every_pin_has_a_hash_and_no_address(lock: Path):
    text = lock.read_text(encoding="utf-8")
    entries = re.findall(r"^[\w.-]+==[^\\\n]*(?:\\\n[^\\\n]*)*", text, re.MULTILINE)
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_that_the_lock_satisfies_what_the_project_asks_for():
    locked = pins(ROOT / "requirements" / "lock.txt")
    unmet = []
    for line in PROJECT["project"]["dependencies"]:
        asked = Requirement(line)
        versions = locked.get(canonicalize_name(asked.name), [])
        if not versions or not all(asked.specifier.contains(version) for version in versions):
            unmet.append(line)
    assert unmet == []


def test_that_the_tools_of_the_tests_are_locked_and_agree_with_the_program():
    program, tools = (pins(ROOT / "requirements" / f"{name}.txt") for name in ("lock", "dev"))
    asked = {canonicalize_name(name) for name in PROJECT["dependency-groups"]["dev"]}
    assert asked <= set(tools)
    assert {name for name in set(program) & set(tools) if program[name] != tools[name]} == set()


def test_that_the_menu_entry_starts_the_command_that_is_installed():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(ROOT / "packaging" / "linux" / "ajna-desktop.desktop", encoding="utf-8")
    section = entry["Desktop Entry"]
    assert section["Exec"].split()[0] in PROJECT["project"]["scripts"]
    assert (ROOT / "resources" / "icons" / f"{section['Icon']}.svg").is_file()
    about = ElementTree.parse(ROOT / "packaging" / "linux" / "ajna-desktop.metainfo.xml")
    assert about.findtext("launchable") == "ajna-desktop.desktop"
    assert about.findtext("project_license") == PROJECT["project"]["license"]


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_that_software_centres_accept_the_description():
    file = ROOT / "packaging" / "linux" / "ajna-desktop.metainfo.xml"
    checked = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
