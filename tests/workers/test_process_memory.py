import os
import sys

import numpy as np
import pytest

from ajna_desktop.workers.process_memory import peak_megabytes


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell")
def test_that_memory_that_was_given_back_is_remembered():
    before = peak_megabytes(os.getpid())
    taken = np.ones(int(before * 1e6 / 8) + 10_000_000)  # more than ever before, by itself
    del taken
    assert peak_megabytes(os.getpid()) > before + 75


def test_that_nobody_tells_of_a_process_that_is_not_there():
    assert peak_megabytes(2**22 + 1) is None
