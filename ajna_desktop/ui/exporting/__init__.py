"""Asking what to take out of an open folder, and taking it out."""
