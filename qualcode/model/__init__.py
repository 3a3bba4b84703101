"""The nouns of qualitative coding: frozen dataclasses, standard library only."""
