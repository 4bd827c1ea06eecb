"""Networks, classifiers and the bundles they travel in."""
