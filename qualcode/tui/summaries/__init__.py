"""The summary grid as a way of working: cases by codes, a cell written beside its passages."""
