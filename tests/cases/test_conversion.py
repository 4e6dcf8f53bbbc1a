"""What several applicants got may become public for all (art. 44), and what holds it back."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.cases import selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.errors_conversion import (
    AlreadyConverted,
    NamesTheApplicant,
    NothingGiven,
    PersonalDataInFiles,
    PersonalDataInText,
)
from gongkai.cases.models import Case, Conversion
from gongkai.cases.public_answer import public_answer
from gongkai.cases.selectors.conversion import askers_of, years_of_conversions
from gongkai.disclosure import services as publishing
from gongkai.disclosure.choices import Kind, State, Subject
from gongkai.disclosure.entries import entry_of
from gongkai.disclosure.errors import PersonalDataFound
from gongkai.disclosure.models import Publication
from gongkai.law.decisions import Outcome
from gongkai.trail.models import Record
from tests.cases.factories import ID_NUMBER, NAME, RECEIVED, Desk, at, company, fresh, person
from tests.disclosure.builders import Staff, bring_to, make_site, make_staff
from tests.guard.builders import ID_NUMBER as VALID_NUMBER
from tests.workbench.world import make_desk

pytestmark = pytest.mark.django_db
NEIGHBOUR = {"name": "周明远", "identity_number": "990106198805123414", "phone": "13900001234"}
AGREEMENT = "湖东片区停车场特许经营协议全文，甲方明河区住房和城乡建设局。".encode()


def given(desk: Desk, outcome: Outcome = Outcome.G2, *, file: bytes = AGREEMENT) -> Case:
    """Answered and served with a file."""
    case = desk.received()
    with at(RECEIVED):
        services.attach_reply_file(case, by=desk.officer, name="协议.txt", content=file)
    return desk.served(outcome, case=case)


def convert(desk: Desk, case: Case, **changes) -> Conversion:
    fields = {
        "reason": Conversion.Reason.SEVERAL,
        "title": case.title,
        "summary": "协议和考核结果",
        "body": "<p>现向社会公开。</p>",
        "kind": Kind.OTHER,
        "subject": Subject.CONSTRUCTION,
        "column": make_staff_of(desk).columns["documents"],
        "issued_on": RECEIVED,
    }
    with at(RECEIVED):
        return services.convert(case, by=desk.officer, **(fields | changes))


def make_staff_of(desk: Desk) -> Staff:
    return make_staff(desk.agency)


def test_two_applicants_asking_for_the_same_prompt_and_one_asking_twice_does_not():
    desk = Desk()
    case = given(desk)
    desk.received()
    assert selectors.conversion_standing(case).askers == 1
    assert selectors.to_convert(desk.agency) == []
    desk.received(applicant=person(**NEIGHBOUR))
    assert selectors.conversion_standing(case).prompted
    assert [(each.case.pk, each.askers) for each in selectors.to_convert(desk.agency)] == [(case.pk, 2)]


def test_the_same_text_at_another_agency_or_in_a_cancelled_entry_is_not_counted():
    desk = Desk()
    case = given(desk)
    other = desk.received(applicant=person(**NEIGHBOUR))
    with at(RECEIVED):
        services.cancel(other, by=desk.head, reason="登记错了")
    make_desk(desk.district, desk.district.subdistrict).received(applicant=company())
    assert selectors.conversion_standing(fresh(case)).askers == 1


def test_nothing_given_gives_nothing_to_convert():
    desk = Desk()
    withheld, public = desk.served(Outcome.D5), desk.served(Outcome.G1)
    for case in (withheld, public):
        with pytest.raises(NothingGiven, match="没有向申请人提供信息"):
            convert(desk, case)
        assert "convert" not in {each.key for each in acts_for(case, desk.officer, RECEIVED).allowed}


def test_a_draft_is_made_of_the_text_and_the_files_and_never_of_the_letter():
    desk = Desk()
    case = given(desk)
    made = convert(desk, case).publication
    assert (made.state, made.from_application, made.agency) == (State.DRAFT, True, desk.agency)
    assert [each.title for each in made.files.all()] == ["协议.txt"]
    assert made.conversion.case == case
    written = f"{made.title}{made.summary}{made.body}"
    assert NAME not in written and case.number not in written
    assert [one.act for one in Record.objects.order_by("pk").filter(subject_id=made.pk)][-1] == (
        "publication_converted"
    )


def test_the_first_text_offered_names_neither_applicant_nor_case_and_says_what_is_withheld():
    desk = Desk()
    answer = public_answer(given(desk, Outcome.G3))
    text = "".join((answer.title, answer.summary, *answer.paragraphs))
    assert "第四十四条" in text and "依据是《政府信息公开条例》第十六条第一款" in text
    assert not [secret for secret in (NAME, ID_NUMBER, "明住建申") if secret in text]


def test_a_file_with_personal_data_is_refused_even_where_it_was_cleared_for_the_applicant():
    desk = Desk()
    case = desk.received()
    with at(RECEIVED):
        document = services.attach_reply_file(
            case, by=desk.head, name="名单.txt", content=f"负责人{VALID_NUMBER}".encode()
        )
        services.clear_finding(document.findings.get(), by=desk.officer, reason="申请人自己的")
    case = desk.served(case=case)
    with pytest.raises(PersonalDataInFiles, match=r"“名单\.txt”1处"):
        convert(desk, case)
    assert not Publication.objects.exists() and not Conversion.objects.exists()
    assert convert(desk, case, with_files=False).publication.files.count() == 0


def test_a_text_with_a_telephone_number_is_refused():
    desk = Desk()
    case = given(desk)
    with pytest.raises(PersonalDataInText, match="手机号码1处"):
        convert(desk, case, body="<p>联系人13800001111</p>")


@pytest.mark.parametrize("place", ["text", "file"])
def test_the_applicants_name_is_found_though_no_pattern_knows_it(place: str):
    desk = Desk()
    case = given(desk, file=f"申请人{NAME}查阅".encode() if place == "file" else AGREEMENT)
    body = f"<p>应{NAME}的申请公开。</p>" if place == "text" else "<p>公开。</p>"
    with pytest.raises(NamesTheApplicant, match="“协议.txt”" if place == "file" else "文字"):
        convert(desk, case, body=body)


def test_what_was_suggested_is_written_down():
    desk = Desk()
    case = given(desk)
    with pytest.raises(Exception, match="写明申请人怎么建议的"):
        convert(desk, case, reason=Conversion.Reason.SUGGESTED, words=" ")
    made = convert(desk, case, reason=Conversion.Reason.SUGGESTED, words="9月15日电话建议公开")
    assert "第四十四条第二款" in made.get_reason_display()


def test_a_text_is_converted_once_whichever_of_its_cases_it_is_done_from():
    desk = Desk()
    case = given(desk)
    other = desk.served(case=desk.received(applicant=person(**NEIGHBOUR)))
    convert(desk, case)
    with pytest.raises(AlreadyConverted, match="在公开审查与发布里接着办"):
        convert(desk, other)
    assert not selectors.conversion_standing(other).prompted
    assert selectors.to_convert(desk.agency) == []


def test_a_no_is_kept_with_its_reason_and_ends_the_prompt_but_not_the_way():
    desk = Desk()
    case = given(desk)
    desk.received(applicant=person(**NEIGHBOUR))
    with at(RECEIVED), pytest.raises(Exception, match="写明不转为主动公开的理由"):
        services.decline_conversion(case, by=desk.officer, reason="")
    with at(RECEIVED):
        services.decline_conversion(case, by=desk.head, reason="下月统一公开")
    assert selectors.to_convert(desk.agency) == []
    keys = {each.key for each in acts_for(fresh(case), desk.officer, RECEIVED).allowed}
    assert "convert" in keys and "decline_conversion" not in keys
    assert convert(desk, case).publication  # a suggestion may still come


def test_only_someone_who_may_draft_publications_converts():
    desk = Desk()
    case = given(desk)
    with at(RECEIVED), pytest.raises(NotAllowed, match="拟稿要由"):
        services.convert(
            case,
            by=desk.head,
            reason=Conversion.Reason.SEVERAL,
            title="x",
            summary="x",
            body="x",
            kind=Kind.OTHER,
            subject=Subject.OTHER,
            column=make_staff_of(desk).columns["documents"],
        )


def test_personal_data_written_into_the_draft_later_is_found_before_it_is_handed_in():
    desk = Desk()
    made = convert(desk, given(desk)).publication
    with at(RECEIVED):
        publishing.edit(made, by=desk.officer, body="<p>联系人13800001111</p>")
        publishing.attach_file(made, by=desk.officer, name="名册.txt", content=VALID_NUMBER.encode())
        with pytest.raises(PersonalDataFound, match=r"文字里1处、“名册\.txt”里1处"):
            publishing.submit(made, by=desk.officer, openness="proactive")


def test_published_it_goes_through_its_own_review_and_tells_where_it_came_from():
    make_site()
    desk = Desk()
    staff = make_staff_of(desk)
    made = convert(desk, given(desk), column=staff.columns["documents"]).publication
    with at(RECEIVED):
        staff = Staff(
            staff.agency,
            desk.officer,
            staff.section_head,
            staff.secrecy_reviewer,
            staff.agency_head,
            staff.columns,
        )
        made = bring_to(made, State.PUBLISHED, staff)
    assert made.is_public
    assert entry_of(made).origin == "application"


def test_the_index_keeps_agreeing_about_texts_without_an_origin():
    desk = Desk()
    staff = make_staff_of(desk)
    made = convert(desk, given(desk), column=staff.columns["documents"]).publication
    made.published_at = made.drafted_at
    made.from_application = False
    assert "origin" not in entry_of(made).as_json()


def test_a_years_list_counts_each_handed_over_with_the_applicants_of_its_text():
    desk = Desk()
    case = given(desk)
    desk.received(applicant=person(**NEIGHBOUR))
    made = convert(desk, case)
    cases = selectors.cases_for(desk.officer)
    rows = list(selectors.conversions_of(cases, 2026))
    assert rows == [made]
    assert askers_of(rows) == {(desk.agency.pk, case.text_mark): 2}
    assert list(selectors.conversions_of(cases, 2025)) == []
    assert years_of_conversions(cases, date(2027, 1, 5)) == [2027, 2026]
