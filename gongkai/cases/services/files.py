"""Taking the whole file of a case out: the evidence of one remedy, or the archive folder. Both recorded."""

from __future__ import annotations

from typing import IO

from django.db import transaction

from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.file_papers import folder_papers, remedy_papers
from gongkai.cases.models import Case, Remedy
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.steps import locked, stop_if
from gongkai.documents.archives import pack
from gongkai.trail.services import record


@transaction.atomic
def take_bundle(remedy: Remedy, *, by: Officer) -> IO[bytes]:
    """The evidence of a remedy as one ZIP, the same bytes for the same case. It names the applicant, so
    only those who may see identity data take it, and the trail keeps that they did."""
    case = locked(remedy.case)
    stop_if(rules.refusal_to_take_file(case, by))
    remedy = Remedy.objects.select_related("review").get(pk=remedy.pk)
    remedy.case = case
    made = pack(remedy_papers(remedy, applicant_of(case)))
    record(
        case,
        "bundle_downloaded",
        agency=case.agency,
        by=by,
        remedy=remedy.pk,
        route_label=remedy.get_route_display(),
    )
    return made


@transaction.atomic
def take_folder(case: Case, *, by: Officer) -> IO[bytes]:
    """The archive folder of a closed case as one ZIP: every paper, index, trail with its fingerprints."""
    case = locked(case)
    stop_if(rules.refusal_to_take_folder(case, by))
    made = pack(folder_papers(case, applicant_of(case)))
    record(case, "folder_downloaded", agency=case.agency, by=by)
    return made
