"""Agreement between readers, and how what several said comes together."""
