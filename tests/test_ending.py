"""The program as a process: it is asked to end while it works, and a second one comes along."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from PIL import Image

SOON = 3.0  # seconds until a program that was asked to end is gone


@pytest.fixture
def folder(tmp_path):
    scans = tmp_path / "scans"
    for number in range(400):
        label = scans / ("empty" if number % 2 else "loaded")
        label.mkdir(parents=True, exist_ok=True)
        noise = np.random.default_rng(number).normal(90 + 100 * (number % 2), 12, (300, 300))
        Image.fromarray(noise.clip(0, 255).astype(np.uint8)).save(label / f"{number}.png")
    return scans


@pytest.fixture
def environment(tmp_path):
    home = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CACHE", "CONFIG")}
    state = {"XDG_STATE_HOME": str(tmp_path / "STATE"), "QT_QPA_PLATFORM": "offscreen"}
    return {**os.environ, **home, **state}


def wait_until(there, seconds):
    end = time.monotonic() + seconds
    while not there() and time.monotonic() < end:
        time.sleep(0.05)
    assert there()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_that_the_window_ends_soon_when_asked_while_it_works(
    folder, environment, tmp_path, asked
):
    command = [sys.executable, "-m", "ajna_desktop", str(folder)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as program:
        features = tmp_path / "CACHE" / "ajna-desktop" / "features"
        wait_until(lambda: features.exists() and program.poll() is None, 60)
        began = time.monotonic()
        program.send_signal(asked)
        _, said = program.communicate(timeout=30)
    assert time.monotonic() - began < SOON
    assert program.returncode == 0
    assert b"Traceback" not in said
