"""Learning from cached features."""
