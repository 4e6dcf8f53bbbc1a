"""Recording a hand-over and taking it back: who may, what is refused, who is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report import hand_over_errors as refusals
from gongkai.annual_report.models import HandOver, Report
from gongkai.annual_report.selectors import findings_for, moved_with_functions
from gongkai.cases.models import Notice
from gongkai.trail.models import Record
from tests.agencies.builders import make_agency, make_officer
from tests.annual_report.members import YEAR, clean_cells, frozen
from tests.annual_report.moving import (
    APRIL,
    S,
    Town,
    carried_over,
    last_year,
    opened,
    rows,
)
from tests.cases.factories import at

pytestmark = pytest.mark.django_db

# --- what is refused


def test_no_more_goes_than_was_left_open():
    town = Town()
    giver, taker, third = town.departments
    last_year(giver, natural=3)
    with pytest.raises(refusals.MoreThanLeftOpen) as refused:
        town.hand_over(giver, taker, cells={"natural": 4})
    assert str(refused.value) == (
        "自然人一列划转4件，多于明河区第1局2025年12月31日没有办结、还没有划转的3件；"
        "上年结转要等于上年报告的结转下年（RC-07，条例第五十条）"
    )
    town.hand_over(giver, taker, cells={"natural": 2})
    with pytest.raises(refusals.MoreThanLeftOpen, match="还没有划转的1件"):
        town.hand_over(giver, third, cells={"natural": 2})
    with pytest.raises(refusals.MoreThanLeftOpen, match="法律服务机构一列划转1件"):
        town.hand_over(giver, third, cells={"legal": 1})


def test_a_hand_over_needs_two_agencies_of_the_government_some_applications_and_a_ground():
    town = Town()
    giver, taker, _ = town.departments
    (case,) = opened(giver)
    elsewhere = make_agency("other")
    for expected, changed in (
        (refusals.HandedToItself, {"taker": giver}),
        (errors.NotBelow, {"taker": elsewhere}),
        (refusals.NotAbolished, {"whole": True}),
        (refusals.ChooseTheCases, {"cases": ()}),
        (refusals.NotHeldThere, {"cases": opened(taker)}),
        (errors.SomethingMissing, {"reason": "  "}),
    ):
        with pytest.raises(expected):
            town.hand_over(**({"giver": giver, "taker": taker, "cases": [case]} | changed))
    empty = make_agency("e", parent=town.government)
    with pytest.raises(refusals.NothingHandedOver):
        town.hand_over(empty, taker)
    with pytest.raises(refusals.PiecesBelowZero, match="-1件"):
        town.hand_over(empty, taker, cells={"natural": -1})
    town.abolish(taker, date(2025, 12, 31))
    with pytest.raises(refusals.TakerDoesNotReport, match="2026年度"):
        town.hand_over(giver, taker, case)
    assert not HandOver.objects.exists()


def test_the_same_is_not_recorded_twice_and_a_merged_agency_gives_nothing_more():
    town = Town()
    giver, taker, third = town.departments
    one, two = opened(giver, 2)
    town.hand_over(giver, taker, one)
    with pytest.raises(refusals.HandOverStands, match="先撤回再重新登记"):
        town.hand_over(giver, taker, two)
    town.abolish(giver)
    town.hand_over(giver, third, whole=True)
    with pytest.raises(refusals.ReportedByAnother, match="3局"):
        town.hand_over(giver, town.government, two)


def test_only_the_supervising_office_of_the_government_records_it():
    town = Town()
    giver, taker, _ = town.departments
    (case,) = opened(giver)
    for officer in (make_officer(giver, Role.DISCLOSURE_HEAD), make_officer(taker, Role.SUPERVISOR)):
        with pytest.raises(NotAllowed, match="主管部门"):
            town.hand_over(giver, taker, case, by=officer)
    done = town.hand_over(giver, taker, case)
    with pytest.raises(NotAllowed):
        services.withdraw_hand_over(
            done, government=town.government, by=make_officer(giver, Role.DISCLOSURE_HEAD), reason="不服"
        )


def test_both_agencies_are_told_and_find_it_in_their_trail():
    town = Town()
    giver, taker, _ = town.departments
    (case,) = opened(giver)
    for agency in (giver, taker):
        make_officer(agency, Role.DISCLOSURE_HEAD, name=f"{agency.code}负责人")
    with at(APRIL):
        town.hand_over(giver, taker, case)
    notices = Notice.objects.filter(kind="function_handed_over", channel="in_app")
    assert {one.person.name for one in notices} == {"d01负责人", "d02负责人"}
    assert "上年结转的申请1件从2026年度起由2局报告。依据：明编〔2026〕3号。" in notices[0].text
    kept = Record.objects.filter(act="hand_over_recorded").values_list("agency__code", flat=True)
    assert set(kept) == {"mh", "d01", "d02"}


# --- taken back


def test_a_hand_over_is_taken_back_with_its_reason_and_may_be_recorded_anew():
    town = Town()
    giver, taker, _ = town.departments
    case, other = opened(giver, 2)
    done = town.hand_over(giver, taker, case)
    with pytest.raises(errors.SomethingMissing, match="撤回的原因"):
        services.withdraw_hand_over(done, government=town.government, by=town.supervisor, reason=" ")
    done = services.withdraw_hand_over(
        done, government=town.government, by=town.supervisor, reason="件数登错"
    )
    assert rows(giver, "B") == [{"natural": 2, "total": 2}]
    assert rows(taker, "B") == [{}]
    with pytest.raises(refusals.AlreadyWithdrawn):
        services.withdraw_hand_over(done, government=town.government, by=town.supervisor, reason="再撤")
    town.hand_over(giver, taker, case, other)
    assert rows(taker, "B") == [{"natural": 2, "total": 2}]
    assert HandOver.objects.count() == 2


@pytest.mark.parametrize("signed", ["giver", "taker", "sum", "taker the year after"])
def test_a_signed_report_is_not_changed_behind_its_signer(signed):
    town = Town()
    giver, taker, _ = town.departments
    case, other = opened(giver, 2)
    done = town.hand_over(giver, taker, case)
    report = {
        "giver": lambda: frozen(giver, clean_cells(1)),
        "taker": lambda: frozen(taker, clean_cells(1)),
        "sum": lambda: frozen(town.government, clean_cells(1), scope=Report.Scope.WHOLE),
        "taker the year after": lambda: frozen(taker, clean_cells(1, year=2027), year=2027),
    }[signed]()
    with pytest.raises(refusals.ReportSigned, match="退回编写以后再办"):
        services.withdraw_hand_over(done, government=town.government, by=town.supervisor, reason="登错了")
    with pytest.raises(refusals.ReportSigned, match="已报送"):
        town.hand_over(taker, giver, case)
    Report.objects.filter(pk=report.pk).update(state=S.DRAFT, sha256="")
    services.withdraw_hand_over(done, government=town.government, by=town.supervisor, reason="登错了")
    assert town.hand_over(giver, taker, case, other).pieces == 2


def test_what_is_recorded_for_a_correction_says_nothing_of_the_report_that_is_public():
    town = Town()
    giver, taker, _ = town.departments
    for agency in (giver, taker):
        last_year(agency, natural=3)
        public = frozen(agency, carried_over(natural=3), state=S.PUBLISHED)
        Report.objects.filter(pk=public.pk).update(signed_at=timezone.now())
        following = Report.objects.create(
            agency=agency, year=YEAR, version=2, form=public.form, correction_reason="职能划转"
        )
    public = Report.objects.get(agency=giver, year=YEAR, version=1)
    moved = town.hand_over(giver, taker, cells={"natural": 3})
    seen = {"scope": public.scope, "signed_at": public.signed_at}
    assert [one for one in findings_for(giver, YEAR, public.cells, **seen) if one.rule == "RC-07"] == []
    assert moved_with_functions(giver, public.scope, [public]) == {}
    assert moved_with_functions(taker, following.scope, [following])[YEAR][0].of("total") == 3
    following.signed_at = timezone.now()  # and what is taken back for the next correction stays in this one
    HandOver.objects.filter(pk=moved.pk).update(withdrawn_at=timezone.now(), withdrawn_reason="撤回")
    assert moved_with_functions(taker, following.scope, [following])[YEAR][0].of("total") == 3
