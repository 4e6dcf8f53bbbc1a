"""Writing parts one, five and six from the records: live figures, first sentences, what must be said.

Lives here: values only, no rows. Lives elsewhere: reading and saving passages (selectors/texts.py,
services/writing.py); whether numbers typed by hand agree with the tables (checking/prose).
"""
