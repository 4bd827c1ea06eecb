"""One scan: its image, what is believed about it, what is near it, what was said of it."""
