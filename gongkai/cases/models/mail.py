"""A signed letter on its way by e-mail."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Person
from gongkai.cases.models.notice import Notice
from gongkai.cases.models.reply import Letter


class LetterMail(models.Model):
    """An officer's order to send a letter to the address the applicant chose. The address is in the sealed
    identity only; how far the mail has come stands on its notice. Served once it was handed over."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="mails")
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="letter_mail")
    ordered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.letter} {self.notice.get_state_display()}"
