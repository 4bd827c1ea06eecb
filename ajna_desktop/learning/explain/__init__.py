"""Why a network says what it says: evidence in the image, activations, filters."""
