"""The queue of passages under an older rule."""
