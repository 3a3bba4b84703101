"""Language: sentences, lemmas, similarity. spaCy lives here and nowhere else."""
