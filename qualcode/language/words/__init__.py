"""Words in any inflection."""
