"""Measurements, each beside a baseline of the same run. ``make bench`` prints one JSON object a line."""
