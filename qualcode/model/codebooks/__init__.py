"""The codebook over time: frozen versions, descents of codes, verdicts; inductive work, levels of cases, types."""
