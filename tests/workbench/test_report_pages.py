"""The pages of a year's report: figures lead to their cases, errors stand in place, publication is gated."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from gongkai.agencies.roles import Role
from gongkai.annual_report import services
from gongkai.annual_report.models import Explanation, Report, YearlyFigure
from gongkai.annual_report.reading import read_report
from gongkai.law.decisions import Outcome
from gongkai.law.report_forms import form_of_year
from tests.agencies.builders import make_officer
from tests.annual_report.builders import handed_in, written
from tests.annual_report.documents import document
from tests.cases.factories import RECEIVED as SEPTEMBER
from tests.cases.factories import at
from tests.workbench.world import TODAY, World, signed_in


@pytest.fixture
def officer(world: World):
    return signed_in(world.desk.officer)


@pytest.fixture
def head(world: World):
    return signed_in(world.desk.head)


def _url(name: str, year: int, *more, query: str = "") -> str:
    return reverse(f"desk:{name}", args=[year, *more]) + query


def _page(client, year: int, query: str = "") -> str:
    return client.get(_url("report", year, query=query)).content.decode()


def test_the_list_asks_no_report_of_a_public_enterprise(world: World, officer):
    company = world.district.water_company
    page = officer.get(reverse("desk:reports")).content.decode()
    assert company.short_name not in page
    assert "本单位还没有发布" in page
    clerk = make_officer(company, Role.DISCLOSURE_HEAD)
    assert (
        "公共企事业单位不编这份报告（第五十五条）"
        in signed_in(clerk).get(reverse("desk:reports")).content.decode()
    )


def test_every_cell_of_tables_3_and_4_is_a_link_to_its_panel(officer):
    page = _page(officer, 2026)
    linked = [a for a in form_of_year(2026).addresses if a[0] in "34"]
    assert [a for a in linked if f"cell={a}#panel" not in page] == []


def test_a_cell_opens_the_rule_the_cases_and_last_year(world: World, officer):
    world.desk.served(Outcome.G2, on=SEPTEMBER)
    page = _page(officer, 2026, "?cell=3.C1.natural")
    panel = page.split('id="panel"')[1]
    assert "作出答复，处理决定计入“（一）予以公开”，每件只计一处，申请人为自然人" in panel
    assert "由这1件得来" in panel
    assert "湖东片区停车场特许经营协议" in panel
    assert "2025年没有已发布的报告可比" in panel


def test_the_cases_behind_a_cell_leave_as_a_table(world: World, officer):
    case = world.desk.served(Outcome.G2, on=SEPTEMBER)
    response = officer.get(_url("report_cell", 2026, query="?cell=3.C1.natural"))
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines == [
        "编号,申请公开的内容,申请人类别,收到,作出答复,处理决定",
        f"{case.number},{case.title},自然人,2026-09-16,2026-09-16,予以公开",
    ]


def test_a_subject_that_looks_like_a_formula_stays_text_in_the_table(world: World, officer):
    world.desk.served(Outcome.G2, case=world.desk.received(SEPTEMBER, title="=1+1的申请"), on=SEPTEMBER)
    content = officer.get(_url("report_cell", 2026, query="?cell=3.C1.natural")).content.decode()
    assert "'=1+1的申请" in content


@pytest.mark.parametrize("cell", ["3.Z.natural", "nonsense", "2.1.normative.made"])
def test_an_unknown_cell_has_no_table(officer, cell: str):
    assert officer.get(_url("report_cell", 2026, query=f"?cell={cell}")).status_code == 404


def test_years_without_a_form_or_not_come_are_not_found(officer):
    assert [officer.get(_url("report", year)).status_code for year in (2018, 2027)] == [404, 404]


def test_a_draft_says_what_is_left_and_publishes_once_it_is_done(world: World, officer, head):
    assert "还空7格" in _page(officer, 2025)
    figures = {name.replace(".", "_"): "0" for name in _enterable()} | {
        "source_note": "审批系统，2026年1月8日导出"
    }
    assert officer.post(_url("report_figures", 2025), figures).status_code == 302
    assert YearlyFigure.objects.filter(year=2025).count() == 7
    page = officer.post(_url("report_submit", 2025)).content.decode()
    assert "还没有写：" in page
    for part in ("1", "5", "6"):
        officer.post(_url("report_text", 2025, part), {"text_1": "本年度没有需要说明的事项。"})
    report = Report.objects.get(agency=world.desk.agency, year=2025)
    report.comments.all().delete()
    assert officer.post(_url("report_submit", 2025)).status_code == 302
    assert head.post(_url("report_sign", 2025)).status_code == 302
    supervisor = signed_in(world.at_government[Role.SUPERVISOR])
    assert supervisor.post(_url("report_accept", 2025, query="?agency=zj")).status_code == 302
    assert head.post(_url("report_publish", 2025)).status_code == 302
    report.refresh_from_db()
    assert report.is_published
    assert "不能再改" in officer.get(_url("report_figures", 2025)).content.decode()


def _enterable() -> list[str]:
    from gongkai.annual_report.derivation import enterable

    return list(enterable(form_of_year(2025)))


def test_a_figure_that_is_no_number_is_refused_in_words_and_nothing_is_kept(officer):
    given = {"2_1_normative_made": "3", "2_5_licences_decisions": "很多", "source_note": "审批系统"}
    page = officer.post(_url("report_figures", 2025), given).content.decode()
    assert "要填不小于0的数" in page
    assert not YearlyFigure.objects.filter(year=2025).exists()


def test_an_error_is_explained_in_writing_and_then_no_longer_blocks(officer, world):
    """Last year's report, taken over, left one application open that the records of this year do not know."""
    desk = world.desk
    cells = dict.fromkeys(form_of_year(2024).addresses, 0)
    cells |= {"3.A.natural": 1, "3.A.total": 1, "3.D.natural": 1, "3.D.total": 1}
    services.import_published(desk.agency, 2024, cells=cells, text=dict.fromkeys("156", "略。"), by=desk.head)
    finding = "?rule=RC-07&address=3.B.total"
    assert "写明原因" in officer.get(_url("report_explain", 2025, query=finding)).content.decode()
    given = {"reason": "1件随职能划出"}
    assert officer.post(_url("report_explain", 2025, query=finding), given).status_code == 302
    assert "已写明原因：1件随职能划出" in _page(officer, 2025)


