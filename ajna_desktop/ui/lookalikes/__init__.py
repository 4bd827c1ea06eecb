"""Look-alikes: the same image twice, images unlike their companions, how well search works."""
