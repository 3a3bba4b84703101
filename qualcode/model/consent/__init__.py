"""What people agreed to, what left the project, and by which rules talk was written down."""
