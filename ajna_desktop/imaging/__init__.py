"""From a file to pixels, and from pixels to the screen."""
