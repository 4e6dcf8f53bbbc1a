"""Acts on publications, one transaction each: drafting, deciding, and what follows publication."""

from gongkai.disclosure.services.columns import ensure_columns
from gongkai.disclosure.services.deciding import (
    decide,
    record_secrecy_review,
    return_,
    section_review,
    submit,
)
from gongkai.disclosure.services.drafting import attach_file, draft, edit, remove_file
from gongkai.disclosure.services.published import change_validity, settle_validity, withdraw

__all__ = [
    "attach_file",
    "change_validity",
    "decide",
    "draft",
    "edit",
    "ensure_columns",
    "record_secrecy_review",
    "remove_file",
    "return_",
    "section_review",
    "settle_validity",
    "submit",
    "withdraw",
]
