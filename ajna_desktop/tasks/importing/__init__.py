"""Take in what others said of the scans: columns, labels and predictions from tables."""
