"""Watching over how other agencies work: supervision orders. Knows cases; cases know nothing of it."""
