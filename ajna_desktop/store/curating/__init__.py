"""What people keep about scans besides labels, and queues of what is to be reviewed."""
