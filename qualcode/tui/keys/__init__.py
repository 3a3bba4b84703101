"""What a key does: the registry of actions and the choice and queue of keys."""
