"""The file of a case, read at once: what its page and the rules behind its buttons ask for.

``read_file(case)`` brings the rows of every part below in one statement. Afterwards the relations of the case
(``case.inquiries.all()``) and ``rows_of(case, "documents")`` answer from what was read, and so does every
selector and rule written with them. Only pages read a file. Services work on the row they have locked, for
which the same calls ask the database, so nothing read earlier decides an act.

To make a page of a case ask nothing more for what you add:
- a table of its own with a foreign key to the case: a line in PARTS, with what each row is shown with;
- one row at most (a notice, a request): its name in ONE_OF_EACH, asked for by ``getattr(case, name, None)``;
- in rules and selectors ask ``case.<relation>.all()`` or ``rows_of`` and choose in Python: ``filter``,
  ``order_by`` and ``select_related`` on a relation go to the database again. The rows of one case are few;
- a room above this one gives its own parts to ``read_file``.
``tests/workbench/test_case_queries.py`` counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import CharField, DateTimeField, Field, JSONField, Model, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from gongkai.agencies.models import Person, Post
from gongkai.agencies.roles import MAY, Act
from gongkai.cases.models import Case, CaseTie, Conversion, SignOffChain, Suggestion
from gongkai.disclosure.models import Publication

ONE_OF_EACH = (
    *("agency__parent", "holder", "keyed_by", "receipt__opened_by"),
    *("correction", "reasons_request", "fee_notice", "split"),
    *("right_agency__agency", "passed_on__copy__agency", "came_from__case__agency"),
)
"""What a case is read together with: at most one of each."""


@dataclass(frozen=True)
class Part:
    """Rows of one kind.

    relation: from the case; ``papers.services`` are those of each paper, which has to stand before. joined:
    what each row is shown with, at most one of each. only: conditions, by field, where a page needs but some
    of the relation; these rows are reached through ``rows_of`` alone.
    """

    relation: str
    joined: tuple[str, ...] = ()
    only: tuple[tuple[str, Any], ...] = ()

    @property
    def steps(self) -> list[Any]:
        model, found = Case, []
        for step in self.relation.split("."):
            found.append(model._meta.get_field(step))
            model = found[-1].related_model
        return found

    @property
    def model(self) -> type[Model]:
        return self.steps[-1].related_model

    def rows(self, pk: int) -> QuerySet:
        way = "__".join(relation.field.name for relation in reversed(self.steps))
        return self.model._default_manager.filter(**{way: pk}, **dict(self.only))


@dataclass(frozen=True)
class Beside:
    """Rows that do not hang on the case itself. which: of them, told the case as a queryset of one."""

    model: type[Model]
    which: Callable[[QuerySet[Case]], Q]
    joined: tuple[str, ...] = ()

    def rows(self, pk: int) -> QuerySet:
        return self.model._default_manager.filter(self.which(Case.objects.filter(pk=pk)))


Parts = Mapping[str, Part | Beside]


def _same_text(this: QuerySet[Case], way: str = "") -> Q:
    """Applications to the same agency that read the same, this one among them."""
    same = {f"{way}{column}__in": this.values(column) for column in ("agency", "text_mark")}
    return Q(**same) & ~Q(**{f"{way}text_mark": ""})


def _said_of_the_same(this: QuerySet[Case]) -> Q:
    return Q(case__in=this.values("pk")) | _same_text(this, "case__")


def _of_its_agency(this: QuerySet[Case]) -> Q:
    return Q(agency__in=this.values("agency"))


def _who_approve_there(this: QuerySet[Case]) -> Q:
    """Posts, past ones too, of people who can sign in: which are held is asked of a day."""
    roles = [role.value for role in MAY[Act.APPROVE_LETTER]]
    return _of_its_agency(this) & Q(role__in=roles, person__is_active=True)


def _tied(this: QuerySet[Case]) -> Q:
    """What the case is tied to, what is tied to it, and what was split off from the same application."""
    own = CaseTie.objects.filter(case__in=this.values("pk"), kind=CaseTie.Kind.SPLIT)
    split = Q(kind=CaseTie.Kind.SPLIT, to__in=own.values("to"))
    return Q(case__in=this.values("pk")) | Q(to__in=this.values("pk")) | split


PARTS: Parts = {
    "clock_facts": Part("clock_facts"),
    "contacts": Part("contacts", ("by",)),
    "assignments": Part("assignments", ("offered_by", "to")),
    "notes": Part("notes", ("by",)),
    "assistances": Part("assistances"),
    "searches": Part("searches"),
    "evidence": Part("evidence"),
    "inquiries": Part("inquiries", ("overruling",)),
    "documents": Part("documents", ("original", "added_by", "scan", "taken_back", "redaction")),
    "findings": Part("documents.findings"),
    "papers": Part("papers"),
    "paper_services": Part("papers.services"),
    "decisions": Part("decisions", ("record_correction",)),
    "letters": Part("letters"),
    "sign_off": Part("letters.sign_off", ("submitted_by",)),
    "letter_services": Part("letters.services"),
    "mails": Part("letters.mails", ("notice", "ordered_by")),
    "remedies": Part("remedies"),
    "lateness_reasons": Part("lateness_reasons"),
    "told": Part("notices", only=(("person", None),)),
    "sign_off_orders": Beside(SignOffChain, _of_its_agency),
    "approvers": Beside(Post, _who_approve_there),
    "ties_around": Beside(CaseTie, _tied, ("case", "to")),
    "same_text": Beside(Case, _same_text),
    "conversions": Beside(Conversion, _said_of_the_same, ("publication",)),
    "suggestions": Beside(Suggestion, _said_of_the_same),
}

SHOWN: Mapping[type[Model], tuple[str, ...]] = {
    Person: ("id", "name"),
    Publication: ("id", "title", "state"),
    Case: ("id", "number", "title", "applicant_mark", "state"),
}
"""The columns read, where not all are. A password's hash stays where it is."""


