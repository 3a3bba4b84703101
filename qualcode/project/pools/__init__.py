"""What a project knows of pools: where it was added, under which secret, and what was drawn from one."""
