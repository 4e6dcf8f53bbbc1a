"""The validity of a document: a tag with its official word, and a sentence that says since and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.disclosure.choices import Validity
from gongkai.disclosure.models import Publication
from gongkai.ui.wording import cn_day

KINDS = {
    Validity.NOT_YET: "pending",
    Validity.IN_FORCE: "in_force",
    Validity.AMENDED: "amended",
    Validity.LAPSED: "lapsed",
    Validity.REPEALED: "repealed",
}


@dataclass(frozen=True)
class ValidityTag:
    """kind: as `ui/status_tag.html` takes it. label: the official word."""

    kind: str
    label: str


def validity_tag(validity: str) -> ValidityTag | None:
    """None for what is neither in force nor not: a notice, a figure, a report."""
    if not validity or validity == Validity.NOT_APPLICABLE:
        return None
    known = Validity(validity)
    return ValidityTag(KINDS[known], known.label)


def validity_sentence(publication: Publication, today: date) -> str:
    """Since when and until when, and why it changed; what replaced it stands beside it as a link."""
    state = publication.validity_on(today)
    if state == Validity.NOT_YET:
        return _("%(day)s起施行，现在还没有施行。") % {"day": cn_day(publication.effective_on, "year")}
    if state in (Validity.REPEALED, Validity.LAPSED):
        return _ended(publication, state)
    parts = []
    if publication.effective_on:
        parts.append(_("%(day)s起施行") % {"day": cn_day(publication.effective_on, "year")})
    if publication.expires_on:
        parts.append(_("有效期到%(day)s") % {"day": cn_day(publication.expires_on, "year")})
    if state == Validity.AMENDED and publication.validity_since:
        parts.append(_("%(day)s修改") % {"day": cn_day(publication.validity_since, "year")})
    return ("，".join(parts) + "。" if parts else "") + _reason(publication)


def _ended(publication: Publication, state: Validity) -> str:
    since = publication.validity_since
    if since is None and publication.expires_on:
        return _("有效期到%(day)s，期满失效。") % {"day": cn_day(publication.expires_on, "year")}
    if since is None:
        return _reason(publication)
    words = _("%(day)s起废止。") if state == Validity.REPEALED else _("%(day)s起失效。")
    return words % {"day": cn_day(since, "year")} + _reason(publication)


def _reason(publication: Publication) -> str:
    reason = publication.validity_reason.strip().rstrip("。")
    return f"{reason}。" if reason else ""
