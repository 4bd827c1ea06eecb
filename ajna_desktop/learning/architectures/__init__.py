"""The networks that the program can build itself."""
