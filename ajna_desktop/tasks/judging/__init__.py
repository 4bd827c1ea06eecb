"""Scans judged by a classifier, and what is told of it."""