def read_file(case: Case, more: Parts | None = None) -> Case:
    """The case with its file: one statement, whatever lies in it. more: parts of rooms above this one."""
    parts = {**PARTS, **(more or {})}
    found: dict[str, list[Model]] = {name: [] for name in parts}
    for name, content in _answers(case, parts):
        found[name].append(_made(parts[name].model, content, parts[name].joined))
    for name, part in parts.items():
        _in_order(found[name])
        if isinstance(part, Part) and not part.only:
            above, _, _ = part.relation.rpartition(".")
            _answer(found[above] if above else [case], part, found[name])
    _link([case, case.agency, *(row for rows in found.values() for row in rows)])
    case.file = found
    return case


def rows_of(case: Case, name: str) -> list[Any]:
    """The rows of a part, from the file where it was read, else in one query and one for each part below."""
    if kept := getattr(case, "file", None):
        return kept[name]
    part = PARTS[name]
    ways = [each.relation.split(".") for each in PARTS.values() if isinstance(each, Part)]
    below = [way[1] for way in ways if len(way) > 1 and way[0] == name]
    return list(part.rows(case.pk).select_related(*part.joined).prefetch_related(*below))


# --- one statement for all parts: each row as JSON, so that rows of different tables stand in one answer ---

_ANY = -1  # stands for the case in the statement, as no case has this key


def _answers(case: Case, parts: Parts) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of the part and the columns of each row."""
    sql, values = _statement(connection.vendor, tuple(parts.items()))
    with connection.cursor() as cursor:
        cursor.execute(sql, [case.pk if value == _ANY else value for value in values])
        for name, content in cursor.fetchall():
            yield name, json.loads(content)


@cache
def _statement(vendor: str, parts: tuple[tuple[str, Part | Beside], ...]) -> tuple[str, tuple[Any, ...]]:
    """Written by Django once a process, as writing it takes five times as long as the answer."""
    first, *others = (
        part.rows(_ANY)
        .order_by()
        .values_list(Value(name, CharField()), JSONObject(**_columns(part.model, part.joined)))
        for name, part in parts
    )
    sql, values = first.union(*others, all=True).query.sql_with_params()
    return sql, tuple(values)


def _columns(model: type[Model], joined: Iterable[str] = (), way: str = "") -> dict[str, Any]:
    shown = SHOWN.get(model)
    columns: dict[str, Any] = {
        each.attname: f"{way}{each.attname}"
        for each in model._meta.concrete_fields
        if shown is None or each.attname in shown
    }
    for name in joined:
        columns[name] = JSONObject(**_columns(model._meta.get_field(name).related_model, way=f"{name}__"))
    return columns


def _made(model: type[Model], content: Mapping[str, Any], joined: Iterable[str] = ()) -> Model:
    fields = [each for each in model._meta.concrete_fields if each.attname in content]
    values = [_value(each, content[each.attname]) for each in fields]
    row = model.from_db(None, [each.attname for each in fields], values)
    for name in joined:
        relation = model._meta.get_field(name)
        other = content[name]
        made = None if other["id"] is None else _made(relation.related_model, other)
        relation.set_cached_value(row, made)
        if made and relation.one_to_one and not relation.concrete:
            relation.field.set_cached_value(made, row)
    return row


def _value(column: Field, value: Any) -> Any:
    """As the column itself would have come: JSON knows no days and no moments, and SQLite no yes and no."""
    if isinstance(column, JSONField):
        return json.loads(value) if isinstance(value, str) else value
    made = column.to_python(value)
    if isinstance(column, DateTimeField) and isinstance(made, datetime) and made.tzinfo is None:
        return made.replace(tzinfo=UTC)
    return made


def _in_order(rows: list[Model]) -> None:
    for name in reversed(rows[0]._meta.ordering if rows else ()):
        rows.sort(key=attrgetter(name.lstrip("-")), reverse=name.startswith("-"))


def _answer(owners: Iterable[Model], part: Part, rows: Iterable[Model]) -> None:
    """Let the relation of each owner answer with its rows, as after Django's own ``prefetch_related``."""
    last = part.steps[-1]
    name = last.get_accessor_name()
    by_owner: dict[int, list[Model]] = defaultdict(list)
    for row in rows:
        by_owner[getattr(row, last.field.attname)].append(row)
    for owner in owners:
        relation = getattr(owner, name).all()
        relation._result_cache, relation._prefetch_done = by_owner[owner.pk], True
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = relation


def _link(rows: list[Model]) -> None:
    """Rows of the file that name one another need not be asked for again: a letter knows its decision."""
    whole = [row for row in rows if not row.get_deferred_fields()]
    known = {(type(row), row.pk): row for row in whole}
    for row in whole:
        for column in row._meta.concrete_fields:
            if column.is_relation and not column.is_cached(row):
                other = known.get((column.related_model, getattr(row, column.attname)))
                if other is not None:
                    column.set_cached_value(row, other)
