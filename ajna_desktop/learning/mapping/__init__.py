"""Where images lie on a plane, and which of them form groups, found from their features."""
