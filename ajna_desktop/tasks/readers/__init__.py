"""Second readings, agreement, merging the stores of several readers, signed history."""
