"""One index over what the public may read: entries in, hits out. It knows nothing of what they are about."""
