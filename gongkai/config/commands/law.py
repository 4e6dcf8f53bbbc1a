"""gongkai law: when a reply is due and what it costs, with the way the figure came about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import click

from gongkai.config.commands.sentences import Day, DaySpan, Refused, SentenceGroup, WholeNumber
from gongkai.law.calendar import published_calendar
from gongkai.law.clock import Clock, reply_clock
from gongkai.law.errors import LawError
from gongkai.law.fees import MAY_CHARGE, TARIFF, Fee, fee_by_items, fee_by_pages
from gongkai.law.proof import Part, Step
from gongkai.law.stated import stated_facts
from gongkai.law.wording import day_text, weekday_text

as_json = click.option("--json", "as_json", is_flag=True, help="只输出一份JSON")


@click.group(cls=SentenceGroup)
def law() -> None:
    """期限和费用：一天怎么来的，一元怎么算的。"""


@law.command()
@click.option("--received", type=Day(), required=True, help="收到申请之日（第三十一条）")
@click.option("--extend", type=WholeNumber(), default=0, help="延长的工作日数，最多20（第三十三条第二款）")
@click.option("--corrected", type=Day(), help="收到补正之日，期限重新起算（第三十条）")
@click.option("--paid", type=Day(), help="缴清费用之日，期限重新起算")
@click.option(
    "--inquiry", "inquiries", type=DaySpan(), multiple=True, help="征求意见的发出日:结束日，可以多次"
)
@as_json
def due(
    received: date,
    extend: int,
    corrected: date | None,
    paid: date | None,
    inquiries: Sequence[tuple[date, date]],
    as_json: bool,
) -> None:
    """答复的最后一天，逐日写明怎么来的。"""
    facts = stated_facts(received, corrected=corrected, paid=paid, inquiries=inquiries, extension=extend)
    try:
        clock = reply_clock(facts, published_calendar())
        click.echo(json.dumps(_clock_json(clock), ensure_ascii=False) if as_json else _proof(clock))
    except LawError as error:
        raise Refused(str(error)) from error


@law.command()
@click.option("--items", type=WholeNumber(), help="同一申请人一个自然月内的件数")
@click.option("--pages", type=WholeNumber(), help="一件申请提供的页数")
@as_json
def fee(items: int | None, pages: int | None, as_json: bool) -> None:
    """信息处理费，按件或者按页，不能两样都按。"""
    try:
        if items is not None and pages is None:
            charged, unit = fee_by_items(items), "件"
        elif pages is not None and items is None:
            charged, unit = fee_by_pages(pages), "页"
        else:
            raise Refused("按件写--items，按页写--pages，两样写一样：同一申请只能按一种计收。")
    except LawError as error:
        raise Refused(str(error)) from error
    click.echo(json.dumps(_fee_json(charged), ensure_ascii=False) if as_json else _bill(charged, unit))


def _clock_json(clock: Clock) -> dict[str, object]:
    return {
        "due": clock.due.isoformat(),
        "provisional": clock.provisional,
        "term": clock.term,
        "steps": [{"date": s.on.isoformat(), "counts": s.counts, "why": s.why} for s in clock.steps],
    }


def _proof(clock: Clock) -> str:
    lines = [f"最迟{day_text(clock.due)}（{weekday_text(clock.due)}）答复。"]
    if clock.provisional:
        lines.append("其中有的年份放假安排还没有公布，这一天是暂定的。")
    lines += [*clock.notes, "", "".join(_part(part) for part in clock.parts), ""]
    lines += [_line(step) for step in clock.steps]
    return "\n".join(lines)


def _part(part: Part) -> str:
    if part.role == "start":
        return f"{part.figure}（{part.label}）"
    return f"{' ＝ ' if part.role == 'equals' else ' ＋ '}{part.figure}（{part.label}）"


def _line(step: Step) -> str:
    mark = f"{step.ordinal:>3}" if step.ordinal else "  ·"
    notes = "".join(f"；{note}" for note in step.notes)
    return f"{step.on.isoformat()} {weekday_text(step.on)} {mark}  {step.why}{notes}"


def _fee_json(charged: Fee) -> dict[str, object]:
    return {
        "amount": charged.amount,
        "bands": [
            {"first": b.first, "last": b.last, "count": b.count, "rate": b.rate, "amount": b.amount}
            for b in charged.bands
        ],
    }


def _bill(charged: Fee, unit: str) -> str:
    lines = [f"{charged.amount}元（{MAY_CHARGE}；{TARIFF}）"]
    for band in charged.bands:
        span = f"第{band.first}至{band.last}{unit}" if band.last else f"第{band.first}{unit}以上"
        lines.append(f"{span}：{band.count}{unit} × {band.rate}元 ＝ {band.amount}元")
    return "\n".join(lines)
