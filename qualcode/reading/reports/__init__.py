"""The quotations of a report."""
