"""Use cases of counting: tables, their cells with words, the summaries of the grid."""
