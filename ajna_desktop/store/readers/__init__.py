"""What several readers said: second readings, stores of others, history."""
