"""The tab of readers: second readings, agreement, stores of others, and what happened when."""
