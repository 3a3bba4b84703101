"""Reports of the codebook: differences of versions, change log, appendix, the trail of a study."""
