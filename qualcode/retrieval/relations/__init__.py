"""How codes and texts relate: codes that occur together, what is coded, what is new, words and where they stand."""
