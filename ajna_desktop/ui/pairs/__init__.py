"""Two scans beside each other, over each other, one after the other: what is the same?"""
