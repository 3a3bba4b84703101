"""What is told of agreement."""
