"""Projects, codebooks and lists of codings of other programs are read; in the process of the readers."""
