"""What applicants and officers are told. A notice is written in the transaction of its act; the worker sends it."""

from gongkai.cases.notices.outbox import tell_applicant, tell_people
from gongkai.cases.notices.quiet_hours import out_of_quiet_hours

__all__ = ["out_of_quiet_hours", "tell_applicant", "tell_people"]
