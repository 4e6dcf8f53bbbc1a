"""Questions about cases. No writes here; what day it is comes in as a parameter."""

from gongkai.cases.selectors.assigning import handover_notes, holders_at, offers_to, open_offer
from gongkai.cases.selectors.avoided import avoided_in
from gongkai.cases.selectors.case_file import ONE_OF_EACH, read_file, rows_of
from gongkai.cases.selectors.clock import clock_of, extension_left, facts_of
from gongkai.cases.selectors.conversion import (
    conversion_standing,
    conversions_of,
    open_suggestions,
    suggestion_of,
    to_convert,
)
from gongkai.cases.selectors.desk import Counts, Group, counts, due_by_day, todays_work
from gongkai.cases.selectors.documents import documents_for_applicant, documents_of
from gongkai.cases.selectors.evidence import evidence_missing, evidence_on_file, evidence_table
from gongkai.cases.selectors.follow import case_by_number, follow
from gongkai.cases.selectors.guide import Guide, ItemState, guide_of
from gongkai.cases.selectors.lateness import is_late, overdue_done, overdue_open, soon
from gongkai.cases.selectors.mail import files_of_mail, latest_mail, mail_failed, mail_waits
from gongkai.cases.selectors.notices import notices_of, told_to_applicant, unread_notices
from gongkai.cases.selectors.queue import (
    cases_for,
    counted_cases,
    due_within,
    held_by,
    in_state,
    open_cases,
    overdue,
    own_cases,
    possible_handlers,
    with_page_columns,
)
from gongkai.cases.selectors.receipts import (
    ReceiptAlarms,
    came_on,
    confirm_case_by,
    late_to_confirm,
    not_opened,
    receipt_alarms,
)
from gongkai.cases.selectors.redating import Move, Moves, Redated, moves_under, redatings_of
from gongkai.cases.selectors.related import Related, Signs, of_same_applicant, related_to, signs_of
from gongkai.cases.selectors.release import blacked_out
from gongkai.cases.selectors.remedies import (
    by_next_day,
    in_course,
    next_day_of,
    papers_of,
    remedies_due,
    remedies_for,
    timetable_of,
)
from gongkai.cases.selectors.reply import current_decision, reply_letter
from gongkai.cases.selectors.retention import (
    open_erasure,
    retained_until,
    retention_due,
)
from gongkai.cases.selectors.sign_off import (
    at_the_desk_of,
    chain_for,
    chain_of,
    people_for,
    steps_of,
    waiting_role,
    waiting_step,
    waits_for,
)
from gongkai.cases.selectors.similar import Similar, similar_decisions
from gongkai.cases.selectors.tie import Ties, answered_by, ties_of, to_answer_together, with_ties
from gongkai.cases.selectors.timeline import Entry, public_timeline, timeline
from gongkai.cases.selectors.withdrawal import to_close_without_letter

__all__ = [
    "ONE_OF_EACH",
    "Counts",
    "Entry",
    "Group",
    "Guide",
    "ItemState",
    "Move",
    "Moves",
    "ReceiptAlarms",
    "Redated",
    "Related",
    "Signs",
    "Similar",
    "Ties",
    "answered_by",
    "at_the_desk_of",
    "avoided_in",
    "blacked_out",
    "by_next_day",
    "came_on",
    "case_by_number",
    "cases_for",
    "chain_for",
    "chain_of",
    "clock_of",
    "confirm_case_by",
    "conversion_standing",
    "conversions_of",
    "counted_cases",
    "counts",
    "current_decision",
    "documents_for_applicant",
    "documents_of",
    "due_by_day",
    "due_within",
    "evidence_missing",
    "evidence_on_file",
    "evidence_table",
    "extension_left",
    "facts_of",
    "files_of_mail",
    "follow",
    "guide_of",
    "handover_notes",
    "held_by",
    "holders_at",
    "in_course",
    "in_state",
    "is_late",
    "late_to_confirm",
    "latest_mail",
    "mail_failed",
    "mail_waits",
    "moves_under",
    "next_day_of",
    "not_opened",
    "notices_of",
    "of_same_applicant",
    "offers_to",
    "open_cases",
    "open_erasure",
    "open_offer",
    "open_suggestions",
    "overdue",
    "overdue_done",
    "overdue_open",
    "own_cases",
    "papers_of",
    "people_for",
    "possible_handlers",
    "public_timeline",
    "read_file",
    "receipt_alarms",
    "redatings_of",
    "related_to",
    "remedies_due",
    "remedies_for",
    "reply_letter",
    "retained_until",
    "retention_due",
    "rows_of",
    "signs_of",
    "similar_decisions",
    "soon",
    "steps_of",
    "suggestion_of",
    "ties_of",
    "timeline",
    "timetable_of",
    "to_answer_together",
    "to_close_without_letter",
    "to_convert",
    "todays_work",
    "told_to_applicant",
    "unread_notices",
    "waiting_role",
    "waiting_step",
    "waits_for",
    "with_page_columns",
    "with_ties",
]
