"""Use cases of counting: tables, their cells with words, how codes relate, one case as a whole."""
