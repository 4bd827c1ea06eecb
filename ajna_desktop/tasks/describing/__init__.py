"""Feature vectors of scans, and the neighbours in their space."""
