"""Ajna Desktop: look at scans, judge classifiers, find look-alikes, mend labels."""

import sys

__version__ = "0.1.0"

# Nothing leaves the computer. OpenVINO tells a statistics server of each import, unasked; where
# its reporting module cannot be imported it tells nobody. Here, since whatever of the program
# is imported first, this file comes before it, in every process.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
