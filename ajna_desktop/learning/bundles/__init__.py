"""Networks, classifiers and codes as they lie on disk."""
