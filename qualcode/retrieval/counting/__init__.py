"""Counting codings: tables of rows by columns, and what each number rests on."""
