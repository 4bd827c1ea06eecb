"""Notes, tags and rectangles on the screen: written, drawn, shown, edited."""
