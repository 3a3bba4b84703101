"""The project as a whole in a workspace: made, rescued, and what is forgotten of it for good."""
