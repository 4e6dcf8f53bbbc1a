"""Deciding to give information although a third party objected, and telling them so (arts. 15, 32)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.errors import NothingToOverrule
from gongkai.cases.models import Case, Inquiry, Overruling, Paper
from gongkai.cases.selectors.public_interest import standing_objections
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.trail.services import record


@transaction.atomic
def overrule_objection(
    case: Case, *, by: Officer, inquiry: Inquiry, content: str, interest: str, effect: str
) -> Overruling:
    """Not giving would seriously affect the public interest: it is given, and the third party is told.

    What is written here is the evidence a court asks for, and the text of the notice. The reply is not served
    before that notice is. Raises NothingToOverrule, TextMissing.
    """
    case = locked(case)
    stop_if(rules.refusal_to_overrule_objection(case, by))
    objected = next((one for one in standing_objections(case) if one.pk == inquiry.pk), None)
    if objected is None:
        raise NothingToOverrule()
    overruling = Overruling.objects.create(
        inquiry=objected,
        content=require_text("公开哪些内容", content),
        interest=require_text("属于什么公共利益", interest),
        effect=require_text("不公开会造成什么重大影响", effect),
        decided_by=by.person,
        decided_on=timezone.localdate(),
    )
    values = paper_values.public_interest(case, objected.to, content, interest, effect)
    paper = issue(
        case, Paper.Kind.PUBLIC_INTEREST, by=by, values=values, addressee=objected.to, inquiry=objected
    )
    record(
        case,
        "objection_overruled",
        agency=case.agency,
        by=by,
        to=objected.to,
        interest=overruling.interest,
        effect=overruling.effect,
        number=paper.number,
    )
    return overruling
