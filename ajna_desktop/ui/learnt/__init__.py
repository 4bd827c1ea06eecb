"""What a network learnt: its first filters, and what its layers make of a scan."""
