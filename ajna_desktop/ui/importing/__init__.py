"""Bring your own classifier: what its file says, what its user says, and a trial."""
