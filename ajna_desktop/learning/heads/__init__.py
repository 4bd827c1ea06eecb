"""What turns a feature vector into probabilities, in plain NumPy."""
