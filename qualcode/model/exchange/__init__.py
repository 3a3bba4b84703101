"""What goes from one program for qualitative analysis to another, and what is lost on the way."""
