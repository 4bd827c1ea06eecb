"""What scans, labels and predictions are, and the rules about them: standard library, NumPy."""
