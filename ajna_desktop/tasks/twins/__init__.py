"""The same image twice: found, told what it means, and mended."""
