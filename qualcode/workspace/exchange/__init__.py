"""Projects of other programs come in, and this one goes out to them."""
