"""The Curves tab: where to operate a classifier, and how far to trust its probabilities."""
