"""Engines that answer questions in SQL, and how questions are put together."""
