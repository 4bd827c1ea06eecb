"""Files and folders that tasks write, whole or not at all."""
