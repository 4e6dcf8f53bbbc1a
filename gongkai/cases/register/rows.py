"""A row of an old register into a case that can stand, or the sentences why it cannot.

The clock is worked out here as for any case: days that contradict one another are refused by the law's own
rule. Everything is plain values, so that checking writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.cases.identity import Applicant, Organisation
from gongkai.cases.models import Case, Remedy
from gongkai.cases.register.cells import CellFault, value_of
from gongkai.cases.register.columns import BY_KEY, COLUMNS, heading
from gongkai.cases.register.workbook import Line
from gongkai.law.calendar import WorkingCalendar
from gongkai.law.clock import Clock, Fact, FactKind, reply_clock
from gongkai.law.decisions import DECISIONS, OTHERWISE, Outcome
from gongkai.law.errors import LawError
from gongkai.law.wording import day_text

S = Case.State
FACTS: tuple[tuple[str, FactKind], ...] = (
    ("received_on", FactKind.RECEIVED),
    ("correction_required_on", FactKind.CORRECTION_REQUIRED),
    ("corrected_on", FactKind.CORRECTED),
    ("inquiry_sent_on", FactKind.INQUIRY_SENT),
    ("inquiry_ended_on", FactKind.INQUIRY_ENDED),
    ("fee_noticed_on", FactKind.FEE_NOTICED),
    ("fee_paid_on", FactKind.FEE_PAID),
    ("extended_on", FactKind.EXTENDED),
)


@dataclass(frozen=True)
class RowError:
    """row: as the spreadsheet counts. column: the heading. text: one sentence that says what to do."""

    row: int
    column: str
    text: str


@dataclass(frozen=True)
class OldRemedy:
    route: str
    filed_on: date
    body: str
    result: str
    concluded_on: date | None


@dataclass(frozen=True)
class Draft:
    """One case as it will be stored. given: the row's values by key. handler: a person's id, or none."""

    row: int
    given: Mapping[str, Any]
    applicant: Applicant
    facts: tuple[Fact, ...]
    clock: Clock
    state: str
    closed_on: date | None
    remedies: tuple[OldRemedy, ...]
    handler: int | None


@dataclass(frozen=True)
class Surroundings:
    """What rows are checked against. handlers: username -> (person's id, whether in office today)."""

    today: date
    calendar: WorkingCalendar
    taken: frozenset[str]
    handlers: Mapping[str, tuple[int, bool]]


class Checker:
    """Checks rows one after the other and remembers the numbers seen."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._seen: dict[str, int] = {}
        self._clocks: dict[tuple[Fact, ...], Clock] = {}

    def check(self, line: Line) -> Draft | list[RowError]:
        found = _Row(line)
        given = self._values(line, found)
        self._check_number(line.number, given, found)
        self._check_handler(given, found)
        _check_contact(given, found)
        _check_outcome(given, found)
        _check_open(given, found)
        _check_order(given, found)
        remedies = tuple(_remedies(given, found))
        clock = self._clock(given, found)
        if found.errors or clock is None:
            return found.errors
        handler = self._around.handlers.get(given.get("handler", ""))
        return Draft(
            row=line.number,
            given=given,
            applicant=_applicant(given),
            facts=clock.facts,
            clock=clock,
            state=_state(given),
            closed_on=_closed_on(given),
            remedies=remedies,
            handler=handler[0] if handler else None,
        )

    def _values(self, line: Line, found: _Row) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for column in COLUMNS:
            if column.key in line.formulas:
                found.wrong(column.key, f"{column.heading}是公式；复制后选择性粘贴为数值")
            elif column.key in line.cells:
                try:
                    given[column.key] = value_of(column, line.cells[column.key], today=self._around.today)
                except CellFault as fault:
                    found.wrong(column.key, str(fault))
            elif column.required:
                found.wrong(column.key, f"{column.heading}空着；补上")
        return given

    def _check_number(self, row: int, given: Mapping[str, Any], found: _Row) -> None:
        number = given.get("former_number")
        if not number:
            return
        if number in self._seen:
            found.wrong(
                "former_number", f"原编号与第{self._seen[number]}行相同；一件一个编号，删掉重复的一行或者改号"
            )
        elif number in self._around.taken:
            found.wrong("former_number", "这个原编号已经导入过；删掉这一行")
        self._seen.setdefault(number, row)

    def _check_handler(self, given: Mapping[str, Any], found: _Row) -> None:
        username = given.get("handler")
        if not username:
            return
        known = self._around.handlers.get(username)
        if known is None:
            found.wrong("handler", "本单位没有这个用户名的经办人；照“人员与代办”里的用户名写，或者空着")
        elif not known[1] and not given.get("outcome"):
            found.wrong("handler", "这位今天不是本单位的经办人，在办的不能分给他；改成现任的，或者空着")

    def _clock(self, given: Mapping[str, Any], found: _Row) -> Clock | None:
        facts = tuple(_facts(given))
        if not facts or facts[0].kind is not FactKind.RECEIVED or "extension" in found.columns:
            return None
        if facts in self._clocks:
            return self._clocks[facts]
        try:
            clock = reply_clock(facts, self._around.calendar)
        except LawError as refusal:
            found.wrong(self._culprit(facts), str(refusal))
            return None
        self._clocks[facts] = clock
        return clock

    def _culprit(self, facts: tuple[Fact, ...]) -> str:
        """The column whose day is the first that cannot stand with those before it."""
        keys = {kind: key for key, kind in FACTS}
        for count in range(1, len(facts) + 1):
            try:
                reply_clock(facts[:count], self._around.calendar)
            except LawError:
                kind = facts[count - 1].kind
                return "extension" if kind is FactKind.EXTENDED else keys[kind]
        return "received_on"


class _Row:
    """What is wrong with one row so far."""

    def __init__(self, line: Line) -> None:
        self.number = line.number
        self.errors: list[RowError] = []
        self.columns: set[str] = set()

    def wrong(self, key: str, text: str) -> None:
        if key not in self.columns:  # the first thing to do about a cell; the next check shows the next
            self.columns.add(key)
            self.errors.append(RowError(self.number, BY_KEY[key].heading, text))


def _check_contact(given: Mapping[str, Any], found: _Row) -> None:
    if not any(key in given or key in found.columns for key in ("phone", "email", "postal_address")):
        found.wrong("phone", "联系电话、电子邮箱、通信地址至少填一样（第二十九条）")
    if "email" in given and "@" not in given["email"]:
        found.wrong("email", "电子邮箱里没有@；核对")


def _check_outcome(given: Mapping[str, Any], found: _Row) -> None:
    """A decision has its day, its service or its end; without one there is none of them."""
    outcome = given.get("outcome")
    if not outcome:
        for key in ("decided_on", "served_on", "closed_on", "archived_on", "letter_number"):
            if key in given and "outcome" not in found.columns:
                found.wrong("outcome", f"填了{heading(key)}，没有处理决定；补上处理决定，在办的把它清空")
        return
    if "decided_on" not in given:
        found.wrong("decided_on", "有处理决定，没有答复日期；补上作出答复之日")
    if "served_on" in given and "service_method" not in given:
        found.wrong("service_method", "有送达日期，没有送达方式；从下拉里选")
    if not given.get("served_on") and not given.get("closed_on"):
        what = (
            "办结日期"
            if DECISIONS[Outcome(outcome)].group == OTHERWISE
            else "送达日期（没有留底的填办结日期）"
        )
        found.wrong("served_on", f"有处理决定，没有{what}；补上，还没送达的把处理决定清空，导入后接着办")


def _check_open(given: Mapping[str, Any], found: _Row) -> None:
    """What an officer needs to go on with a case that is still in hand; and pairs of columns."""
    if ("extended_on" in given) != ("extension" in given):
        key = "extension" if "extended_on" in given else "extended_on"
        found.wrong(key, f"延期要同时写告知日期和工作日数；补上{heading(key)}")
    if "extension" in given and not 1 <= given["extension"] <= 20:
        found.wrong("extension", "延期工作日数应在1到20之间（第三十三条第二款）；核对")
    if given.get("outcome"):
        return
    if awaits_correction(given):
        if "correction_until" not in given:
            found.wrong("correction_until", "还在等补正，没有补正期限；补上申请人最迟补来的日期")
        elif given["correction_until"] <= given["correction_required_on"]:
            found.wrong("correction_until", "补正期限要晚于补正告知日期；核对")
    if awaits_opinion(given) and "inquiry_to" not in given:
        found.wrong("inquiry_to", "还在征求意见，没有写对象；补上第三方或者机关的名称")


_ORDER = (
    ("received_on", "decided_on"),
    ("decided_on", "served_on"),
    ("decided_on", "closed_on"),
    ("served_on", "closed_on"),
    ("closed_on", "archived_on"),
    ("served_on", "archived_on"),
    ("received_on", "review_filed_on"),
    ("received_on", "suit_filed_on"),
    ("review_filed_on", "review_concluded_on"),
    ("suit_filed_on", "suit_concluded_on"),
    *((key, "decided_on") for key, kind in FACTS if kind is not FactKind.RECEIVED),
)


def _check_order(given: Mapping[str, Any], found: _Row) -> None:
    for before, after in _ORDER:
        if before in given and after in given and given[after] < given[before]:
            found.wrong(
                after,
                f"{heading(after)}{day_text(given[after])}早于{heading(before)}{day_text(given[before])}；核对两个日期",
            )


def _remedies(given: Mapping[str, Any], found: _Row) -> Iterable[OldRemedy]:
    after_review = "review_filed_on" in given
    courses = (
        ("review", Remedy.Route.REVIEW, "review_body"),
        ("suit", Remedy.Route.AFTER_REVIEW if after_review else Remedy.Route.DIRECT, "suit_court"),
    )
    for course, route, body in courses:
        filed, result, concluded = (f"{course}_{name}" for name in ("filed_on", "result", "concluded_on"))
        if filed not in given:
            for key in (body, result, concluded):
                if key in given:
                    found.wrong(filed, f"填了{heading(key)}，没有{heading(filed)}；补上，没有的都清空")
            continue
        if body not in given:
            found.wrong(body, f"有{heading(filed)}，没有{heading(body)}；补上")
        pending = given.get(result, Remedy.Result.PENDING) == Remedy.Result.PENDING
        if pending == (concluded in given):
            found.wrong(
                concluded, f"{heading(result)}和{heading(concluded)}对不上；审结的两样都填，没有审结的都不填"
            )
        if not {filed, body, result, concluded} & found.columns:
            yield OldRemedy(
                route,
                given[filed],
                given[body],
                given.get(result, Remedy.Result.PENDING),
                given.get(concluded),
            )


def _facts(given: Mapping[str, Any]) -> Iterable[Fact]:
    for key, kind in FACTS:
        if key in given:
            days = given.get("extension", 0) if kind is FactKind.EXTENDED else 0
            yield Fact(kind, given[key], days)


def awaits_correction(given: Mapping[str, Any]) -> bool:
    return "correction_required_on" in given and "corrected_on" not in given


def awaits_opinion(given: Mapping[str, Any]) -> bool:
    return "inquiry_sent_on" in given and "inquiry_ended_on" not in given


def _state(given: Mapping[str, Any]) -> str:
    if given.get("outcome"):
        return S.ARCHIVED if "archived_on" in given else S.CLOSED
    if awaits_opinion(given):
        return S.AWAITING_OPINION
    return S.AWAITING_CORRECTION if awaits_correction(given) else S.IN_HAND


def _closed_on(given: Mapping[str, Any]) -> date | None:
    if not given.get("outcome"):
        return None
    return given.get("closed_on") or given["served_on"]


def _applicant(given: Mapping[str, Any]) -> Applicant:
    natural = given["applicant_class"] == Case.ApplicantClass.NATURAL
    organisation = None if natural else Organisation(given["identity_number"], "", "")
    return Applicant(
        applicant_class=given["applicant_class"],
        name=given["name"],
        identity_kind=given["identity_kind"],
        identity_number=given["identity_number"],
        phone=given.get("phone", ""),
        email=given.get("email", ""),
        postal_address=given.get("postal_address", ""),
        organisation=organisation,
    )
