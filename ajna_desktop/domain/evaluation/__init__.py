"""How good predictions are, at every threshold and for every kind of scan."""
