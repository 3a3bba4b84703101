"""The folder of a pool: what lies where, written whole or not at all, and read beside writers."""
