"""Agencies in their tree, their offices and people, and who may do what for which agency."""
