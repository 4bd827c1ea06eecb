"""Take labels, predictions and columns from a table, after a look at what it would do."""
