"""Who runs a function over texts: processes, Dask, Spark."""
