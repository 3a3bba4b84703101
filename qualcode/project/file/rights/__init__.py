"""What roles allow, asked before anything is written."""
