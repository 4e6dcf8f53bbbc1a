"""The demonstration district: an invented district with three years of work, made through the services.

Lives here: who works there, what was published, asked, answered and reported, told as stories in time.
Names, places, documents and numbers are invented; dates follow the real holiday notices.
"""
