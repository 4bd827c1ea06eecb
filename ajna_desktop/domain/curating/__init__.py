"""What curating labels is about: suspects, declarations, notes, tags, classes, splits."""
