"""Pools: folders of Parquet that hold what thousands of projects and surveys give, asked by an existing engine."""
