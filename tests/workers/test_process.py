import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import (
    AjnaError,
    BundleInvalid,
    ImageUnreadable,
    WorkerCrashed,
    WorkerFailed,
    WorkerHung,
    WorkerInterrupted,
    WorkerNotStarted,
)
from ajna_desktop.workers.process import WorkerProcess

FAULTY = "tests.workers.faulty:Faulty"


@pytest.fixture
def worker():
    process = WorkerProcess("test worker", FAULTY)
    yield process
    process.close()


def test_that_an_answer_comes_back(worker):
    assert worker.call("echo", {"ção": [1, 2]}) == {"ção": [1, 2]}


def test_that_calls_are_answered_by_another_process(worker):
    assert worker.call("process_id") != os.getpid()


def test_that_an_expected_error_passes_through_and_the_child_lives_on(worker):
    before = worker.call("process_id")
    with pytest.raises(ImageUnreadable, match=r"^empty file$"):
        worker.call("refuse", "empty file")
    assert worker.call("process_id") == before


def test_that_an_error_that_cannot_be_unpickled_keeps_its_sentence(worker):
    with pytest.raises(AjnaError, match=r"^empty file$"):
        worker.call("refuse_pickily", "empty file")


def test_that_a_bug_is_logged_without_its_message_and_the_child_lives_on(worker, caplog):
    with pytest.raises(WorkerFailed, match="the log says where"):
        worker.call("stumble", "/scans/patient 17.png")
    assert "faulty.py" in caplog.text
    assert "KeyError" in caplog.text
    assert "patient" not in caplog.text
    assert worker.restarts == 0
    assert worker.call("echo", 1) == 1


def test_that_an_answer_that_cannot_be_pickled_is_a_bug(worker):
    with pytest.raises(WorkerFailed, match="the log says where"):
        worker.call("answer_nonsense")


def test_that_an_unknown_method_is_a_bug(worker):
    with pytest.raises(WorkerFailed, match="the log says where"):
        worker.call("no_such_method")


def test_that_an_argument_that_cannot_be_pickled_is_the_callers_bug(worker):
    with pytest.raises((AttributeError, TypeError)):
        worker.call("echo", threading.Lock())
    assert worker.call("echo", 1) == 1


@pytest.mark.parametrize(
    ("method", "arguments", "words"),
    [
        ("leave", (7,), "exit code 7"),
        ("crash", (), "SIGSEGV"),
        ("kill_itself", (), "SIGKILL"),
    ],
)
def test_that_a_crash_is_told_from_a_hang_and_the_next_call_is_answered(
    worker, method, arguments, words
):
    worker.call("echo", 0)
    with pytest.raises(WorkerCrashed, match=words) as caught:
        worker.call(method, *arguments, deadline=60)
    assert caught.value.alone
    assert worker.call("echo", 1) == 1
    assert worker.restarts == 1


def test_that_a_call_past_its_deadline_ends_the_child_and_the_next_is_answered(worker):
    worker.call("echo", 0)
    with pytest.raises(WorkerHung):
        worker.call("hang", deadline=0.2)
    assert worker.call("echo", 1) == 1
    assert worker.restarts == 1


def test_that_who_waits_for_a_turn_is_not_blamed_for_a_crash(tmp_path):
    worker = WorkerProcess("test worker", FAULTY, threads=1)
    started = tmp_path / "started"
    hanging = worker.submit("hang", str(started), deadline=0.2)
    waiting = worker.submit("echo", 1, deadline=0.001)
    with pytest.raises(WorkerHung):
        hanging.result()
    with pytest.raises(WorkerInterrupted):
        waiting.result()
    worker.close()


def test_that_calls_that_ran_together_share_the_suspicion(worker, tmp_path):
    started = tmp_path / "started"
    hanging = worker.submit("hang", str(started))
    worker.submit("leave_after", str(started))
    with pytest.raises(WorkerCrashed) as caught:
        hanging.result()
    assert not caught.value.alone


def test_that_a_child_killed_while_idle_is_replaced(worker):
    victim = worker.call("process_id")
    os.kill(victim, signal.SIGKILL)
    _wait_until_gone(victim)
    for _ in range(100):  # the death may be noticed a moment after it happened
        try:
            assert worker.call("process_id") != victim
            break
        except WorkerInterrupted:
            continue
    assert worker.restarts == 1


def test_that_a_stopped_child_does_not_outlive_the_deadline_or_close(worker):
    process_id = worker.call("process_id")
    hanging = worker.submit("hang", deadline=0.3)
    os.kill(process_id, signal.SIGSTOP)
    worker.submit("echo", 1)
    worker.close()
    with pytest.raises(WorkerFailed):
        hanging.result(timeout=10)
    _wait_until_gone(process_id)


