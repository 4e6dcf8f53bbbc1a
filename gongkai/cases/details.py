"""The particulars each decision needs for its letter: what the officer is asked beside the grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gongkai.law.decisions import DECISIONS, Outcome


@dataclass(frozen=True)
class Detail:
    """key: in Decision.details. choices: where the law names kinds. required: no letter without it."""

    key: str
    label: str
    required: bool = True
    choices: tuple[str, ...] = ()


PUBLISHED_AT = Detail("publication_address", "公开的网址或者出处")
WAY = Detail("way", "提供的方式、途径和时间", required=False)
PARTS = Detail("withheld", "不公开的部分和各自的理由")
RIGHT_AGENCY = Detail("agency_name", "负责公开的机关", required=False)
RIGHT_CONTACT = Detail("agency_contact", "该机关的联系方式", required=False)
LAW_NAME = Detail("law_name", "法律、行政法规的名称和条款")
SPECIAL_LAW = Detail("special_law", "专门规定的名称和条款")
OFFICE = Detail("office_name", "到哪个单位查询")
EARLIER = Detail("earlier_number", "此前答复书的文号")
PLACE = Detail("publication_name", "出版物的名称和获取途径")
CHANNEL = Detail("petition_channel", "可以走的渠道", required=False)
HOW_CLOSED = Detail("how_closed", "怎么处理的，例如撤回、并入哪一件")


def _kind(outcome: Outcome) -> Detail:
    return Detail("kind", "属于哪一类", choices=DECISIONS[outcome].choices)


DETAILS: Mapping[Outcome, tuple[Detail, ...]] = MappingProxyType(
    {
        Outcome.G1: (PUBLISHED_AT,),
        Outcome.G2: (WAY,),
        Outcome.G3: (PARTS, WAY),
        Outcome.D2: (LAW_NAME,),
        Outcome.D3: (_kind(Outcome.D3),),
        Outcome.D4: (_kind(Outcome.D4),),
        Outcome.D5: (_kind(Outcome.D5),),
        Outcome.D6: (_kind(Outcome.D6),),
        Outcome.D8: (SPECIAL_LAW, OFFICE),
        Outcome.N2: (RIGHT_AGENCY, RIGHT_CONTACT),
        Outcome.P1: (CHANNEL,),
        Outcome.P2: (EARLIER,),
        Outcome.P3: (PLACE,),
        Outcome.O3: (HOW_CLOSED,),
    }
)
"""Beside ``withheld`` may stand withheld_by, a list of codes D1 to D8, whose evidence is then asked too.

Where the application asked for several things, ``items`` holds the finding on each (``Finding``), and
withheld_by every outcome that gives nothing. ``party_information`` marks what the letter must tell although
its row needs none.
"""

PARTY = "party_information"


@dataclass(frozen=True)
class Finding:
    """On one of several things asked for. details: its own particulars, as of a decision of this outcome."""

    text: str
    outcome: Outcome
    reason: str
    details: Mapping[str, Any]


def findings_of(details: Mapping[str, Any]) -> tuple[Finding, ...]:
    """As stored in ``Decision.details``; none where one thing was asked for."""
    return tuple(
        Finding(row["text"], Outcome(row["outcome"]), row.get("reason", ""), row.get("details", {}))
        for row in details.get("items", ())
    )


EVIDENCE_BY_DETAIL: Mapping[str, str] = MappingProxyType(
    {
        "publication_address": "publication_address",
        "way": "disclosed_copy",
        "withheld": "withheld_reasons",
        "agency_name": "right_agency",
        "law_name": "named_law",
        "special_law": "named_special_law",
        "publication_name": "publication_named",
    }
)
"""A particular that is itself the paper a court asks for."""


def details_of(outcome: Outcome) -> tuple[Detail, ...]:
    return DETAILS.get(outcome, ())
