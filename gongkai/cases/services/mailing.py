"""Serving a letter by e-mail: ordered by an officer, done when the mail server has taken it.

Lives elsewhere: sending itself (sending.py), what an undelivered mail does later (record_bounce).
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.officers import Officer
from gongkai.cases.errors_mail import NoMailAddress
from gongkai.cases.models import Case, Letter, LetterMail, Notice
from gongkai.cases.notices import tell_applicant
from gongkai.cases.notices.applicants import track_url
from gongkai.cases.rules.mail import refusal_to_mail_letter
from gongkai.cases.selectors.mail import files_of_mail
from gongkai.cases.selectors.reply import reply_letter
from gongkai.cases.services.delivery import record_service
from gongkai.cases.services.identity import applicant_of
from gongkai.cases.services.steps import locked, stop_if
from gongkai.documents.services import content_of
from gongkai.law.service_of_letters import ServiceMethod
from gongkai.trail.services import record

KIND = "letter_by_mail"


@transaction.atomic
def mail_letter(letter: Letter, *, by: Officer) -> LetterMail:
    """Put the signed letter and the files of the reply into the outbox, for the address the applicant chose.

    The case waits for service until the mail server has taken it; that day is the day of the reply. Raises
    NotTheChosenWay, NoMailServer, MailOnItsWay, NoMailAddress.
    """
    case = locked(letter.case)
    stop_if(refusal_to_mail_letter(case, by))
    applicant = applicant_of(case)
    if applicant is None or not applicant.email:
        raise NoMailAddress()
    letter = reply_letter(case)
    notice = tell_applicant(case, kind=KIND, subject=f"{case.number} 答复书", text=_text(case, letter))
    mail = LetterMail.objects.create(
        letter=letter, notice=notice, ordered_by=by.person, ordered_at=timezone.now()
    )
    record(case, "letter_mail_ordered", agency=case.agency, by=by, number=letter.number)
    return mail


def enclosed(notice: Notice) -> list[tuple[str, bytes, str]]:
    """Name, bytes and media type of what goes with a mail; nothing but with one that serves a letter."""
    mail = LetterMail.objects.filter(notice=notice).select_related("letter__decision", "letter__case").first()
    if mail is None:
        return []
    files, _ = files_of_mail(mail.letter)
    return [(each.name, content_of(each), each.media_type) for each in files]


@transaction.atomic
def letter_mailed(notice: Notice) -> None:
    """The mail server has taken the letter: it is served today, unless it reached the applicant otherwise."""
    mail = LetterMail.objects.filter(notice=notice).select_related("letter__case", "ordered_by").first()
    if mail is None:
        return
    case = locked(mail.letter.case)
    if case.state != Case.State.AWAITING_SERVICE or case.round != mail.letter.round:
        return
    now = timezone.localtime()
    record_service(
        case,
        mail.letter,
        method=ServiceMethod.EMAIL,
        on=now.date(),
        proof=f"电子邮件发送记录：{now:%Y-%m-%d %H:%M}，邮件服务器已接收，第{notice.pk}号",
        recorded_by=mail.ordered_by,
    )


def _text(case: Case, letter: Letter) -> str:
    sent, left = files_of_mail(letter)
    parts = [
        "您好：",
        f"您的申请“{case.title}”（{case.number}）的答复书在附件里，文号{letter.number}。",
        f"附件：{'、'.join(each.name for each in sent)}。",
        f"太大、没有放进邮件的：{'、'.join(each.name for each in left)}。在查询页下载。" if left else "",
        f"查办理情况、下载全部文件：{track_url()}\n凭申请编号{case.number}和查询码，不用注册。",
        "对答复不服的，办法和期限写在答复书最后。",
        "这封邮件由系统发出，不用回复。",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
