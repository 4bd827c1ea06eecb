"""How well a search finds what belongs together: measured, and graded by people."""
