"""Which file it is, who has it open, and what to keep when it becomes another."""
