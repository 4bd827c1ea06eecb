"""Model files made by others: checked before any library touches them, then rebuilt."""
