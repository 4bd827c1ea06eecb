"""Maps and clusters of a whole folder."""
