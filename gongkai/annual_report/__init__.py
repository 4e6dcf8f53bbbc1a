"""The annual report: derived, written, read, checked, rolled up, signed, published.

The reading and checking half is plain Python: it starts without Django and without a database.
"""
