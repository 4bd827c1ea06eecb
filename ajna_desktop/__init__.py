"""Ajna Desktop: look at scans, judge classifiers, find look-alikes, mend labels."""

__version__ = "0.1.0"
