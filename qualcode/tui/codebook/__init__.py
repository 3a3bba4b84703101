"""The screen of the codebook: codes edited, moved, merged and split."""
