"""Training one classifier and keeping it."""
