"""Nearest neighbours in a feature space."""
