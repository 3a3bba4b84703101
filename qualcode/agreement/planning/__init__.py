"""What agreement figures are worth, and what a study needs: simulated from clusters as they are."""
