"""The reply letter: read it with its nine elements ticked, change it, take it away as a file."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongkai.agencies.errors import Refusal
from gongkai.agencies.roles import Act
from gongkai.cases import rules, selectors, services
from gongkai.cases.acts import acts_for
from gongkai.cases.letter_text import missing_in
from gongkai.cases.models import Case, Letter, SignOffStep
from gongkai.documents.delivery import bytes_response, file_response
from gongkai.documents.errors import NoLetterFont
from gongkai.documents.letters import to_docx, to_pdf
from gongkai.documents.letters.fonts import letter_fonts
from gongkai.documents.media_types import DOCX
from gongkai.guard import outdated_citations
from gongkai.law.errors import LawError
from gongkai.law.reply_letter import DATE_AND_SEAL, ELEMENTS
from gongkai.ui.pieces import Download, Fact, FindingMark
from gongkai.workbench.act_pages import ActPage, NothingToFill, answer
from gongkai.workbench.case_page import act_url
from gongkai.workbench.doors import FORM, demand, find, staff_page
from gongkai.workbench.due import due_of
from gongkai.workbench.forms.cases import LetterForm
from gongkai.workbench.sign_off import submissions_of
from gongkai.workbench.views.case_acts import back_to, crumbs_of, head_facts, refused_now
from gongkai.workbench.views.cases import visible_case

PDF = "application/pdf"
ON_SIGNING = ("文号", DATE_AND_SEAL)  # put in when the letter is signed


def _letter(case: Case) -> Letter:
    letters = Letter.objects.filter(case=case, kind=Letter.Kind.REPLY, round=case.round)
    letters = letters.prefetch_related(
        Prefetch("sign_off", SignOffStep.objects.select_related("submitted_by"))
    )
    return find(
        letters.select_related("case__agency", "decision", "docx", "pdf", "signed_by", "submitted_by")
    )


@staff_page(Act.VIEW_CASES)
def case_letter(request: HttpRequest, pk: int) -> HttpResponse:
    case = visible_case(request, pk)
    letter = _letter(case)
    may_edit = rules.refusal_to_edit_letter(case, request.officer) is None
    return render(
        request,
        "workbench/cases/letter.html",
        {
            "case": case,
            "letter": letter,
            "printed": services.preview(letter),
            "elements": elements_of(case, letter),
            "due": due_of(case, timezone.localdate()),
            "may_edit": may_edit,
            "outdated": letter.decision_id != getattr(selectors.current_decision(case), "pk", None),
            "citations": _outdated_citations(letter),
            "blacked_out": selectors.blacked_out(case),
            "next_acts": _next_acts(case, request),
            "waits": _waits(case, letter),
            "mail_failed": case.state == Case.State.AWAITING_SERVICE and selectors.mail_failed(case),
            "submissions": submissions_of(letter) if request.officer.agency.pk == case.agency_id else [],
            "files": _files(case, letter, named=request.officer.may(Act.VIEW_IDENTITY, case.agency)),
            "no_font": _no_font(),
            "edit_url": act_url(case, "edit_letter"),
            "redraft_url": act_url(case, "draft_letter"),
            "crumbs": [*crumbs_of(case), ("答复书", "")],
        },
    )


def _waits(case: Case, letter: Letter) -> str:
    if letter.state != Letter.State.SIGNED or case.state != Case.State.AWAITING_SERVICE:
        return ""
    if selectors.mail_waits(case):
        return "邮件正在发送，发出以后自动登记送达。"
    return "已签发，送到申请人才算答复。"


def _outdated_citations(letter: Letter) -> list[FindingMark]:
    """Rules the letter cites that are no longer in force, as warnings."""
    text = "\n".join([letter.title, *letter.paragraphs, letter.remedy_text])
    found = enumerate(outdated_citations(text), start=1)
    return [
        FindingMark(number, each.words, severity="warning", detail=each.instead) for number, each in found
    ]


def elements_of(case: Case, letter: Letter) -> list[tuple[str, bool, str]]:
    """Each of the nine elements: its name, whether it is there, and what is put in later."""
    missing = missing_in(case, letter, letter.decision, dated_on=letter.signed_on or timezone.localdate())
    names = [*(name for _, name in ELEMENTS), DATE_AND_SEAL]
    signed = letter.state == Letter.State.SIGNED
    return [
        (name, name not in missing, "" if signed or name not in ON_SIGNING else "签发时加上")
        for name in names
    ]


def _next_acts(case: Case, request: HttpRequest) -> list[tuple[str, str]]:
    """What this officer may do with the letter now."""
    acts = (
        ("submit_letter", "送审答复书"),
        ("approve_letter", "审核答复书"),
        ("sign_letter", "签发答复书"),
        ("return_letter", "退回答复书"),
        ("mail_letter", "用电子邮件送达"),
        ("serve_letter", "登记送达"),
    )
    allowed = {each.key for each in acts_for(case, request.officer, timezone.localdate()).allowed}
    return [(label, act_url(case, key)) for key, label in acts if key in allowed]


def _files(case: Case, letter: Letter, *, named: bool) -> list[Download]:
    """named: whether the reader may have the signed files, which name the applicant."""
    signed = letter.state == Letter.State.SIGNED and named
    note = "已签发" if signed else "预览，申请人姓名不全显示"
    files = [Download("答复书（Word）", act_url(case, "letter_docx"), "DOCX", note=note)]
    if letter.pdf_id or not (signed or _no_font()):
        url = act_url(case, "letter_pdf")
        files.append(Download("答复书（PDF）", url, "PDF", note=note))
    return files


def _no_font() -> str:
    """Why no PDF can be made on this machine; empty where it can."""
    try:
        letter_fonts()
    except NoLetterFont as reason:
        return str(reason)
    return ""


@staff_page(Act.VIEW_CASES)
def case_letter_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The signed file, which names the applicant in full, for those who may see identity data; for others a
    preview with the name masked, as for everybody before it is signed."""
    case = visible_case(request, pk)
    letter = _letter(case)
    if letter.state == Letter.State.SIGNED and request.officer.may(Act.VIEW_IDENTITY, case.agency):
        original = letter.docx if kind == "docx" else letter.pdf
        if original is None:
            raise Http404
        return file_response(original)
    printed = services.preview(letter)
    try:
        content = to_docx(printed) if kind == "docx" else to_pdf(printed)
    except NoLetterFont as reason:
        messages.warning(request, str(reason))
        return redirect(act_url(case, "letter"))
    return bytes_response(content, f"预览.{kind}", DOCX if kind == "docx" else PDF, inline=kind == "pdf")


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_draft_letter(request: HttpRequest, pk: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    decision, earlier = selectors.current_decision(case), selectors.reply_letter(case)

    def perform(given: dict) -> str:
        services.draft_letter(case, by=request.officer)
        return "已按处理决定起草答复书，核对后送审"

    facts = [*head_facts(case)]
    if decision:
        facts.append(Fact("处理决定", decision.label))
    if earlier:
        facts.append(Fact("注意", "已经有一份草稿，重新起草会盖掉改过的内容"))
    return answer(
        request,
        ActPage(
            heading="起草答复书",
            button="重新起草" if earlier else "起草答复书",
            form=NothingToFill,
            perform=perform,
            back=back_to(case),
            crumbs=crumbs_of(case),
            facts=[
                *facts,
                Fact("依据", "《政府信息公开申请办理答复规范》第五问“当不当”，九项要素"),
                Fact("随后", "按处理决定写好申请事实、依据、决定、理由和救济途径，可以再改"),
            ],
            refused=refused_now(case, request.officer, "draft_letter"),
            to=act_url(case, "letter"),
        ),
    )


@staff_page(Act.HANDLE_CASE, methods=FORM)
def case_edit_letter(request: HttpRequest, pk: int) -> HttpResponse:
    case = visible_case(request, pk)
    demand(request, Act.HANDLE_CASE, case.agency)
    letter = _letter(case)
    initial = {"title": letter.title, "paragraphs": "\n\n".join(letter.paragraphs)}
    form = LetterForm(request.POST or None, initial=initial, thing=case, officer=request.officer)
    refused = str(rules.refusal_to_edit_letter(case, request.officer) or "")
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_letter(letter, by=request.officer, **form.cleaned_data)
        except (Refusal, LawError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "答复书已改")
            return redirect(act_url(case, "letter"))
    return render(
        request,
        "workbench/cases/edit_letter.html",
        {
            "case": case,
            "letter": letter,
            "form": form,
            "refused": refused if request.method != "POST" else "",
            "back": act_url(case, "letter"),
            "crumbs": [*crumbs_of(case), ("答复书", act_url(case, "letter")), ("修改", "")],
        },
    )
