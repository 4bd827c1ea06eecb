"""Judge a classifier: at its operating point and at every other."""
