"""Reports from outside wait for a person before they count, and a list says who is waited for.

The table of before is made anew: no act wrote a row of it, so there is none to keep.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

AGENCY, PERSON = "agencies.agency", settings.AUTH_USER_MODEL
PROTECT = django.db.models.deletion.PROTECT


def someone(**options):
    return models.ForeignKey(on_delete=PROTECT, related_name="+", to=PERSON, **options)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_holiday_notices"),
        ("annual_report", "0005_entry_tokens"),
        ("documents", "0002_erased_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name="OutsideReport"),
        migrations.CreateModel(
            name="OutsideReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="单位")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("form", models.CharField(max_length=4, verbose_name="格式")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "等确认"),
                            ("taken_in", "已收进来"),
                            ("replaced", "已换成新的"),
                            ("removed", "已撤出"),
                        ],
                        default="read",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("cells", models.JSONField(default=dict, verbose_name="数字")),
                ("text", models.JSONField(default=dict, verbose_name="文字")),
                ("read", models.JSONField(default=dict, verbose_name="读出的其他内容")),
                ("confirmed", models.JSONField(default=dict, verbose_name="对照原件填上的数字")),
                ("explained", models.JSONField(default=dict, verbose_name="写明的原因")),
                ("read_at", models.DateTimeField(auto_now_add=True, verbose_name="读入")),
                ("taken_in_at", models.DateTimeField(blank=True, null=True, verbose_name="收进来")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="换下或者撤出")),
                (
                    "end_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="换下或者撤出的原因"),
                ),
                ("file", models.ForeignKey(on_delete=PROTECT, related_name="+", to="documents.original")),
                (
                    "government",
                    models.ForeignKey(on_delete=PROTECT, related_name="outside_reports", to=AGENCY),
                ),
                ("read_by", someone()),
                ("taken_in_by", someone(blank=True, null=True)),
                ("ended_by", someone(blank=True, null=True)),
            ],
            options={
                "ordering": ["year", "name", "pk"],
                "constraints": [
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
                ],
            },
        ),
        migrations.CreateModel(
            name="OutsideUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="单位")),
                ("from_year", models.PositiveSmallIntegerField(verbose_name="起始年度")),
                ("to_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="截止年度")),
                ("reason", models.CharField(max_length=300, verbose_name="依据或者原因")),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="不再汇总的原因")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("by", someone()),
                ("government", models.ForeignKey(on_delete=PROTECT, related_name="outside_units", to=AGENCY)),
            ],
            options={
                "ordering": ["name", "from_year"],
                "constraints": [
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
                ],
            },
        ),
    ]
