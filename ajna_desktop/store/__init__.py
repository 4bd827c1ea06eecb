"""What is kept on disk: the SQLite store (precious) and the caches (disposable)."""
