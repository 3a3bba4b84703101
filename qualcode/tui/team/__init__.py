"""The screen of coders and rounds."""
