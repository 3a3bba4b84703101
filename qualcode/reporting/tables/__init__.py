"""Counted tables on their way out: as reports in every format, as tidy rows, for R, SPSS and Parquet."""
