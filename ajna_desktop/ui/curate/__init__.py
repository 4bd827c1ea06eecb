"""The tab to curate in: scans that are worth a second look, and what comes of mending them."""
