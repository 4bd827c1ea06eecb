"""The comparison of classifiers on one folder."""
