"""Where things stand on the screen: what has room beside the text, and dialogs beside what they are about."""
