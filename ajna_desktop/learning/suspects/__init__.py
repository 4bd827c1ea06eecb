"""Judging labels: which of them are likely wrong."""
