"""The report of a folder: what it says, and how it is written."""
