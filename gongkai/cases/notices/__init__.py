"""What applicants and officers are told: written in the transaction of the act, sent by the worker."""

from gongkai.cases.notices.outbox import tell_applicant, tell_people
from gongkai.cases.notices.quiet_hours import out_of_quiet_hours

__all__ = ["out_of_quiet_hours", "tell_applicant", "tell_people"]
