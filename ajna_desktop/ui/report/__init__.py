"""The report of the open folder, as a page or on paper."""
