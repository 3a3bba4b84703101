"""The team in a workspace: coders, rounds, blindness, and who codes which documents."""
