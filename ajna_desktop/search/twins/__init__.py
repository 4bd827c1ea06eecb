"""Images that are one image, changed: found by their structure, confirmed by registration."""