def test_a_missing_figure_is_not_explained_away(officer):
    finding = "?rule=RC-10&address=2.1.normative.made"
    opened = officer.get(_url("report_explain", 2025, query=finding)).content.decode()
    assert "RC-10的差错不能用原因代替" in opened
    sent = officer.post(_url("report_explain", 2025, query=finding), {"reason": "数据在移交中"})
    assert "RC-10的差错不能用原因代替" in sent.content.decode()
    assert not Explanation.objects.exists()
    page = _page(officer, 2025)
    assert "rule=RC-10" not in page  # no way is offered that is refused later
    assert "改表2的填报" in page


def test_the_paper_a_figure_was_read_from_is_taken_from_its_entries_and_its_cell(world, officer):
    desk = world.desk
    content = "编号,数量\n1,41\n".encode()
    services.enter_figures(
        desk.agency,
        2025,
        [services.Entry("2.5.licences.decisions", 41)],
        by=desk.officer,
        source_note="审批系统",
        source_file=("许可清单.txt", content),
    )
    figure = YearlyFigure.objects.get(year=2025)
    source = _url("report_source", 2025, figure.pk, query="?agency=zj")
    assert source in officer.get(_url("report_entries", 2025)).content.decode()
    panel = officer.get(_url("report", 2025, query="?cell=2.5.licences.decisions")).content.decode()
    assert source.replace("&", "&amp;") in panel
    assert "全年：41" in panel
    answer = officer.get(source)
    assert answer.content == content
    assert answer["Content-Disposition"].startswith("attachment")
    assert officer.get(_url("report_source", 2024, figure.pk)).status_code == 404
    above = signed_in(world.at_government[Role.SUPERVISOR])
    assert above.get(source).status_code == 200
    beside = signed_in(world.at_government[Role.EDITOR])
    assert beside.get(source).status_code == 403


def test_opening_a_year_makes_its_draft_once(officer):
    for _ in range(2):
        assert officer.post(_url("report_open", 2026)).status_code == 302
    assert Report.objects.filter(year=2026).count() == 1


def _signed(world: World) -> Report:
    """Last year's report of the department, written, submitted by the officer and signed by the head."""
    with at(TODAY):
        report = written(world.desk, 2025)
        report.comments.all().delete()
        return handed_in(report, world.desk)


