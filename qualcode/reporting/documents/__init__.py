"""Reports of a codebook, a coded document, attributes and a revision."""
