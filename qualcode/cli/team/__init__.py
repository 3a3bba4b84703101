"""Commands of coders and their agreement."""
