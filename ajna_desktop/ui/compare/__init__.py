"""Classifiers side by side: figures, matrices, curves, and where they disagree."""
