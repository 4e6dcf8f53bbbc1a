"""The steps of a report's life, each on a page of its own: what it says now, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.annual_report import selectors, services
from gongkai.annual_report.deadlines import deadline_for
from gongkai.annual_report.models import Report
from gongkai.annual_report.rules import STEPS, Step, refusal_to
from gongkai.ui.pieces import Fact, Link
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.doors import FORM, staff_page
from gongkai.workbench.forms.reports import CorrectForm, DropForm, ReturnForm
from gongkai.workbench.report_page import address_for
from gongkai.workbench.views.reports.common import back_to, crumbs_of, draft_of


@dataclass(frozen=True)
class Spec:
    """follows: what happens after it. done: the sentence shown then, of the report as it is afterwards."""

    follows: str
    form: type[forms.Form]
    perform: Callable[[Report, Officer, dict], Report]
    done: Callable[[Report], str]


def _hash(report: Report) -> str:
    return f"指纹{report.sha256[:12]}"


SPECS: dict[Step, Spec] = {
    Step.SUBMIT: Spec(
        "有签发权的负责人收到消息，由送签人以外的一位签发；送签以后文字和填报的数字不能再改，退回编写才能改",
        NothingToFill,
        lambda report, by, given: services.submit_for_signature(report, by=by),
        lambda report: f"{report.year}年度报告已经送签，等另一位负责人签发",
    ),
    Step.RETURN: Spec(
        "编写的人收到退回的理由，改好以后再送签；数字重新跟着办件走",
        ReturnForm,
        lambda report, by, given: services.return_to_draft(report, by=by, **given),
        lambda report: f"{report.year}年度报告已经退回编写",
    ),
    Step.SIGN: Spec(
        "数字和文字固化并盖指纹，报送主管部门；此后案件的变动另行显示，不改已经报送的数字",
        NothingToFill,
        lambda report, by, given: services.sign(report, by=by),
        lambda report: f"{report.year}年度报告已经签发报送，数字已固化，{_hash(report)}",
    ),
    Step.ACCEPT: Spec(
        "单位收到消息，可以发布",
        NothingToFill,
        lambda report, by, given: services.accept(report, by=by),
        lambda report: f"{report.agency.short_name}{report.year}年度报告审核通过",
    ),
    Step.PUBLISH: Spec(
        "立即在门户公布；公布以后发现差错，按更正公布办理，原来的一版仍然可以看到",
        NothingToFill,
        lambda report, by, given: services.publish(report, by=by),
        lambda report: f"{report.year}年度报告已发布，{_hash(report)}",
    ),
    Step.CORRECT: Spec(
        "开出下一版的编写稿，文字和写明的原因带过去，数字重新跟着办件走；新版发布以前，原来的一版照样公开",
        CorrectForm,
        lambda report, by, given: services.begin_correction(report, by=by, **given),
        lambda report: f"{report.year}年度报告第{report.version}版开始编写，送签、报送和第一版一样",
    ),
    Step.DROP: Spec(
        "这一版的文字和更正不再保留，已发布的一版不变；什么时候开始、为什么撤下，留痕里查得到",
        DropForm,
        lambda report, by, given: services.drop_correction(report, by=by, **given),
        lambda report: f"更正稿已经撤下，已发布的第{report.version}版不变",
    ),
}


def facts_of(report: Report) -> list[Fact]:
    """What the officer has before the eyes when a step is taken."""
    cells = selectors.cells_of(report)
    due = deadline_for(report.agency, report.scope)
    version = f"，第{report.version}版，更正：{report.correction_reason}" if report.version > 1 else ""
    facts = [
        Fact("报告", str(report), note=f"{report.get_state_display()}{version}"),
        Fact("本年新收", f"{cells['3.A.total']}件"),
        Fact("本年办结", f"{cells['3.C7.total']}件"),
        Fact("结转下年", f"{cells['3.D.total']}件"),
        Fact("期限", f"{cn_day(due.last_day(report.year))}", note=f"报送{due.to}，{due.citation}"),
    ]
    if report.sha256:
        facts.append(Fact("指纹（SHA-256）", report.sha256))
    return facts


def _view(step: Step, spec: Spec) -> Callable[..., HttpResponse]:
    rule = STEPS[step]

    def view(request: HttpRequest, year: int) -> HttpResponse:
        found = draft_of(request, year, rule.right)

        def perform(given: dict) -> str:
            return spec.done(spec.perform(found, request.officer, given))

        return answer(
            request,
            ActPage(
                heading=f"{rule.label}：{year}年度报告",
                button=rule.label,
                form=spec.form,
                perform=perform,
                back=back_to(found),
                crumbs=crumbs_of(found),
                thing=found,
                refused=str(refusal_to(step, found, request.officer, today=timezone.localdate()) or ""),
                facts=[*facts_of(found), *_warned(found, step), Fact("随后", spec.follows)],
            ),
        )

    view.__name__ = f"report_{step}"
    return staff_page(rule.right, methods=FORM)(view)


def _warned(report: Report, step: Step) -> Sequence[Fact]:
    """Doubts that do not block are said once more before a signature and an acceptance."""
    if step not in (Step.SUBMIT, Step.SIGN, Step.ACCEPT):
        return ()
    findings = selectors.findings_of(report)
    blocking = {id(one) for one in selectors.open_findings(report, findings) if one.severity == "error"}
    doubts = sum(id(one) not in blocking for one in findings)
    words = (
        f"{len(blocking)}处差错没有改正或者写明原因，{doubts}处提醒"
        if blocking
        else f"没有差错，{doubts}处提醒"
    )
    return [Fact("核对", words, act=Link("看逐条", f"{address_for(report, 'desk:report')}#h-findings"))]


STEP_VIEWS = {step: _view(step, spec) for step, spec in SPECS.items()}
