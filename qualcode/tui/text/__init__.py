"""The coded text: pure modules of cells and places, and one widget."""