def test_that_closing_fails_what_is_in_flight_and_refuses_what_follows(worker):
    worker.call("echo", 0)
    hanging = worker.submit("hang")
    worker.close()
    with pytest.raises(WorkerInterrupted, match="closed"):
        hanging.result(timeout=0)
    with pytest.raises(WorkerNotStarted, match="closed"):
        worker.call("echo", 1)


def test_that_an_unused_worker_closes():
    worker = WorkerProcess("test worker", FAULTY)
    worker.close()
    worker.close()
    assert worker.restarts == 0


def test_that_a_cancelled_call_does_not_disturb_the_others(worker):
    worker.call("echo", 0)
    calls = [worker.submit("echo", number) for number in range(100)]
    dropped = [call for call in calls if call.cancel()]
    kept = [call for call in calls if call not in dropped]
    assert [call.result() for call in kept] == [
        number for number, call in enumerate(calls) if call in kept
    ]
    assert worker.call("echo", 1) == 1


def test_that_many_threads_each_get_their_own_answers(worker):
    def ask(start):
        calls = [worker.submit("echo", number) for number in range(start, start + 200)]
        return [call.result() for call in calls]

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, [0, 1000, 2000, 3000]))
    assert answers == [list(range(start, start + 200)) for start in (0, 1000, 2000, 3000)]
    assert worker.restarts == 0


def test_that_a_large_answer_arrives_whole(worker):
    value = bytes(range(256)) * 40_000
    assert worker.call("echo", value) == value


@pytest.mark.parametrize("shape", [(0,), (3,), (3, 0, 2), (1500, 2000)])
@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_that_arrays_go_there_and_come_back(worker, shape, dtype):
    array = np.arange(np.prod(shape), dtype=np.float64).astype(dtype).reshape(shape)
    first, second, nothing = worker.call("echo", (array, array[::-1], None))
    np.testing.assert_array_equal(first, array, strict=True)
    np.testing.assert_array_equal(second, array[::-1], strict=True)
    assert nothing is None


def test_that_what_the_factory_refuses_is_told_to_every_call(caplog):
    worker = WorkerProcess("test worker", "tests.workers.faulty:without_bundle")
    for _ in range(3):
        with pytest.raises(BundleInvalid, match="no weights"):
            worker.call("echo", 1)
    worker.close()


def test_that_a_bug_in_the_factory_is_logged_without_its_message(caplog):
    worker = WorkerProcess("test worker", "tests.workers.faulty:with_bug", ("patient 17",))
    with pytest.raises(WorkerNotStarted, match="could not be started"):
        worker.call("echo", 1)
    worker.close()
    assert "with_bug" in caplog.text
    assert "patient" not in caplog.text


def test_that_a_child_that_keeps_dying_is_not_started_over_and_over(tmp_path, caplog):
    caplog.set_level(logging.CRITICAL)
    marker = tmp_path / "starts"
    worker = WorkerProcess("test worker", "tests.workers.faulty:dying", (str(marker),))
    for _ in range(50):
        with pytest.raises(WorkerNotStarted, match="exit code 3"):
            worker.call("echo", 1)
    worker.close()
    assert 1 <= len(marker.read_bytes()) <= 3


def test_that_a_child_has_no_network(worker):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(WorkerFailed):
            worker.call("connect", port)


@pytest.mark.skipif(sys.platform == "win32", reason="niceness is a thing of Unix")
def test_that_native_libraries_are_not_heard_and_python_is(capfd):
    worker = WorkerProcess("muttering worker", "tests.workers.faulty:Faulty")
    try:
        worker.call("mutter")
    finally:
        worker.close()

    assert capfd.readouterr().err == "from Python\n"


def test_that_a_child_can_run_at_lower_priority():
    worker = WorkerProcess("test worker", FAULTY, nice=5)
    assert worker.call("niceness") == os.nice(0) + 5
    worker.close()


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux only")
def test_that_a_child_cannot_take_more_memory_than_it_may():
    worker = WorkerProcess("test worker", FAULTY, memory_limit=2 << 30)
    assert worker.call("allocate", 1 << 20) == 1 << 20
    with pytest.raises(WorkerFailed):
        worker.call("allocate", 4 << 30)
    worker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_that_the_child_ends_when_its_parent_is_killed(tmp_path):
    script = (
        "import sys\n"
        "from ajna_desktop.workers.process import WorkerProcess\n"
        "if __name__ == '__main__':\n"
        f"    worker = WorkerProcess('test worker', {FAULTY!r})\n"
        "    print(worker.call('process_id'), flush=True)\n"
        "    worker.call('hang')\n"
    )
    main = tmp_path / "parent.py"
    main.write_text(script)
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, str(main)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert _is_running(child)
        parent.kill()
    _wait_until_gone(child)


def _wait_until_gone(process_id):
    end = time.monotonic() + 10
    while _is_running(process_id):
        assert time.monotonic() < end, "the child outlived its parent"
        os.sched_yield()


def _is_running(process_id):
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
