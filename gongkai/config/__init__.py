"""Settings, root addresses, the command line: what ties the rooms together."""
