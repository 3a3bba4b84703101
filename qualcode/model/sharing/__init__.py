"""Work in several copies of a project: entries that fit into every copy, and what taking them in did."""
