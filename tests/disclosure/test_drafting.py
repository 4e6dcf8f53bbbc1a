"""Drafting, editing, files."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.disclosure import services
from gongkai.disclosure.choices import Kind, State
from gongkai.disclosure.errors import (
    DateInFuture,
    DatesOutOfOrder,
    NotInState,
    NotPublicYet,
    ReasonMissing,
    UnknownWord,
)
from gongkai.trail.selectors import records_of
from tests.agencies.builders import make_agency, make_officer
from tests.disclosure.builders import bring_to, make_draft, publish


def acts_on(publication) -> list[str]:
    return [record.act for record in records_of(publication)]


def test_a_draft_is_cleaned_numbered_with_six_cornered_brackets_and_recorded(staff):
    draft = services.draft(
        staff.agency,
        by=staff.editor,
        title=" 关于加装电梯的通知 ",
        kind=Kind.NORMATIVE,
        column=staff.columns["documents"],
        document_number="明住建规[2026]04号",
        body="<p onclick='x'>正文</p><script>x</script>",
    )
    draft.refresh_from_db()
    kept = (draft.title, draft.document_number, draft.body, draft.source, draft.editor, draft.state)
    assert kept == (
        "关于加装电梯的通知",
        "明住建规〔2026〕4号",
        "<p>正文</p>",
        "明湖区住房和城乡建设局",
        "宋拟稿",
        State.DRAFT,
    )
    assert acts_on(draft) == ["publication_drafted"]


def test_an_edit_names_the_changed_fields_in_the_trail(staff):
    draft = make_draft(staff, "旧标题")
    services.edit(draft, by=staff.editor, title="新标题", summary=draft.summary)
    assert records_of(draft).last().details == {"fields": ["title"]}


def test_an_edit_that_changes_nothing_is_no_act(staff):
    draft = make_draft(staff)
    services.edit(draft, by=staff.editor, title=draft.title)
    assert acts_on(draft) == ["publication_drafted"]


@pytest.mark.parametrize(
    "role", [Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.SYSTEM_ADMINISTRATOR, Role.READ_ONLY]
)
def test_only_editors_and_case_officers_draft(staff, role):
    other = make_officer(staff.agency, role)
    with pytest.raises(NotAllowed):
        services.draft(
            staff.agency, by=other, title="通告", kind=Kind.NOTICE, column=staff.columns["documents"]
        )


def test_nobody_drafts_or_edits_for_another_agency(staff):
    draft = make_draft(staff)
    stranger = make_officer(make_agency("sj"), Role.EDITOR)
    with pytest.raises(NotAllowed):
        services.draft(
            staff.agency, by=stranger, title="通告", kind=Kind.NOTICE, column=staff.columns["documents"]
        )
    with pytest.raises(NotAllowed):
        services.edit(draft, by=stranger, title="改")


@pytest.mark.parametrize("state", [State.SECTION_REVIEW, State.AGENCY_REVIEW, State.PUBLISHED])
def test_what_is_handed_in_is_not_edited_any_more(staff, state):
    publication = bring_to(make_draft(staff), state, staff)
    with pytest.raises(NotInState):
        services.edit(publication, by=staff.editor, title="改")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"issued_on": date(2026, 11, 21)}, DateInFuture),
        ({"issued_on": date(2026, 3, 2), "effective_on": date(2026, 3, 1)}, DatesOutOfOrder),
        ({"effective_on": date(2026, 4, 1), "expires_on": date(2026, 3, 31)}, DatesOutOfOrder),
        ({"kind": "poem"}, UnknownWord),
        ({"state": "published"}, UnknownWord),
        ({"title": "  "}, ReasonMissing),
    ],
)
def test_facts_that_cannot_be_are_refused(staff, fields, error):
    with pytest.raises(error):
        services.edit(make_draft(staff), by=staff.editor, **fields)


def test_only_a_public_document_can_be_interpreted(staff):
    document, draft = publish(staff), make_draft(staff)
    interpretation = make_draft(staff, kind=Kind.INTERPRETATION, interprets=document)
    assert interpretation.interprets == document
    with pytest.raises(NotPublicYet):
        services.edit(interpretation, by=staff.editor, interprets=draft)


def test_files_are_attached_in_order_and_taken_off_a_draft(staff):
    draft = make_draft(staff)
    first = services.attach_file(draft, by=staff.editor, name="表.txt", content="申请表".encode())
    second = services.attach_file(
        draft, by=staff.editor, name="样.txt", content="推举书".encode(), title="推举书（样式）"
    )
    assert [(file.title, file.position) for file in draft.files.all()] == [
        ("表.txt", 1),
        ("推举书（样式）", 2),
    ]
    services.remove_file(first, by=staff.editor)
    assert list(draft.files.all()) == [second]
    assert acts_on(draft)[1:] == [
        "publication_file_attached",
        "publication_file_attached",
        "publication_file_removed",
    ]


def test_files_of_what_is_public_stay(staff):
    draft = make_draft(staff)
    attached = services.attach_file(draft, by=staff.editor, name="表.txt", content=b"1")
    published = bring_to(draft, State.PUBLISHED, staff)
    with pytest.raises(NotInState):
        services.remove_file(attached, by=staff.editor)
    with pytest.raises(NotInState):
        services.attach_file(published, by=staff.editor, name="表.txt", content=b"2")
