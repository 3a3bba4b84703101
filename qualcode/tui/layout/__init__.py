"""Where things stand on the screen and when it is drawn: room beside the text, dialogs beside what they are about."""
