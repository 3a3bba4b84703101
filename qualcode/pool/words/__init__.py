"""Sentences, words and lemmas of texts, what is found by them, and rules that code."""
