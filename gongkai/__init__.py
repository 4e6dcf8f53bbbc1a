"""Gongkai: a local government's open-government work, end to end."""

__version__ = "0.1.0"
