"""Files become document drafts: one module a format, each telling what it was unsure of or left out."""
