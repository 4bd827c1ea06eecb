"""Installed models: listed, imported, fetched."""
