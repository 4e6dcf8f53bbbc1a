"""A checked report as the document that `report check --json` prints and other programs read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from gongkai.annual_report.reading.report import ReadReport, plain_number
from gongkai.law.identities import Figure, Finding, Passage, Place, Share, advice_for, citation_for


def checked_document(file: str, read: ReadReport, findings: Iterable[Finding]) -> dict[str, Any]:
    return {
        "file": file,
        "agency": read.agency,
        "year": read.year,
        "form": read.form or None,
        "findings": [finding_document(finding) for finding in findings],
    }


def finding_document(finding: Finding) -> dict[str, Any]:
    """The fields of docs/contracts first; those a finding does not have are left out of the rest."""
    more: dict[str, Any] = {
        "cells": list(finding.cells),
        "place": _place(finding.place) if finding.place is not None else None,
        "passages": [_passage(one) for one in finding.passages],
        "explained": finding.explained,
        "shares": [_share(one) for one in finding.shares],
    }
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "address": finding.address,
        "stated": _plain(finding.stated),
        "computed": _plain(finding.computed),
        "message": finding.message,
        "advice": advice_for(finding),
        "citation": citation_for(finding),
    } | {name: value for name, value in more.items() if value}


def _plain(value: Figure | str | None) -> int | float | str | None:
    return value if isinstance(value, str) else plain_number(value)


def _place(place: Place) -> dict[str, Any]:
    return {
        "part": place.part,
        "sentence": place.sentence,
        "start": place.start,
        "end": place.end,
        "words": place.words,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"place": _place(passage.place), "report": passage.report, "at": _place(passage.at)}


def _share(share: Share) -> dict[str, Any]:
    figure = float(share.figure) if isinstance(share.figure, Decimal) else share.figure
    return {"agency": share.agency, "figure": figure, "suspect": share.suspect}
