"""Work in several copies of a project: what comes in from others, and what waits for a decision."""
