"""The confusion matrix and the figures of each class."""
