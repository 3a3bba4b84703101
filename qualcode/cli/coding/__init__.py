"""Commands of the codebook, codings, anchors and memos."""
