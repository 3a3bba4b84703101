"""What the screens show of a project, held in memory and kept true: documents, codebook, figures, passages."""
