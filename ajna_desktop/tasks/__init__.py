"""Long work, told step by step: each task joins workers and store, and can be stopped."""
