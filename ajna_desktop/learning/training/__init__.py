"""Learning from images."""
