"""Typography, numbers and the words of reports."""
