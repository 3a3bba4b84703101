"""Work of other copies in the interface: files that are merged."""