def test_a_change_after_the_signature_shows_with_a_way_to_correct_once_it_is_public(world: World, officer):
    report = _signed(world)
    supervisor = signed_in(world.at_government[Role.SUPERVISOR])
    case = world.desk.received(date(2025, 9, 16))
    page = _page(officer, 2025)
    assert "固化以后变了的" in page and "要按现在的记录改，请主管部门退回" in page
    services.accept(report, by=world.at_government[Role.SUPERVISOR])
    services.publish(report, by=world.desk.head)
    changes = _page(officer, 2025).split('id="h-changes"')[1].split("</section>")[0]
    assert "一、本年新收政府信息公开申请数量·自然人</a></th>" in changes
    assert _url("report_correct", 2025) in changes
    assert _url("report_correct", 2025) not in _page(supervisor, 2025, "?agency=zj")
    assert case.title in _page(officer, 2025, "?cell=3.A.natural")


def test_the_line_of_life_names_each_step_with_its_day_and_person(world: World, officer):
    _signed(world)
    page = _page(officer, 2025)
    stages = page.split('aria-label="走到哪一步"')[1].split("</section>")[0]
    assert "11月20日 陈晓岚" in stages and "11月20日 顾怀川" in stages
    assert 'aria-current="step"' in stages
    assert "签发报送年度报告" in page.split('id="h-history"')[1]


def test_a_comment_that_is_only_noted_is_seen_by_the_supervising_office_alone(world: World, officer):
    _signed(world)
    supervisor = signed_in(world.at_government[Role.SUPERVISOR])
    query = "?agency=zj&place=3.A.total"
    given = {"address": "3.A.total", "text": "新收数再核对"}
    assert supervisor.post(_url("report_comment", 2025, query=query), given).status_code == 302
    assert "新收数再核对" in _page(supervisor, 2025, "?agency=zj")
    assert "新收数再核对" not in _page(officer, 2025)
    assert (
        supervisor.post(_url("report_send_back", 2025, query="?agency=zj"), {"text": ""}).status_code == 302
    )
    page = _page(officer, 2025)
    assert "新收数再核对" in page and "1条没有写明处理情况" in page


def test_sending_back_without_a_comment_is_refused_on_the_page(world: World):
    _signed(world)
    supervisor = signed_in(world.at_government[Role.SUPERVISOR])
    page = supervisor.post(_url("report_send_back", 2025, query="?agency=zj"), {"text": ""}).content.decode()
    assert "退回要写明意见" in page


def test_a_message_about_a_report_leads_to_its_year(world: World, officer):
    report = _signed(world)
    answer = officer.get(reverse("desk:report_told", args=[report.pk]))
    assert answer["Location"] == _url("report", 2025, query="?agency=zj")


def test_the_page_of_a_report_asks_the_same_with_one_comment_and_three(world: World):
    report = _signed(world)
    supervisor = signed_in(world.at_government[Role.SUPERVISOR])

    def asked() -> int:
        _page(supervisor, 2025, "?agency=zj")
        with CaptureQueriesContext(connection) as found:
            _page(supervisor, 2025, "?agency=zj")
        return len(found)

    remark = services.Remark("核对", "3.A.total")
    services.add_comment(report, by=world.at_government[Role.SUPERVISOR], remark=remark)
    one = asked()
    for _ in range(2):
        services.add_comment(report, by=world.at_government[Role.SUPERVISOR], remark=remark)
    assert asked() == one


def test_a_figure_on_normative_documents_opens_the_documents(world: World, officer):
    made = document(world.desk.agency, world.desk.officer, date(2026, 3, 2), title="小区停车管理办法")
    panel = _page(officer, 2026, "?cell=2.1.normative.made").split('id="panel"')[1]
    assert "成文日期在年内的" in panel
    assert "由这1件得来" in panel
    assert f'<a href="/p/{made.address}/">小区停车管理办法</a>' in panel
    officer.post(_url("report_open", 2026))
    assert "2_1_normative_made" not in officer.get(_url("report_figures", 2026)).content.decode()


