"""How far the mail with a letter has come, and what goes with it."""

from __future__ import annotations

from gongkai.cases.models import Case, Letter, LetterMail, Notice
from gongkai.cases.selectors.documents import reply_attachments
from gongkai.cases.selectors.reply import reply_letter
from gongkai.documents.models import Original

ATTACHED_AT_MOST = 10 * 1024 * 1024
"""[M] Bytes of all files of a mail together; many servers refuse more than 20 MB, and mail adds a third."""


def latest_mail(case: Case) -> LetterMail | None:
    """The last order to mail the letter of the present round."""
    letter = reply_letter(case)
    return max(letter.mails.all(), key=lambda mail: mail.pk, default=None) if letter else None


def mail_waits(case: Case) -> bool:
    mail = latest_mail(case)
    return mail is not None and mail.notice.state == Notice.State.WAITING


def mail_failed(case: Case) -> bool:
    """Whether the last try reached nobody."""
    mail = latest_mail(case)
    return mail is not None and mail.notice.state in (Notice.State.GIVEN_UP, Notice.State.NO_ADDRESS)


def files_of_mail(letter: Letter) -> tuple[list[Original], list[Original]]:
    """What goes with the mail, and what is too large for it: the letter first, always with it."""
    paper = letter.pdf or letter.docx
    sent, left, size = [paper], [], paper.size
    for document in reply_attachments(letter.case, letter.decision.outcome):
        size += document.original.size
        (sent if size <= ATTACHED_AT_MOST else left).append(document.original)
    return sent, left
