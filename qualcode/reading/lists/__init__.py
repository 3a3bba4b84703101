"""Files of codes and of names."""
