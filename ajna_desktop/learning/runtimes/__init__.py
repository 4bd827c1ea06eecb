"""What runs a network on images."""
