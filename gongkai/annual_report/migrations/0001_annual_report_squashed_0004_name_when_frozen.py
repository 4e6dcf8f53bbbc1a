"""All of 0001 to 0004 at once, for a database that has no table of this room yet.

One that is somewhere on that way goes on by the files it replaces, which also convert what is in it; here there
is nothing to convert. The next one is 0005 and depends on this file.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai.agencies.migrating import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("annual_report", "0001_annual_report"),
        ("annual_report", "0002_workflow"),
        ("annual_report", "0003_section_drafts"),
        ("annual_report", "0004_name_when_frozen"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("agencies", "0002_holiday_notices"),
        ("documents", "0002_erased_files"),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="agencies.agency",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "scope",
                            models.CharField(
                                choices=[("own", "本机关"), ("whole", "本级政府汇总")],
                                default="own",
                                max_length=10,
                                verbose_name="范围",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                        (
                            "correction_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正原因"),
                        ),
                        (
                            "agency_name",
                            models.CharField(blank=True, max_length=80, verbose_name="固化时的名称"),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("2019", "国办公开办函〔2019〕60号"),
                                    ("2021", "国办公开办函〔2021〕30号"),
                                ],
                                max_length=4,
                                verbose_name="格式",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "编写中"),
                                    ("signing", "送签"),
                                    ("handed_in", "已报送"),
                                    ("accepted", "已审核"),
                                    ("published", "已发布"),
                                    ("superseded", "已被更正"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("derived", "由本系统的记录得出"),
                                    ("imported", "从已发布的报告导入"),
                                ],
                                default="derived",
                                max_length=10,
                                verbose_name="来源",
                            ),
                        ),
                        ("cells", models.JSONField(default=dict, verbose_name="固化的数字")),
                        ("text", models.JSONField(default=dict, verbose_name="固化的文字")),
                        ("members", models.JSONField(default=list, verbose_name="汇总的单位")),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="指纹")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="送签")),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="签发报送")),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="审核通过")),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="发布")),
                        (
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year", "agency_id", "scope", "-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "year", "scope", "version"), name="one_report_a_version"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "published")),
                                fields=("agency", "year", "scope"),
                                name="one_published_report_a_year",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["published", "superseded"]), _negated=True),
                                fields=("agency", "year", "scope"),
                                name="one_report_in_work_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "signing"]),
                                    models.Q(("sha256", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="frozen_report_has_its_hash",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["published", "superseded"]), _negated=True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="published_report_has_its_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1),
                                    models.Q(("correction_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="later_version_has_its_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Explanation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="explanations",
                                to="annual_report.report",
                            ),
                        ),
                        ("rule", models.CharField(max_length=6)),
                        ("address", models.CharField(blank=True, max_length=40)),
                        ("reason", models.CharField(max_length=300, verbose_name="原因")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "rule", "address"), name="one_reason_a_finding"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="annual_report.report",
                            ),
                        ),
                        ("address", models.CharField(max_length=40)),
                        ("derived", models.DecimalField(decimal_places=6, max_digits=18, null=True)),
                        ("value", models.DecimalField(decimal_places=6, max_digits=18)),
                        ("reason", models.CharField(max_length=300, verbose_name="原因")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "ordering": ["address"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "address"), name="one_correction_a_cell"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="correction_has_its_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0)), name="corrected_figure_not_negative"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="annual_report.report",
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=40)),
                        ("quote", models.CharField(blank=True, max_length=300, verbose_name="原文")),
                        ("text", models.CharField(max_length=500, verbose_name="意见")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="处理情况")),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("settled_at__isnull", True),
                                    ("settled_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="settled_comment_names_who",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Section",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sections",
                                to="annual_report.report",
                            ),
                        ),
                        ("part", models.CharField(max_length=1)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("heading", models.CharField(blank=True, max_length=40, verbose_name="小标题")),
                        ("text", models.TextField(blank=True, verbose_name="文字")),
                        ("revision", models.PositiveIntegerField(default=0)),
                        (
                            "edited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("edited_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["part", "position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "part", "position"), name="one_section_a_place"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SectionDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to="annual_report.section",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="文字")),
                        ("base", models.TextField(blank=True, verbose_name="开始时的文字")),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField(verbose_name="暂存")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("section", "person"), name="one_draft_a_person_and_section"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearlyFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="yearly_figures",
                                to="agencies.agency",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("month", models.PositiveSmallIntegerField(default=0, verbose_name="月份")),
                        ("address", models.CharField(max_length=40)),
                        ("value", models.DecimalField(decimal_places=6, max_digits=18)),
                        ("source_note", models.CharField(max_length=200, verbose_name="数据来源")),
                        (
                            "source_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.original",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("entered_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "year", "month", "address"), name="one_figure_an_address"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0)), name="figure_not_negative"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__lte", 12)), name="figure_has_a_month"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandOver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "giver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handed_over",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "taker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_over",
                                to="agencies.agency",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("cells", models.JSONField(default=dict, verbose_name="件数")),
                        ("reason", models.CharField(max_length=300, verbose_name="依据")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("giver", models.F("taker")), _negated=True),
                                name="handed_over_to_another",
                            ),
                            models.UniqueConstraint(
                                fields=("giver", "taker", "year"), name="one_hand_over_a_year"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="member_rules",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("included", "纳入汇总"),
                                    ("vertical", "由上级主管部门汇总"),
                                    ("excluded", "不纳入汇总"),
                                ],
                                max_length=10,
                                verbose_name="办法",
                            ),
                        ),
                        ("from_year", models.PositiveSmallIntegerField(verbose_name="起始年度")),
                        (
                            "to_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="截止年度"),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="依据或者原因")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-from_year", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("to_year__isnull", True),
                                    ("to_year__gte", models.F("from_year")),
                                    _connector="OR",
                                ),
                                name="member_rule_in_order",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "government",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outside_reports",
                                to="agencies.agency",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="单位")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("form", models.CharField(max_length=4, verbose_name="格式")),
                        ("cells", models.JSONField(default=dict, verbose_name="数字")),
                        ("text", models.JSONField(default=dict, verbose_name="文字")),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.original",
                            ),
                        ),
                        (
                            "taken_in_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("taken_in_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "ordering": ["year", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("government", "name", "year"), name="one_outside_report_a_year"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
