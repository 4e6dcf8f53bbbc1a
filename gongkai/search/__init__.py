"""One index over what the public may read: entries in, hits out. What an entry is about is other rooms' matter."""
