"""The tab with the map of all scans, its colours and its clusters."""
