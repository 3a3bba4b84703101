"""Files and folders, chosen by typing with what is there below."""
