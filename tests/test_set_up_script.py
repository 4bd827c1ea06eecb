"""The script at the root that sets everything up, run without touching this machine."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("sh", "dirname", "readlink", "id", "tr", "cat", "cksum", "uname", "rm", "env")

ECHO = """#!/bin/sh
printf 'cwd %s\\n' "$PWD"
for argument in "$@"; do printf '<%s>\\n' "$argument"; done
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with a space in its name, not set up."""
    folder = tmp_path / "my checkout"
    (folder / "requirements").mkdir(parents=True)
    shutil.copy(ROOT / "ajna", folder / "ajna")
    for name in ("pyproject.toml", "setup.py"):
        shutil.copy(ROOT / name, folder / name)
    for lock in (ROOT / "requirements").glob("*.txt"):
        shutil.copy(lock, folder / "requirements" / lock.name)
    return folder


@pytest.fixture
def ready(checkout: Path) -> Path:
    """The same, set up, with a Python that tells what it was asked to run."""
    programs = checkout / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").write_text(ECHO)
    (programs / "python").chmod(0o755)
    for stamp, locks in (("ajna-program", ("build", "lock")), ("ajna-tests", ("dev",))):
        text = b""
        for name in (
            "pyproject.toml",
            "setup.py",
            *(f"requirements/{lock}.txt" for lock in locks),
        ):
            text += (checkout / name).read_bytes()
        sums = subprocess.run(["cksum"], input=text, capture_output=True, check=True).stdout
        (checkout / ".venv" / stamp).write_bytes(f"{checkout} ".encode() + sums)
    return checkout


def run(
    script: Path, *arguments: str, cwd: Path, path: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": path}
    return subprocess.run(
        ["/bin/sh", str(script), *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def bare_path(folder: Path, **programs: str) -> str:
    """Return a PATH with the needed tools and nothing else but the programs given."""
    folder.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    for name, text in programs.items():
        program = folder / name.replace("_", "-")
        program.unlink(missing_ok=True)
        program.write_text(f"#!/bin/sh\n{text}\n")
        program.chmod(0o755)
    return str(folder)


@pytest.fixture
def bare(tmp_path: Path) -> str:
    return bare_path(tmp_path / "bin")


def test_that_arguments_arrive_whole_from_wherever_it_is_called(
    ready: Path, tmp_path: Path, bare: str
):
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    done = run(ready / "ajna", "analyse", "my scans", "--out", "*", cwd=elsewhere, path=bare)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        f"cwd {elsewhere}", "<-P>", "<-m>", "<ajna_desktop>",
        "<analyse>", "<my scans>", "<--out>", "<*>",
    ]  # fmt: skip
    assert done.stderr == ""


def test_that_it_may_be_called_by_a_link(ready: Path, tmp_path: Path, bare: str):
    link = tmp_path / "ajna"
    link.symlink_to(ready / "ajna")
    told = run(link, cwd=tmp_path, path=bare).stdout
    assert told.splitlines()[1:] == ["<-P>", "<-m>", "<ajna_desktop>"]


def test_that_tests_run_in_the_checkout_and_take_arguments(
    ready: Path, tmp_path: Path, bare: str
):
    done = run(ready / "ajna", "test", "-k", "a or b", cwd=tmp_path, path=bare)
    assert done.stdout.splitlines() == [f"cwd {ready}", "<-m>", "<pytest>", "<-k>", "<a or b>"]


def test_that_a_failed_check_fails(ready: Path, bare: str):
    (ready / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 3\n")
    assert run(ready / "ajna", "check", cwd=ready, path=bare).returncode == 3


@pytest.mark.parametrize("changed", ["requirements/lock.txt", "pyproject.toml"])
def test_that_a_changed_requirement_sets_up_again(ready: Path, bare: str, changed: str):
    (ready / changed).write_text("something else")
    done = run(ready / "ajna", "doctor", cwd=ready, path=bare)
    assert done.returncode == 1
    assert "Python 3.11" in done.stderr


def test_that_an_interrupted_set_up_is_not_taken_for_a_finished_one(ready: Path, bare: str):
    (ready / ".venv" / "ajna-program").unlink()
    done = run(ready / "ajna", cwd=ready, path=bare)
    assert done.returncode == 1
    assert done.stdout == ""


def test_that_an_old_python_is_no_python(checkout: Path, tmp_path: Path):
    path = bare_path(tmp_path / "bin", python3="exit 1")
    done = run(checkout / "ajna", cwd=checkout, path=path)
    assert done.returncode == 1
    assert done.stderr.startswith("ajna: Python 3.11, 3.12 or 3.13 is needed")


def test_that_without_sudo_it_says_what_an_administrator_should_run(
    checkout: Path, tmp_path: Path
):
    path = bare_path(tmp_path / "bin", apt_get="echo called", id="echo 1000")
    done = run(checkout / "ajna", cwd=checkout, path=path)
    assert done.returncode == 1
    assert "As root, run: apt-get install -y" in done.stderr
    assert "python3-venv python3-dev g++" in done.stderr
    assert "called" not in done.stdout


def test_that_it_says_what_it_installs_before_it_uses_sudo(checkout: Path, tmp_path: Path):
    calls = tmp_path / "calls"
    sudo = f'printf "%s\\n" "$*" >>"{calls}"; exit 1'
    path = bare_path(tmp_path / "bin", apt_get="exit 1", id="echo 1000", sudo=sudo)
    done = run(checkout / "ajna", cwd=checkout, path=path)
    assert done.returncode == 1
    assert "asks for your password" in done.stderr
    assert "Installing system packages: python3 python3-venv" in done.stderr
    assert calls.read_text().splitlines() == ["apt-get update -q"]
    assert done.stderr.splitlines()[-1].endswith("the reason stands above.")


def test_that_a_second_set_up_waits_for_the_first(checkout: Path, tmp_path: Path):
    flock = shutil.which("flock")
    if flock is None:
        pytest.skip("this system has no flock")
    path = bare_path(tmp_path / "bin", flock=f'exec "{flock}" "$@"')
    with (checkout / "ajna").open() as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        second = subprocess.Popen(
            ["/bin/sh", str(checkout / "ajna")],
            env={**os.environ, "PATH": path},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        assert second.stderr.readline() == "ajna: Waiting for another set-up to finish.\n"
        assert second.poll() is None
    with second.stderr as told:
        assert told.readline().startswith("ajna: Python 3.11")
    assert second.wait() == 1
