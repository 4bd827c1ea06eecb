"""House rules that a tool can check."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400  # lines
WHOLE_PROGRAM = {"screenshots", "window"}  # tests of all packages together
VAGUE_NAMES = {"utils", "util", "misc", "common", "helpers", "core", "manager"}
SOURCES = sorted(
    path
    for folder in ("ajna_desktop", "tests", "benchmarks", "packaging")
    for path in (ROOT / folder).rglob("*.py")
)
PROGRAM = [path for path in SOURCES if path.is_relative_to(ROOT / "ajna_desktop")]

# Written in pieces, so that this file does not hold what it looks for.
ADDRESSES = ("pypi" + ".org", "python" + "hosted.org", "--index" + "-url", "--find" + "-links")
MACHINE_PATHS = ("/work" + "/main", "/work" + "/shared", "/opt" + "/pypi", "/tmp" + "/plan")


def told(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def documented(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def handed_out() -> list[Path]:
    """Return the files that belong to the project; what tools leave behind does not."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        )
        return [ROOT / name for name in listed.stdout.split("\0") if name]
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()]
    return [
        path
        for path in ROOT.rglob("*")
        if not any(
            fnmatch(part, name)
            for part in path.relative_to(ROOT).parts
            for name in [".git", *ignored]
        )
    ]


def texts() -> list[Path]:
    return [
        path
        for path in handed_out()
        if path.is_file() and b"\0" not in path.read_bytes()[:8192]
    ]


def test_that_imports_keep_their_contracts():
    # In a process of its own: it sets up logging anew, and later tests would log nothing.
    checked = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_that_every_worker_is_protected_from_imports():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (contract,) = (each for each in contracts if each["name"].startswith("Nobody imports"))
    workers = {
        f"ajna_desktop.workers.{path.stem}"
        for path in (ROOT / "ajna_desktop" / "workers").glob("*_worker.py")
    }
    assert set(contract["protected_modules"]) == workers
    assert set(contract["allowed_importers"]) <= workers


def test_that_no_file_is_too_long():
    long = {
        told(path): lines
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_that_every_module_says_what_it_is():
    silent = [told(path) for path in PROGRAM if not documented(path)]
    assert silent == []


def test_that_a_module_says_it_in_one_sentence():
    endless = [
        told(path)
        for path in PROGRAM
        if not (documented(path) or "").split("\n\n")[0].rstrip().endswith((".", "?"))
    ]
    assert endless == []


def test_that_no_name_is_vague():
    vague = [told(path) for path in SOURCES if VAGUE_NAMES & {path.stem, path.parent.name}]
    assert vague == []


def test_that_every_test_file_stands_where_its_module_stands():
    strays = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        package = ROOT / "ajna_desktop" / path.parent.relative_to(ROOT / "tests")
        if not package.is_dir() and path.parent.name not in WHOLE_PROGRAM:
            strays.append(told(path))
    assert strays == []


@pytest.mark.parametrize("forbidden", [*ADDRESSES, *MACHINE_PATHS])
def test_that_no_file_names_a_package_index_or_a_path_of_one_machine(forbidden: str):
    naming = [
        told(path)
        for path in texts()
        if forbidden in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert naming == []


def test_that_no_label_of_the_window_shows_data_as_markup():
    # QLabel shows a file name like `<img src=…>` as the picture; PlainLabel never does. A bare
    # QLabel may hold a pixmap: it is made without a text and never given one.
    bare = []
    for path in sorted((ROOT / "ajna_desktop" / "ui").rglob("*.py")):
        if path.name == "plain_label.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QLabel":
                texts = [
                    argument for argument in node.args if not isinstance(argument, ast.Name)
                ]
                if texts:
                    bare.append(f"{told(path)}:{node.lineno}")
    assert bare == []


def test_that_the_programs_files_name_no_placeholder():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    marked = [told(path) for path in PROGRAM if marks.search(path.read_text(encoding="utf-8"))]
    assert marked == []
