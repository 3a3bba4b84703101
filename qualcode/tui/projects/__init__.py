"""Other projects: opened, created, and the demo, without leaving the interface."""
