"""The screen of the consensus: what two coders gave side by side on the text, and what is decided of it."""
