"""Agencies, offices, people and the posts they hold. What is done with them is other rooms' matter."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from gongkai.agencies.errors import NoticesStand
from gongkai.agencies.roles import Role
from gongkai.law.calendar import Holiday, Notice
from gongkai.law.remedies import Organ, OrganKind


class Installation(models.Model):
    """The one row that says whose site this is, as the footer of every page must (国办发〔2017〕47号)."""

    name = models.CharField("网站名称", max_length=80)
    subtitle = models.CharField("栏目", max_length=40, default="政务公开")
    superior = models.CharField("上级政府", max_length=80, blank=True)
    superior_url = models.URLField("上级政府网址", blank=True)
    domain = models.CharField("网站域名", max_length=120)
    id_code = models.CharField("网站标识码", max_length=10)
    icp = models.CharField("ICP备案编号", max_length=60, blank=True)
    police = models.CharField("公安机关备案号", max_length=60, blank=True)
    organiser = models.CharField("主办单位", max_length=80)
    undertaker = models.CharField("承办单位", max_length=80, blank=True)
    region_code = models.CharField("行政区划代码", max_length=6)
    demonstration = models.BooleanField("演示数据", default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_installation")]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    class Kind(models.TextChoices):
        GOVERNMENT = "government", "人民政府"
        DEPARTMENT = "department", "工作部门"
        SUBDISTRICT = "subdistrict", "街道办事处"
        TOWNSHIP = "township", "乡镇人民政府"
        VERTICAL = "vertical", "垂直管理机构"
        AUTHORISED = "authorised", "法律法规授权的组织"
        PUBLIC_ENTERPRISE = "public_enterprise", "公共企事业单位"

    code = models.SlugField("代码", max_length=20, unique=True)
    name = models.CharField("全称", max_length=80)
    short_name = models.CharField("简称", max_length=40)
    number_word = models.CharField("编号用字", max_length=10, help_text="办件编号和文号的开头，如“明住建”")
    kind = models.CharField("类别", max_length=20, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField("层级", max_length=120, unique=True, help_text="自上而下的代码，如 /mh/zj/")
    valid_from = models.DateField("设立日期")
    valid_to = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    reports_to_government = models.BooleanField("年报由本级政府汇总", default=True)
    superior_government = models.CharField("上一级人民政府", max_length=80, blank=True)
    superior_department = models.CharField("上一级主管部门", max_length=80, blank=True)
    court = models.CharField("有管辖权的人民法院", max_length=80)
    address = models.CharField("办公地址", max_length=120)
    phone = models.CharField("联系电话", max_length=30)
    fax = models.CharField("传真", max_length=30, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    hours = models.CharField("办公时间", max_length=60)
    position = models.PositiveSmallIntegerField("排序", default=100)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agency_valid_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_under(self, other: Agency) -> bool:
        """Whether this is the other agency or one below it in the tree."""
        return self.path.startswith(other.path)

    def exists_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def carried_on_by(self, day: date) -> Agency | None:
        """Who goes on with what this agency did: itself while it exists, then its successor, otherwise the
        one above it. None where those are gone too."""
        agency: Agency | None = self
        passed = set()
        while agency is not None and agency.valid_to is not None and agency.valid_to < day:
            if agency.pk in passed:
                return None
            passed.add(agency.pk)
            agency = agency.successor or agency.parent
        return agency

    @property
    def own_government(self) -> str:
        """The people's government this agency belongs to: itself, or the nearest one above."""
        if self.kind in (self.Kind.GOVERNMENT, self.Kind.TOWNSHIP) or self.parent is None:
            return self.name
        return self.parent.own_government

    def as_organ(self) -> Organ:
        """What the law needs to know of this agency to write the remedy clause."""
        kind = self.Kind.AUTHORISED if self.kind == self.Kind.PUBLIC_ENTERPRISE else self.kind
        return Organ(
            name=self.name,
            kind=OrganKind(kind),
            own_government=self.own_government,
            superior_government=self.superior_government
            or (self.parent.own_government if self.parent else ""),
            superior_department=self.superior_department,
            court=self.court,
        )


class Office(models.Model):
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="offices")
    name = models.CharField("科室", max_length=60)
    is_disclosure_office = models.BooleanField("政府信息公开工作机构", default=False)
    phone = models.CharField("电话", max_length=30, blank=True)
    valid_from = models.DateField("设立日期")
    valid_to = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(is_disclosure_office=True, valid_to__isnull=True),
                name="one_disclosure_office_an_agency",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Person(AbstractUser):
    """Someone who signs in. What they may do follows from their posts, never from this row."""

    first_name = last_name = None
    name = models.CharField("姓名", max_length=40)
    phone = models.CharField("电话", max_length=30, blank=True)

    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Post(models.Model):
    """A role held at an agency between two days; a substitute holds it for someone else."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="posts")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="posts")
    role = models.CharField("岗位", max_length=24, choices=[(role.value, role.label) for role in Role])
    substitute_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    valid_from = models.DateField("起")
    valid_to = models.DateField("止", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="post_valid_in_order",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="post_role_is_in_the_table"
            ),
            models.UniqueConstraint(
                fields=["person", "agency", "role"],
                condition=Q(valid_to__isnull=True),
                name="one_open_post_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.short_name}{Role(self.role).label}"


class Counter(models.Model):
    """The last number given out, by agency, year and series; the only source of numbers."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "series"], name="one_counter_a_series")
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}/{self.series}: {self.last}"


class OnlyAppended(models.QuerySet):
    def update(self, **values):
        raise NoticesStand("holiday notices are appended; a wrong one is replaced by a newer version")

    def delete(self):
        raise NoticesStand("holiday notices are appended; a wrong one is replaced by a newer version")


class HolidayNotice(models.Model):
    """A holiday notice as loaded by the supervising office: one version of one year, never changed.

    The newest version of a year counts, before the file of the same year that came with the product.
    """

    year = models.PositiveSmallIntegerField("年份")
    local = models.BooleanField("本地方的节日", default=False)  # 《全国年节及纪念日放假办法》第四条
    version = models.PositiveSmallIntegerField("版本")
    sources = models.JSONField("出处")
    holidays = models.JSONField("安排")  # [{"name", "off": [day…], "make_up": [day…]}]
    # over the content and the fingerprint of the row before: stands for the whole set of notices up to here
    fingerprint = models.CharField(max_length=64, unique=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    loaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()

    objects = OnlyAppended.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "local", "version"], name="one_notice_a_version")
        ]

    def __str__(self) -> str:
        kind = "本地方节日" if self.local else "放假安排"
        return f"{self.year}年{kind}第{self.version}版"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise NoticesStand("holiday notices are appended; a wrong one is replaced by a newer version")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise NoticesStand("holiday notices are appended; a wrong one is replaced by a newer version")

    def as_notice(self) -> Notice:
        def days(texts: list[str]) -> tuple[date, ...]:
            return tuple(date.fromisoformat(text) for text in texts)

        holidays = (Holiday(each["name"], days(each["off"]), days(each["make_up"])) for each in self.holidays)
        return Notice(self.year, tuple(self.sources), tuple(holidays))
