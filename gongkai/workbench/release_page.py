"""Reply attachments on the page of a case and on their own: what was found, what was done about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases import rules, selectors
from gongkai.cases.models import Case, CaseDocument, ScanFinding
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.ui.pieces import Fact, FindingMark, Link


@dataclass(frozen=True)
class ReplyFile:
    """state: in words. kind: of the tag before it (warning where something is left to do)."""

    name: str
    url: str
    state: str
    waiting: bool


def file_url(name: str, document: CaseDocument, *more: object) -> str:
    return reverse(f"desk:{name}", args=[document.case_id, document.pk, *more])


def reply_files(case: Case) -> list[ReplyFile]:
    """The attachments of the reply, taken back or not, each with how far it is."""
    documents = selectors.rows_of(case, "documents")
    files = [each for each in documents if each.kind == CaseDocument.Kind.REPLY_ATTACHMENT]
    return [ReplyFile(each.original.name, file_url("case_file", each), *state_of(each)) for each in files]


def state_of(document: CaseDocument) -> tuple[str, bool]:
    """How far a file is, in words, and whether something is left to do before it may go out."""
    if hasattr(document, "taken_back"):
        return "已取回，不发出", False
    if not hasattr(document, "scan"):
        return "还没有检查", True
    found = list(document.findings.all())
    waiting = sum(finding.open for finding in found)
    if waiting:
        return f"{waiting}处要处理，处理完才能送审", True
    cleared = sum(finding.cleared_by_id is not None for finding in found)
    copy = "遮盖后的副本，" if hasattr(document, "redaction") else ""
    hints = len(found) - cleared
    parts = [f"复核{cleared}处" if cleared else "", f"提醒{hints}处" if hints else ""]
    return f"{copy}{'，'.join(filter(None, parts)) or '没有查到不能发出的内容'}", False


def marks_of(document: CaseDocument, officer: Officer) -> list[FindingMark]:
    """What was found, errors first, each with the act that deals with it."""
    found = sorted(document.findings.select_related("cleared_by"), key=lambda each: not each.is_error)
    return [_mark(number, document, finding, officer) for number, finding in enumerate(found, start=1)]


def _mark(number: int, document: CaseDocument, finding: ScanFinding, officer: Officer) -> FindingMark:
    detail = finding.where
    if finding.cleared_by:
        on = timezone.localdate(finding.cleared_at)
        detail = f"{finding.where}。{finding.cleared_by.name}{on}复核：{finding.clear_reason}"
    finding.document = document
    may = rules.refusal_to_clear_finding(finding, officer) is None
    title = (
        f"{finding.get_kind_display()}　{finding.excerpt}" if finding.excerpt else finding.get_kind_display()
    )
    return FindingMark(
        number,
        title,
        severity="error" if finding.open else "warning",
        detail=detail,
        act=Link("复核", file_url("case_clear_finding", document, finding.pk)) if may else None,
    )


def facts_of_file(document: CaseDocument) -> list[Fact]:
    facts = [
        Fact("文件", document.original.name, url=file_url("case_document", document)),
        Fact(
            "附上",
            document.added_by.name if document.added_by else "",
            note=str(timezone.localdate(document.added_at)),
        ),
        Fact("现在", state_of(document)[0]),
    ]
    if hasattr(document, "taken_back"):
        taken = document.taken_back
        facts.append(Fact("取回", taken.by.name, note=taken.reason))
    if hasattr(document, "redaction"):
        source = document.redaction.source
        facts.append(Fact("原件", source.original.name, url=file_url("case_file", source)))
        facts += [
            Fact("遮盖", f"{part.places}，{part.words}", note=str(DECISIONS[Outcome(part.ground)].citation))
            for part in document.redaction.parts.all()
        ]
    return facts


def acts_of_file(document: CaseDocument, officer: Officer) -> list[Link]:
    offers = (
        ("case_scan_file", "检查这个文件", rules.refusal_to_scan_file, not hasattr(document, "scan")),
        ("case_redact_file", "遮盖一部分再发", rules.refusal_to_redact_file, True),
        ("case_take_back_file", "取回，不发出", rules.refusal_to_take_back_file, True),
    )
    return [
        Link(label, file_url(name, document))
        for name, label, rule, fits in offers
        if fits and rule(document, officer) is None
    ]
