"""Writing a report's passages: drafted once, saved with a revision, kept while typed, frozen at the end."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.annual_report import errors, services
from gongkai.annual_report.derivation import enterable
from gongkai.annual_report.models import Report, Section, SectionDraft
from gongkai.annual_report.records import figures_from_records
from gongkai.annual_report.selectors import missing_text, passages_of, text_of
from gongkai.cases.models import FeeNotice
from gongkai.law.report_forms import form_of_year
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_officer
from tests.annual_report.builders import handed_in
from tests.cases.factories import Desk, at

pytestmark = pytest.mark.django_db
AUTUMN = date(2026, 11, 20)
NEXT_JANUARY = date(2027, 1, 20)


@pytest.fixture
def desk():
    with at(AUTUMN):
        yield Desk()


@pytest.fixture
def report(desk) -> Report:
    return services.open_draft(desk.agency, 2026, by=desk.officer)


def passage(report: Report, part: str = "1", position: int = 3) -> Section:
    return passages_of(report)[part][position - 1]


def write(report: Report, by, text: str, revision: int = 0, *, part: str = "1", position: int = 3) -> Section:
    return services.write_section(passage(report, part, position), by=by, text=text, revision=revision)


def test_a_draft_fills_what_is_empty_from_the_records_and_nothing_else(desk, report):
    write(report, desk.officer, "自己写的。")
    desk.received(date(2026, 9, 16))
    done = services.draft_sections(report, by=desk.officer)
    assert [str(one) for one in done] == ["1.1 ", "1.2 主动公开", "1.6 监督保障", "6.1 "]
    assert passage(report).text == "自己写的。"
    assert services.draft_sections(report, by=desk.officer) == []
    assert [one.act for one in records_of(report)].count("report_text_drafted") == 1


def test_a_draft_of_one_part_leaves_the_others_empty(desk, report):
    assert [str(one) for one in services.draft_sections(report, by=desk.officer, part="6")] == ["6.1 "]
    assert text_of(report)["1"] == ""


def test_figures_in_the_words_follow_the_cases_until_the_signature(desk, report):
    write(report, desk.officer, "新收政府信息公开申请{{3.A.total}}件。")
    assert text_of(report)["1"] == "（二）依申请公开。新收政府信息公开申请0件。"
    desk.received(date(2026, 9, 16))
    assert text_of(report)["1"] == "（二）依申请公开。新收政府信息公开申请1件。"


def test_the_signature_freezes_the_words_with_their_figures(desk, report):
    desk.received(date(2026, 9, 16))
    with at(NEXT_JANUARY):
        published = sign_with(desk, report, "新收政府信息公开申请{{3.A.total}}件。")
        assert published.text["1"] == "（二）依申请公开。新收政府信息公开申请1件。"
        desk.received(date(2026, 12, 30))
        assert text_of(published)["1"] == "（二）依申请公开。新收政府信息公开申请1件。"


def sign_with(desk, report: Report, text: str) -> Report:
    for address in enterable(form_of_year(2026)):
        services.enter_figure(desk.agency, 2026, address, "2", by=desk.head, source_note="业务系统")
    write(report, desk.officer, text)
    for part in ("5", "6"):
        services.write_text(report, by=desk.officer, part=part, text="没有收取信息处理费。")
    return handed_in(report, desk)


@pytest.mark.parametrize("token", ["3.A.everything", "公开率"])
def test_a_figure_that_is_unknown_or_has_no_value_stops_the_signature(desk, report, token):
    with at(NEXT_JANUARY), pytest.raises(errors.FiguresInTextOpen, match=token):
        sign_with(desk, report, f"共{{{{{token}}}}}件。")


# --- two writers ---------------------------------------------------------------------------------------


def test_a_save_from_an_older_revision_is_refused_with_the_text_as_it_is_now(desk, report):
    write(report, desk.head, "负责人写的。")
    with pytest.raises(errors.PassageChanged, match=f"{desk.head.name}.*改了这一段") as refused:
        write(report, desk.officer, "经办人写的。")
    assert refused.value.section.text == "负责人写的。"
    assert passage(report).text == "负责人写的。"
    write(report, desk.officer, "两人的。", revision=1)
    assert (passage(report).text, passage(report).revision) == ("两人的。", 2)


def test_saving_the_same_words_twice_is_no_conflict_and_no_second_record(desk, report):
    write(report, desk.head, "同一句。")
    write(report, desk.officer, " 同一句。\r\n")
    assert passage(report).revision == 1
    assert [one.act for one in records_of(report)].count("report_text_written") == 1


def test_passages_beside_each_other_are_written_without_conflict(desk, report):
    write(report, desk.head, "甲。", position=2)
    write(report, desk.officer, "乙。", position=3)
    assert text_of(report)["1"] == "（一）主动公开。甲。\n（二）依申请公开。乙。"


def keep(report: Report, by, text: str) -> SectionDraft | None:
    return services.keep_draft(passage(report), by=by, text=text, base="", revision=0)


def test_what_is_typed_is_kept_for_the_writer_alone_and_changes_nothing(desk, report):
    keep(report, desk.officer, "写到一半")
    keep(report, desk.officer, "写到一半的话")
    draft = SectionDraft.objects.get()
    assert (draft.text, draft.person_id) == ("写到一半的话", desk.officer.person.pk)
    assert text_of(report)["1"] == ""
    assert "report_text_written" not in {one.act for one in records_of(report)}


def test_a_kept_draft_ends_when_it_is_saved_or_thrown_away(desk, report):
    keep(report, desk.officer, "写到一半")
    keep(report, desk.head, "另一人的")
    write(report, desk.officer, "写完了。")
    assert [one.person_id for one in SectionDraft.objects.all()] == [desk.head.person.pk]
    services.drop_draft(passage(report), by=desk.head)
    assert not SectionDraft.objects.exists()


def test_only_those_who_write_the_report_may_write_its_passages(desk, report):
    reader = make_officer(desk.agency, Role.READ_ONLY)
    with pytest.raises(NotAllowed):
        write(report, reader, "改。")
    with pytest.raises(NotAllowed):
        keep(report, reader, "改。")
    with pytest.raises(NotAllowed):
        services.draft_sections(report, by=reader)


def test_a_passage_the_report_does_not_have_is_refused(desk, report):
    nowhere = Section(report=report, part="1", position=9)
    with pytest.raises(errors.NotAPassage, match="第9段"):
        services.write_section(nowhere, by=desk.officer, text="多的。", revision=0)


# --- whole parts, and words taken over whole -----------------------------------------------------------


def test_a_part_written_as_one_stands_in_place_of_its_passages(desk, report):
    write(report, desk.officer, "原来的一段。")
    services.write_text(report, by=desk.officer, part="1", text="整篇。")
    assert text_of(report) == {"1": "整篇。", "5": "", "6": ""}
    assert len(missing_text(report)) == 2


def test_words_taken_over_whole_become_passages_when_someone_writes(desk, report):
    report.text = {"1": "从已发布的报告来的。", "5": "问题。", "6": ""}
    report.save()
    assert text_of(report) == {"1": "从已发布的报告来的。", "5": "问题。", "6": ""}
    write(report, desk.officer, "没有收取。", part="6", position=1)
    report.refresh_from_db()
    assert report.text == {}
    assert text_of(report) == {"1": "从已发布的报告来的。", "5": "问题。", "6": "没有收取。"}


def _notice(desk, amount: int, noticed: date, paid: date | None = None) -> None:
    FeeNotice.objects.create(
        case=desk.received(date(2026, 9, 16)),
        unit="items",
        count=20,
        amount=amount,
        how="银行转账",
        noticed_on=noticed,
        until=date(2027, 1, 31),
        paid_on=paid,
        voucher="票001" if paid else "",
    )


def test_the_fees_of_a_year_are_its_notices_and_what_was_paid_in_it(desk):
    _notice(desk, 300, date(2026, 10, 9), date(2026, 10, 20))
    _notice(desk, 100, date(2026, 12, 28), date(2027, 1, 5))
    names = ("收费通知", "通知金额", "实收金额")
    by_year = {year: figures_from_records([desk.agency.pk], year) for year in (2026, 2027)}
    assert [by_year[2026][name] for name in names] == [2, 400, 300]
    assert [by_year[2027][name] for name in names] == [0, 0, 100]


def test_the_records_beside_the_tables_take_five_questions(desk, django_assert_num_queries):
    with django_assert_num_queries(5):
        figures_from_records([desk.agency.pk], 2026)
