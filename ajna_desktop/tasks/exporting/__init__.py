"""Taking labels and scans out: as folders, as lists, as pictures; without names on request."""
