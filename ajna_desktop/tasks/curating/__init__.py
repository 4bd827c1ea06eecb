"""Find suspects, try what changes, measure image quality."""
