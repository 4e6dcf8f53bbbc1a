"""The life of a report as its page shows it: how far it has come, what may be done next, what happened."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.agencies.models import Person
from gongkai.agencies.officers import Officer
from gongkai.annual_report.deadlines import is_reviewed_here
from gongkai.annual_report.errors import NotACorrection, NotThisState
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import STEPS, Step, refusal_to
from gongkai.trail.models import Record
from gongkai.trail.selectors import records_of
from gongkai.ui.pieces import Act, Entry, Refused, Stage
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_words import ACT_WORDS, details_in_words
from gongkai.workbench.report_page import address_for

S = Report.State
ORDER = [S.DRAFT, S.SIGNING, S.HANDED_IN, S.ACCEPTED, S.PUBLISHED]
EFFECTS = {
    Step.SUBMIT: "交有签发权的负责人，由另一位签发",
    Step.RETURN: "写明理由，回到编写",
    Step.SIGN: "固化数字和文字，报送主管部门",
    Step.SEND_BACK: "带着意见退回单位，数字解除固化",
    Step.ACCEPT: "没有意见，单位可以发布",
    Step.PUBLISH: "在门户公布",
    Step.CORRECT: "写明原因，开出下一版",
    Step.DROP: "不更正了，已发布的一版不变",
}
QUIET = (
    *("figure_entered", "report_text_written"),  # work on the draft, of which there may be hundreds
    *("report_commented", "report_comment_dropped"),  # only noted: the agency sees what is sent back
)


def stages_of(report: Report) -> list[Stage]:
    """The steps with day and person; the one awaited now. None for a report taken over from before."""
    if report.source == Report.Source.IMPORTED:
        return []
    reached = ORDER.index(S.PUBLISHED if report.is_public else S(report.state))
    steps = [
        ("编写", None, None, S.DRAFT),
        ("送签", report.submitted_at, report.submitted_by, S.SIGNING),
        ("签发报送", report.signed_at, report.signed_by, S.HANDED_IN),
        ("审核", report.accepted_at, report.accepted_by, S.ACCEPTED),
        ("发布", report.published_at, report.published_by, S.PUBLISHED),
    ]
    if not is_reviewed_here(report):
        steps = [step for step in steps if step[3] is not S.ACCEPTED]
    stages, awaited = [], False
    for label, at, by, state in steps:
        done = ORDER.index(state) <= reached and (state is not S.DRAFT or reached > 0)
        now = not done and not awaited
        awaited = awaited or now
        note = _when(at, by) if at else ""
        if done and state is S.ACCEPTED and report.signed_at and not at:
            note = "到期没有审核"  # the agency published by itself
        stages.append(Stage(label, "done" if done else "now" if now else "later", note))
    return stages


def _when(at: datetime, by: Person | None) -> str:
    return f"{cn_day(at, 'day')}{f' {by.name}' if by else ''}"


def acts_of(report: Report, officer: Officer, today: date) -> tuple[list[Act], list[Refused]]:
    """What this officer may do now, the first one foremost; and what is not possible yet, with its reason."""
    allowed: list[Act] = []
    refused: list[Refused] = []
    for step, rule in STEPS.items():
        if step is Step.COMMENT or not officer.may(rule.right, report.agency):
            continue
        refusal = refusal_to(step, report, officer, today=today)
        if refusal is None:
            url = address_for(report, f"desk:report_{step}")
            allowed.append(Act(rule.label, url, EFFECTS[step]))
        elif not isinstance(refusal, NotThisState | NotACorrection):
            refused.append(Refused(rule.label, str(refusal)))
    return _foremost_first(allowed, report), refused


def _foremost_first(allowed: list[Act], report: Report) -> list[Act]:
    """What leads on stands before what leads back."""
    back = {STEPS[step].label for step in (Step.RETURN, Step.SEND_BACK, Step.DROP)}
    ordered = sorted(allowed, key=lambda act: act.label in back)
    return [
        Act(act.label, act.url, act.effect, place == 0 and act.label not in back and not report.is_public)
        for place, act in enumerate(ordered)
    ]


def history_of(report: Report) -> list[Entry]:
    """What happened to this version, newest first; entries and words one by one are in the trail."""
    records = records_of(report).exclude(act__in=QUIET).order_by("-sequence")
    return [_entry(record) for record in records]


def _entry(record: Record) -> Entry:
    told = {key: value for key, value in record.details.items() if key not in ("year", "version")}
    return Entry(
        at=record.at,
        title=ACT_WORDS.get(record.act, record.act),
        detail=details_in_words(told),
        by=record.actor_label,
    )


def versions_of(report: Report) -> list[Report]:
    """All versions of the year's report, newest first; empty where there is only one."""
    rows = Report.objects.filter(agency=report.agency_id, year=report.year, scope=report.scope)
    found = list(rows.select_related("agency", "published_by").order_by("-version"))
    return found if len(found) > 1 else []
