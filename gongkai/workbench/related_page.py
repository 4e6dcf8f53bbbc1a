"""What stands beside a case: other applications of its applicant, of its text, and like it, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.urls import reverse

from gongkai.agencies.officers import Officer
from gongkai.cases import selectors
from gongkai.cases.models import Case
from gongkai.cases.selectors.related import Related, SameApplicant
from gongkai.law.decisions import DECISIONS, Outcome
from gongkai.law.fees import FREE_ITEMS
from gongkai.ui.pieces import Fact
from gongkai.workbench.outcome_words import title_of

NO_MARK = "没有申请人标记，比不了"
WHY_NO_MARK = "这件登记得早，或者身份信息已经销毁"
BESIDE = 8  # cases shown beside this one


@dataclass(frozen=True)
class Beside:
    """One case of the comparison. why: what it has in common; url: none where the officer may not open it."""

    case: Case
    why: str
    url: str
    facts: tuple[Fact, ...]


def related_facts(case: Case) -> list[Fact]:
    """收费, 同一申请人, 同样内容 and 相似申请, as the page of a case shows them. Two queries."""
    found = selectors.related_to(case)
    return [
        *_applicant_facts(case, found.applicant),
        *_text_facts(case, found),
        _alike_fact(case, found),
    ]


def compare_page(case: Case, officer: Officer) -> dict[str, object]:
    """The context of ``workbench/cases/related.html``."""
    found = selectors.related_to(case)
    own = list(selectors.of_same_applicant(case).select_related("agency")[:BESIDE])
    reasons: dict[int, list[str]] = {}
    cases: dict[int, Case] = {}
    for why, rows in (
        ("同一申请人", own),
        ("内容一样", [*found.same_text, *found.elsewhere]),
        ("内容相似", [each.case for each in found.alike]),
    ):
        for row in rows:
            reasons.setdefault(row.pk, []).append(why)
            cases.setdefault(row.pk, row)
    # what has most in common comes first, then the newest
    shown = sorted(cases.values(), key=lambda row: (-len(reasons[row.pk]), -row.pk))[:BESIDE]
    visible = _visible(shown, officer)
    prefetch_related_objects([case, *shown], "remedies")
    return {
        "case": case,
        "facts": _facts_of(case),
        "beside": [
            Beside(
                row,
                "、".join(reasons[row.pk]),
                reverse("desk:case", args=[row.pk]) if row.pk in visible else "",
                tuple(_facts_of(row)) if row.pk in visible else (_elsewhere_fact(row),),
            )
            for row in shown
        ],
        "more": len(cases) - len(shown),
        "summary": [
            *_applicant_facts(case, found.applicant, linked=False),
            *_text_facts(case, found, linked=False),
        ],
        "crumbs": [
            ("办件", reverse("desk:queue")),
            (case.number, reverse("desk:case", args=[case.pk])),
            ("相关申请", ""),
        ],
    }


def _visible(cases: Iterable[Case], officer: Officer) -> set[int]:
    pks = [row.pk for row in cases]
    return set(selectors.cases_for(officer).filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()


def _applicant_facts(case: Case, same: SameApplicant, *, linked: bool = True) -> list[Fact]:
    if not same.known:
        return [Fact("同一申请人", NO_MARK, note=WHY_NO_MARK)]
    free = (
        f"每月{FREE_ITEMS}件以内不收费"
        if same.in_month <= FREE_ITEMS
        else "数量、频次是否明显超过合理范围，由您判断"
    )
    facts = [Fact("收费", f"本月第{same.in_month}件", note=free)]
    if same.others:
        note = f"已答复{same.answered}件" if same.answered else "都还没有答复"
        facts.append(Fact("同一申请人", f"今年另有{same.others}件", note=note, url=_url(case, linked)))
    else:
        facts.append(Fact("同一申请人", "今年没有别的申请"))
    if same.repeats:
        facts.append(
            Fact(
                "可能重复",
                f"{same.repeats}件内容一样",
                note="是否重复由您判断（第三十六条第六项）",
                url=_url(case, linked),
            )
        )
    return facts


def _text_facts(case: Case, found: Related, *, linked: bool = True) -> list[Fact]:
    facts = []
    if others := len(found.same_text) - found.applicant.repeats:
        facts.append(Fact("内容一样", f"另有{others}件", note="别的申请人", url=_url(case, linked)))
    if found.elsewhere:
        names = "、".join(dict.fromkeys(row.agency.short_name for row in found.elsewhere))
        facts.append(Fact("也发给了", names, note=f"{len(found.elsewhere)}件，内容一样"))
    return facts


def _alike_fact(case: Case, found: Related) -> Fact:
    if not found.alike:
        return Fact("相似申请", "本单位没有")
    words = Counter(_outcome(each.case) for each in found.alike)
    (first, count), *_ = words.most_common()
    note = (
        f"{'均' if len(found.alike) > 1 else ''}{first}"
        if count == len(found.alike)
        else "、".join(f"{word}{n}件" for word, n in words.most_common())
    )
    return Fact("相似申请", f"{len(found.alike)}件", note=note, url=_url(case, True))


def _facts_of(case: Case) -> list[Fact]:
    facts = [
        Fact("编号", case.number),
        Fact("申请人", case.applicant_masked),
        Fact("收到", case.received_on or "等双方确认", note=case.get_channel_display()),
        Fact("环节", case.get_state_display()),
        Fact("处理决定", _decision(case)),
    ]
    if case.replied_on:
        facts.append(Fact("答复之日", case.replied_on))
    remedies = [f"{each.get_route_display()}，{each.get_result_display()}" for each in case.remedies.all()]
    facts.append(Fact("复议和诉讼", "；".join(remedies) or "没有"))
    return facts


def _elsewhere_fact(case: Case) -> Fact:
    return Fact("受理单位", case.agency.short_name, note="别的单位在办，只看得到内容一样")


def _outcome(case: Case) -> str:
    return DECISIONS[Outcome(case.outcome)].group if case.outcome else "还没有决定"


def _decision(case: Case) -> str:
    return title_of(DECISIONS[Outcome(case.outcome)]) if case.outcome else "还没有"


def _url(case: Case, linked: bool) -> str:
    return reverse("desk:case_related", args=[case.pk]) if linked else ""
