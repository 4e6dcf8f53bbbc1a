"""Whose reports a government sums up: who belongs, who reports from outside, what moved between agencies."""

from __future__ import annotations

import hashlib

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.cases.models import Case
from gongkai.documents.models import Original
from gongkai.trail.chain import canonical


class MemberRule(models.Model):
    """That an agency counts in its government's report, or does not, from a year on.

    Without a rule the agency's own `reports_to_government` decides. The newest rule that covers a year holds.
    """

    class Kind(models.TextChoices):
        INCLUDED = "included", "纳入汇总"
        VERTICAL = "vertical", "由上级主管部门汇总"
        EXCLUDED = "excluded", "不纳入汇总"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="member_rules")
    kind = models.CharField("办法", max_length=10, choices=Kind)
    from_year = models.PositiveSmallIntegerField("起始年度")
    to_year = models.PositiveSmallIntegerField("截止年度", null=True, blank=True)
    reason = models.CharField("依据或者原因", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-from_year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                name="member_rule_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.short_name}：{self.get_kind_display()}"


class OutsideUnit(models.Model):
    """A unit or lower government outside this installation whose report the sum waits for, year by year.

    Listed by hand, or by taking its first report in; from then on it is expected until somebody ends that.
    """

    government = models.ForeignKey(Agency, models.PROTECT, related_name="outside_units")
    name = models.CharField("单位", max_length=80)
    from_year = models.PositiveSmallIntegerField("起始年度")
    to_year = models.PositiveSmallIntegerField("截止年度", null=True, blank=True)
    reason = models.CharField("依据或者原因", max_length=300)
    end_reason = models.CharField("不再汇总的原因", max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "from_year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                name="outside_unit_in_order",
            ),
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | ~Q(end_reason=""),
                name="ended_outside_unit_has_its_reason",
            ),
            models.UniqueConstraint(
                fields=["government", "name"],
                condition=Q(to_year__isnull=True),
                name="outside_unit_expected_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def years(self) -> str:
        if self.to_year is None:
            return f"{self.from_year}年度起"
        several = self.to_year != self.from_year
        return f"{self.from_year}至{self.to_year}年度" if several else f"{self.from_year}年度"


class OutsideReport(models.Model):
    """The report of an agency or a lower government outside this installation, read from its file.

    A file that was read counts once a person has confirmed whose report it is, and only then.
    """

    class State(models.TextChoices):
        READ = "read", "等确认"
        TAKEN_IN = "taken_in", "已收进来"
        REPLACED = "replaced", "已换成新的"
        REMOVED = "removed", "已撤出"

    government = models.ForeignKey(Agency, models.PROTECT, related_name="outside_reports")
    name = models.CharField("单位", max_length=80, blank=True)  # while it waits, as the file has it
    year = models.PositiveSmallIntegerField("年度")
    form = models.CharField("格式", max_length=4)
    state = models.CharField("状态", max_length=10, choices=State, default=State.READ)
    cells = models.JSONField("数字", default=dict)
    text = models.JSONField("文字", default=dict)
    read = models.JSONField("读出的其他内容", default=dict)  # others.document without cells and text
    confirmed = models.JSONField("对照原件填上的数字", default=dict)  # address -> number
    explained = models.JSONField("写明的原因", default=dict)  # "RC-07 3.B.total" -> reason
    file = models.ForeignKey(Original, models.PROTECT, related_name="+")
    read_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    read_at = models.DateTimeField("读入", auto_now_add=True)
    taken_in_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    taken_in_at = models.DateTimeField("收进来", null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("换下或者撤出", null=True, blank=True)
    end_reason = models.CharField("换下或者撤出的原因", max_length=300, blank=True)

    class Meta:
        ordering = ["year", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "name", "year"],
                condition=Q(state="taken_in"),
                name="one_outside_report_a_year",
            ),
            models.CheckConstraint(
                condition=Q(state="read") | (~Q(name="") & Q(taken_in_at__isnull=False)),
                name="outside_report_taken_in_by_name",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["read", "taken_in"]) | ~Q(end_reason=""),
                name="ended_outside_report_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name or self.file.name}{self.year}年"

    @property
    def counts(self) -> bool:
        return self.state == self.State.TAKEN_IN

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the file, and of what a person filled in beside it where the file could not be read."""
        if not self.confirmed:
            return self.file.sha256
        return hashlib.sha256(canonical([self.file.sha256, self.confirmed]).encode()).hexdigest()


class HandOver(models.Model):
    """Open applications that moved with a function from one agency to another.

    year: the first year in whose report the receiving agency counts them.
    cells: of row B, column -> pieces, those that are 0 left out; what RC-07 adds here and takes away there.
    whole: the giver is abolished and all that was its own, this year's receipts too, counts for the taker.
    cases: those that moved, where the records hold them; none for a whole hand-over, which moves them all.
    """

    giver = models.ForeignKey(Agency, models.PROTECT, related_name="handed_over")
    taker = models.ForeignKey(Agency, models.PROTECT, related_name="taken_over")
    year = models.PositiveSmallIntegerField("年度")
    whole = models.BooleanField("整体并入", default=False)
    cells = models.JSONField("件数", default=dict)
    cases = models.ManyToManyField(Case, related_name="hand_overs", blank=True)
    reason = models.CharField("依据", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField("撤回", null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = models.CharField("撤回的原因", max_length=300, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="handed_over_to_another"),
            models.UniqueConstraint(
                fields=["giver", "taker", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_hand_over_a_year",
            ),
            models.UniqueConstraint(
                fields=["giver"],
                condition=Q(whole=True, withdrawn_at__isnull=True),
                name="one_agency_takes_over_the_whole",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="withdrawn_hand_over_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver.short_name}→{self.taker.short_name} {self.year}"

    @property
    def in_words(self) -> str:
        """Of a whole one: who reports instead, and on what ground."""
        return (
            f"{self.giver.short_name}从{self.year}年度起并入{self.taker.short_name}，"
            f"数字由{self.taker.short_name}的报告一并报送（{self.reason}），本单位不再单独报送"
        )

    @property
    def pieces(self) -> int:
        """Carried over from the year before, all columns together."""
        return sum(self.cells.values())

    @property
    def what_moved(self) -> str:
        """The applications that went along, in words; never empty. Asks for cases that were not fetched."""
        if self.whole:
            return f"{f'上年结转的申请{self.pieces}件、' if self.pieces else ''}本年收到的全部申请"
        received = max(0, len(self.cases.all()) - self.pieces)
        told = [f"上年结转的申请{self.pieces}件"] if self.pieces else []
        told += [f"本年收到的申请{received}件"] if received else []
        return "、".join(told)
