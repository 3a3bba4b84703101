"""What Python users have of files as they come in: taking them in, doubts, transcription rules."""
