"""The codebook from Python: rules changed, and codings under old ones looked at again."""
