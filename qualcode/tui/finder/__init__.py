"""Finding things by a few letters: dialogs in which one types and chooses, the finder of everything, the help."""