def test_a_cell_is_put_right_with_the_derived_figure_beside_it_and_back(world: World, officer):
    officer.post(_url("report_open", 2026))
    cell = "?cell=3.A.natural"
    assert "更正这一格" in _page(officer, 2026, cell)
    given = {"value": "7", "reason": "旧系统里的7件没有迁入"}
    assert officer.post(_url("report_correct_cell", 2026, query=cell), given).status_code == 302
    page = _page(officer, 2026, cell)
    assert "更正过的数字" in page
    assert "更正为7。原因：旧系统里的7件没有迁入" in page.split('id="panel"')[1]
    assert "固化的是" not in page
    assert officer.post(_url("report_uncorrect_cell", 2026, query=cell)).status_code == 302
    assert "更正过的数字" not in _page(officer, 2026, cell)  # the history tells it still


def test_an_entered_figure_is_not_put_right_but_entered_anew(world: World, officer):
    officer.post(_url("report_open", 2026))
    cell = "?cell=2.5.licences.decisions"
    assert "更正这一格" not in _page(officer, 2026, cell)
    assert "在表2的填报里改" in officer.get(_url("report_correct_cell", 2026, query=cell)).content.decode()


def test_licences_are_entered_month_by_month_and_a_missing_one_is_named(world: World, officer):
    cell = "?cell=2.5.licences.decisions"
    given = {f"month_{month}": "10" for month in range(1, 13) if month != 5} | {"source_note": "审批系统"}
    assert officer.post(_url("report_months", 2025, query=cell), given).status_code == 302
    page = officer.get(_url("report_entries", 2025)).content.decode()
    assert "按月，11个月" in page
    assert "缺5月" in page
    assert "行政许可·本年处理决定数量" in _page(officer, 2025)  # among what is left to do
    assert "2_5_licences_decisions" not in officer.get(_url("report_figures", 2025)).content.decode()
    again = officer.get(_url("report_months", 2025, query=cell)).content.decode()
    assert 'value="10"' in again
    officer.post(_url("report_months", 2025, query=cell), {"month_5": "0", "source_note": "审批系统"})
    assert "按月，12个月" in officer.get(_url("report_entries", 2025)).content.decode()
    officer.post(_url("report_figures_withdraw", 2025, query=cell))
    assert "2_5_licences_decisions" in officer.get(_url("report_figures", 2025)).content.decode()


def test_a_sheet_is_checked_without_effect_and_then_imported(world: World, officer):
    template = officer.get(_url("report_sheet", 2025, "csv")).content.decode("utf-8-sig")
    head, *rows = template.splitlines()
    filled = "\n".join([head, *(f"{row}7" if row.startswith("2.5.") else row for row in rows)]).encode()

    def sent(**more) -> str:
        given = {"sheet": SimpleUploadedFile("表2.csv", filled), "source_note": "审批系统"} | more
        return officer.post(_url("report_sheet_import", 2025), given, follow=True).content.decode()

    assert "1个数字都可以导入；还没有导入" in sent(only_check="on")
    assert not YearlyFigure.objects.filter(year=2025).exists()
    assert "导入了1个数字" in sent()
    assert YearlyFigure.objects.get(year=2025).source_file.name == "表2.csv.txt"


def test_a_draft_goes_round_as_a_file_that_says_it_is_one(world: World):
    services.open_draft(world.desk.agency, 2026, by=world.desk.officer)
    client = signed_in(world.desk.officer)
    page = client.get("/desk/reports/2026/").content.decode()
    assert "/desk/reports/2026/report.docx?agency=" in page
    made = client.get("/desk/reports/2026/report.docx")
    assert "draft" in made["Content-Disposition"] or "%E8%8D%89%E7%A8%BF" in made["Content-Disposition"]
    read = read_report(made.content, "draft.docx")
    assert read.year == 2026 and read.cells["3.A.total"] is not None
    assert "草稿，没有签发" in "\n".join(each.text for each in Document(io.BytesIO(made.content)).paragraphs)
    assert client.get("/desk/reports/2026/report.exe").status_code == 404


def test_missing_months_in_a_row_are_told_together(world, officer):
    entries = [services.Entry("2.5.licences.decisions", 1, month) for month in (2, 4, 5)]
    services.enter_figures(world.desk.agency, 2025, entries, by=world.desk.officer, source_note="审批系统")
    page = officer.get(_url("report_entries", 2025)).content.decode()
    assert "缺1月、3月、6—12月" in page
