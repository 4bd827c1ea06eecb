"""Nothing leaves the computer."""

import subprocess
import sys
from pathlib import Path

import pytest

# Python tells an audit hook of every address looked up and every connection made, whoever makes
# it. `told` is printed at the end, so that threads have had their chance.
WATCH = """
import sys
told = []
watched = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request")
sys.addaudithook(lambda event, _: told.append(event) if event in watched else None)
{work}
print("told:", *sorted(set(told)))
"""


def watched(work: str, home: Path) -> str:
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "KERAS_BACKEND": "openvino"}
    done = subprocess.run(
        [sys.executable, "-c", WATCH.format(work=work)],
        env={**environment, "KERAS_HOME": str(home / "keras")},
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]


def test_that_the_watch_sees_a_connection(tmp_path: Path):
    work = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    work = f"try:\n    {work}\nexcept OSError:\n    pass"
    assert watched(work, tmp_path) == "told: socket.connect socket.getaddrinfo"


@pytest.mark.parametrize(
    "work",
    [
        "import ajna_desktop, openvino",
        "import ajna_desktop, keras",
        "import ajna_desktop.learning.runtimes.openvino_runtime",
    ],
)
def test_that_loading_the_engine_reports_to_nobody(work: str, tmp_path: Path):
    assert watched(work, tmp_path) == "told:"
    left = {path.name for path in tmp_path.rglob("*")} - {"keras", "keras.json"}
    assert left == set()  # its reporting module would have left an identity in the home folder
