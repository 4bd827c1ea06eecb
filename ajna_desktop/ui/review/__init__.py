"""Review mode: a queue of scans over the page, one by one or as a grid, by keys alone."""
