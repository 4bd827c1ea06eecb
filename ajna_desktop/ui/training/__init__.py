"""The Training tab: choose a method, watch it learn, use what came of it."""
