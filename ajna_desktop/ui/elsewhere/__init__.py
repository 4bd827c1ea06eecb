"""Images that are not in the open folder: judged and compared with it, nothing is written."""
