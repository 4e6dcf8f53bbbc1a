"""What someone is writing at a passage and has not saved into the report yet."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Person
from gongkai.annual_report.models.report import Section


class SectionDraft(models.Model):
    """One person's unsaved words, kept by themselves so that nothing typed is lost.

    base, revision: the passage as it stood when the person began. Gone once saved or thrown away: it has no
    effect on the report.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField("文字", blank=True)
    base = models.TextField("开始时的文字", blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField("暂存")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "person"], name="one_draft_a_person_and_section")
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.saved_at:%H:%M}"
