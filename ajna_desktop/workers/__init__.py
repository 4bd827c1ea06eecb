"""Processes beside the window, for reading images, running networks and computing."""
