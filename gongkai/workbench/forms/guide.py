"""The form of one of the five questions: the answer to it for each thing asked for, with reason and
particulars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from gongkai.cases.details import WAY, Detail, details_of
from gongkai.cases.selectors.guide import Guide, ItemState
from gongkai.cases.services import Given
from gongkai.law.decisions import DECISIONS, WITHHELD
from gongkai.law.five_questions import TO_COMPLETE, Answer, answers_to
from gongkai.workbench.forms.fields import DeskForm, choice, text

GIVE, PART, WITHHOLD, OTHER = "G2", "G3", "withhold", "other"
KINDS = ((GIVE, "予以公开"), (PART, "部分公开"), (WITHHOLD, "不予公开"), (OTHER, "其他"))
TO_GIVE = 4  # the question whose answers are chosen in two steps, kind and ground
SHORT = {"ours": "是，由本机关答复", "found": "找到了"}


@dataclass(frozen=True)
class Option:
    """One radio button with what its answer means."""

    part: Any
    answer: Answer | None
    label: str


@dataclass(frozen=True)
class Row:
    """One thing asked for. extra: the fields beside the answer. explained: each answer says what it means; of
    several things that would be said over and over."""

    state: ItemState
    field: BoundField
    options: tuple[Option, ...]
    extra: tuple[BoundField, ...]
    explained: bool


class GuideForm(DeskForm):
    """Fields are named by thing: answer-ITEM, note-ITEM and so on; ITEM is 0 where it is the whole."""

    def __init__(self, *args, guide: Guide, question: int, **kwargs):
        self.guide, self.question = guide, question
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        for state in self.states:
            self._add(state)

    @property
    def states(self) -> Sequence[ItemState]:
        """The things this question is asked of; the first question is asked of the whole."""
        if self.question == 1:
            return self.guide.items[:1]
        return [state for state in self.guide.items if state.is_asked(self.question)]

    def rows(self) -> list[Row]:
        return [self._row(state) for state in self.states]

    def as_given(self) -> list[Given]:
        """One for each thing answered; those left open are left out."""
        return [given for state in self.states if (given := self._given(state))]

    # --- fields ------------------------------------------------------------------------------------------

    def _add(self, state: ItemState) -> None:
        stands = state.answer_to(self.question)
        given = state.given.get(self.question) if stands else None
        details = given.details if given else {}
        alone = not self.guide.several or self.question == 1
        answer = choice("回答", self._choices(), required=alone)
        answer.initial = _kind_of(stands) if stands and self.question == TO_GIVE else stands and stands.key
        self._put("answer", state, answer)
        if self.question == 1:
            self._put("points", state, _points(details))
        if self.question == TO_GIVE:
            self._add_grounds(state, stands, details)
        if stands and stands.outcome:
            for detail in _asked_here(stands):
                self._put(detail.key, state, _particular(detail, details))
        note = text("理由、说明", hint=_hint(self.question), length=1000, rows=2, required=False)
        note.initial = given.note if given else ""
        self._put("note", state, note)

    def _add_grounds(self, state: ItemState, stands: Answer | None, details: dict) -> None:
        grounds = list(details.get("withheld_by", ()))
        own = stands.key if stands and _kind_of(stands) in (WITHHOLD, OTHER) else ""
        first = choice("依据", [("", "选择"), *_grouped()], required=False, drop_down=True)
        first.initial = own or next(iter(grounds), "")
        first.needed = True
        self._put("ground", state, first)
        if stands and stands.key == PART:
            second = choice("另有依据", [("", "没有"), *_withholding()], required=False, drop_down=True)
            second.initial = next(iter(grounds[1:]), "")
            self._put("second", state, second)

    def _choices(self) -> list[tuple[str, str]]:
        if self.question == TO_GIVE:
            return list(KINDS)
        short = SHORT if self.guide.several else {}
        return [(each.key, short.get(each.key, each.label)) for each in answers_to(self.question)]

    def _put(self, name: str, state: ItemState, field: forms.Field) -> None:
        self.fields[_name(name, state)] = field

    def _row(self, state: ItemState) -> Row:
        field = self[_name("answer", state)]
        ending = f"-{state.pk or 0}"
        extra = [self[name] for name in self.fields if name.endswith(ending) and name != field.name]
        by_key = {each.key: each for each in answers_to(self.question)}
        options = tuple(
            Option(part, by_key.get(part.data["value"]), part.choice_label) for part in field.subwidgets
        )
        explained = self.question == 1 or (self.question != TO_GIVE and not self.guide.several)
        return Row(state, field, options, tuple(extra), explained)

    # --- what was filled in ------------------------------------------------------------------------------

    def clean(self) -> dict:
        if self.question == TO_GIVE:
            for state in self.states:
                self._check_ground(state)
        return self.cleaned_data

    def _check_ground(self, state: ItemState) -> None:
        kind, ground = self._value("answer", state), self._value("ground", state)
        name = _name("ground", state)
        withholding = {code for code, _ in _withholding()}
        if kind in (WITHHOLD, OTHER) and not ground:
            self.add_error(name, "选一条依据")
        elif kind in (WITHHOLD, PART) and ground and ground not in withholding:
            self.add_error(name, "不公开的依据在第十四条、第十五条、第十六条和第三十六条第七项里选")
        elif kind == OTHER and ground in withholding:
            self.add_error(name, "选了不公开的依据，回答要选“不予公开”或者“部分公开”")

    def _value(self, name: str, state: ItemState) -> Any:
        return self.cleaned_data.get(_name(name, state)) or ""

    def _given(self, state: ItemState) -> Given | None:
        key = self._value("answer", state)
        if not key:
            return None
        details: dict[str, Any] = {}
        if key == "correct" and (points := self._value("points", state)):
            details["points"] = list(points)
        if key == PART:
            chosen = [self._value("ground", state), self._value("second", state)]
            details["withheld_by"] = list(dict.fromkeys(code for code in chosen if code))
        if key in (WITHHOLD, OTHER):
            key = self._value("ground", state)
        answer = next(each for each in answers_to(self.question) if each.key == key)
        for detail in _asked_here(answer):
            if value := self._value(detail.key, state):
                details[detail.key] = value
        item = None if self.question == 1 else state.pk
        return Given(key, item, self._value("note", state), details)


def _name(name: str, state: ItemState) -> str:
    return f"{name}-{state.pk or 0}"


def _kind_of(answer: Answer) -> str:
    """The radio button of the fourth question under which an answer stands."""
    if answer.key in (GIVE, PART):
        return answer.key
    return WITHHOLD if answer.outcome and DECISIONS[answer.outcome].group == WITHHELD else OTHER


def _withholding() -> list[tuple[str, str]]:
    return [(each.key, _told(each)) for each in answers_to(TO_GIVE) if _kind_of(each) == WITHHOLD]


def _grouped() -> list[tuple[str, list[tuple[str, str]]]]:
    others = [(each.key, _told(each)) for each in answers_to(TO_GIVE) if _kind_of(each) == OTHER]
    return [("不予公开、部分公开", _withholding()), ("其他", others)]


def _told(answer: Answer) -> str:
    """第十五条　保护第三方合法权益"""
    return f"{answer.citation.short}　{answer.label}" if answer.citation.short else answer.label


def _asked_here(answer: Answer) -> Iterable[Detail]:
    """Particulars the letter needs. Party information has its own sentence; in what form all is given the
    decision asks once."""
    if answer.outcome is None or answer.key == "party":
        return ()
    return [detail for detail in details_of(answer.outcome) if detail is not WAY]


def _particular(detail: Detail, details: dict) -> forms.Field:
    if detail.choices:
        field = choice(
            detail.label,
            [("", "选择"), *((one, one) for one in detail.choices)],
            required=False,
            drop_down=True,
        )
    else:
        field = text(detail.label, length=1000, rows=2, required=False)
    field.initial = details.get(detail.key, "")
    field.needed = detail.required  # for the decision, not for keeping the answer
    return field


def _points(details: dict) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="缺什么",
        help_text="选“要补正”的勾选，写进补正告知书",
        choices=[(point, point) for point in TO_COMPLETE],
        initial=details.get("points", []),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def _hint(question: int) -> str:
    if question == 1:
        return "选“要补正”的，写明具体缺什么，写进补正告知书"
    return "不给的写进答复书，申请人看得到；接着问的可以不写"


class ItemsForm(DeskForm):
    items = text(
        "申请事项",
        hint="一行一件，照申请人的原话概括。没有改动的一行，答过的留着",
        length=6000,
        required=False,
        rows=8,
    )

    def clean_items(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["items"].splitlines()]
        if any(len(line) > LONGEST for line in lines):
            raise forms.ValidationError(f"一件最多{LONGEST}字，概括一下")
        return [line for line in lines if line]


LONGEST = 200  # characters of one thing
