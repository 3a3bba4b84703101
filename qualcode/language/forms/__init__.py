"""How words are compared, whatever signs stand in them."""
