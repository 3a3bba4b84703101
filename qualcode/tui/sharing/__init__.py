"""Work of other copies in the interface: files that are merged, folders that keep copies in step."""
