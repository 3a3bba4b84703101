"""The codebook in a workspace: its codes changed, merged, parted, taken in, and what goes along with each change."""
