"""Papers beside the reply: what they say, their numbers and files, who may have them, how they are served."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cases import selectors, services
from gongkai.cases.errors import AlreadyServed, NotServedYet, NotThisStage
from gongkai.cases.models import Paper, PaperTemplate
from gongkai.cases.paper_texts import TEXTS
from gongkai.cases.papers import (
    PAPERS,
    BrokenField,
    MissingField,
    UnknownField,
    check_text,
    fields_in,
    fill_in,
)
from gongkai.documents.services import content_of
from gongkai.trail.models import Record
from tests.cases.factories import NAME, RECEIVED, Desk, at, fresh

NOTICED = date(2026, 9, 18)


def words_of(paper: Paper) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(content_of(paper.docx))).paragraphs)


@pytest.mark.parametrize("kind", list(Paper.Kind))
def test_every_kind_has_a_text_of_the_product_that_says_what_the_law_asks(kind):
    check_text(kind, TEXTS[kind])


def test_a_text_with_an_unknown_field_a_missing_one_or_a_broken_brace_is_refused():
    with pytest.raises(UnknownField):
        check_text("correction", "{{补正事项}}{{补正期限}}{{身份证号}}")
    with pytest.raises(MissingField) as refused:
        check_text("correction", "请补正{{补正事项}}")
    assert str(refused.value) == "正文里还缺{{补正期限}}，依据第三十条这几项要告知"
    with pytest.raises(BrokenField):
        check_text("correction", "{{补正事项}}{{补正期限}}{{收到日期}")


@given(st.text(max_size=60))
def test_what_is_filled_in_is_never_read_as_a_field_again(value):
    (filled,) = fill_in("一{{补正事项}}二", {"补正事项": f"{{{{{value}}}}}"}) or ("",)
    assert filled.startswith("一{{") and filled.endswith("}}二")


@given(st.text(alphabet="{}补正期限 \n", max_size=40))
def test_any_text_is_either_read_or_refused_with_a_sentence(text):
    try:
        assert all("{" not in name and "}" not in name for name in fields_in(text))
    except BrokenField as refused:
        assert "花括号" in str(refused)


@pytest.mark.django_db
class TestAPaperOfACase:
    def test_a_correction_leaves_its_notice_with_number_name_and_consequence(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED):
            services.require_correction(case, by=desk.officer, points="写明年份", until=date(2026, 10, 15))
        paper = Paper.objects.get()
        said = words_of(paper)
        assert (paper.kind, paper.number, paper.issued_on) == ("correction", "明住建公复〔2026〕1号", NOTICED)
        assert paper.addressee == "林＊＊" and f"{NAME}：" in said
        assert "写明年份。" in said and "2026年10月15日" in said and "视为放弃申请" in said
        record = Record.objects.get(act="correction_required")
        assert (record.details["number"], record.details["docx"]) == (paper.number, paper.docx.sha256)

    def test_an_inquiry_writes_to_the_third_party_without_the_applicant_and_to_the_applicant(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED):
            services.send_inquiry(case, by=desk.officer, to="云州停车公司", matter="能否公开", on=NOTICED)
        asked, told = Paper.objects.order_by("pk")
        assert (asked.kind, asked.to_applicant, told.kind) == ("third_party", False, "inquiry_notice")
        assert "云州停车公司：" in words_of(asked) and NAME not in words_of(asked)
        assert asked.inquiry == told.inquiry == case.inquiries.get()

    def test_an_extension_tells_the_new_day_on_its_notice(self):
        desk = Desk()
        case = desk.received()
        with at(date(2026, 10, 9)):
            services.extend(case, by=desk.head, working_days=15, reason="材料多，要逐页核对")
        # 20 October is the 20th working day; the 15th after it is 10 November
        assert "延长15个工作日" in words_of(Paper.objects.get())
        assert "2026年11月10日" in words_of(Paper.objects.get())

    def test_an_act_refused_takes_no_number_and_leaves_no_paper(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED):
            services.require_correction(case, by=desk.officer, points="年份", until=date(2026, 10, 15))
            with pytest.raises(NotThisStage):
                services.require_correction(case, by=desk.officer, points="再来", until=date(2026, 10, 15))
            other = desk.received(NOTICED)
            services.require_correction(other, by=desk.officer, points="年份", until=date(2026, 10, 15))
        numbers = list(Paper.objects.order_by("pk").values_list("number", flat=True))
        assert numbers == ["明住建公复〔2026〕1号", "明住建公复〔2026〕2号"]

    def test_the_applicant_has_notices_but_no_letter_to_others(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED):
            services.send_inquiry(case, by=desk.officer, to="云州停车公司", matter="能否公开", on=NOTICED)
        kinds = {document.kind for document in selectors.documents_for_applicant(fresh(case))}
        assert kinds == {"notice"}

    def test_the_version_of_the_day_is_used_and_an_old_paper_keeps_its_own(self):
        desk = Desk()
        with at(RECEIVED):
            version = PaperTemplate.objects.create(
                kind="correction",
                version=1,
                title="补正告知书（新）",
                body="请补正{{补正事项}}，期限{{补正期限}}。",
                valid_from=date(2026, 9, 18),
                reason="试用",
                made_by=desk.head.person,
                made_at="2026-09-16T10:00:00+08:00",
            )
        case, later = desk.received(), desk.received(date(2026, 9, 17))
        with at(date(2026, 9, 17)):
            services.require_correction(case, by=desk.officer, points="年份", until=date(2026, 10, 15))
        with at(NOTICED):
            services.require_correction(later, by=desk.officer, points="年份", until=date(2026, 10, 15))
        old, new = Paper.objects.order_by("pk")
        assert (old.template, new.template) == (None, version)
        assert new.paragraphs == ["请补正年份。，期限2026年10月15日。"]
        assert PAPERS[old.kind].title == old.title

    def test_a_paper_is_served_once_until_it_comes_back(self):
        desk = Desk()
        case = desk.received()
        with at(NOTICED):
            services.require_correction(case, by=desk.officer, points="年份", until=date(2026, 10, 15))
            paper = Paper.objects.get()
            with pytest.raises(NotServedYet):
                services.bounce_paper(paper, by=desk.officer, on=NOTICED, reason="地址不详")
            services.serve_paper(paper, by=desk.officer, method="post", on=NOTICED, proof="EMS 1001")
            with pytest.raises(AlreadyServed):
                services.serve_paper(paper, by=desk.officer, method="post", on=NOTICED, proof="EMS 1002")
            services.bounce_paper(paper, by=desk.officer, on=NOTICED, reason="地址不详")
            services.serve_paper(paper, by=desk.officer, method="in_person", on=NOTICED, proof="送达回证")
        assert [(each.proof, each.bounce_reason) for each in paper.services.all()] == [
            ("EMS 1001", "地址不详"),
            ("送达回证", ""),
        ]

    def test_whoever_chose_this_site_is_served_by_it_at_once(self):
        desk = Desk()
        case = desk.received(delivery="online")
        with at(NOTICED):
            services.require_correction(case, by=desk.officer, points="年份", until=date(2026, 10, 15))
        service = Paper.objects.get().services.get()
        assert (service.method, service.on) == ("electronic", NOTICED)
