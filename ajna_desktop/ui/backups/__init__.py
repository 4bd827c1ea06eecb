"""Backups of the store: shown, made, and put back."""
