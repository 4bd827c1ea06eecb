"""The command line: the same tasks as the window's, without Qt."""
