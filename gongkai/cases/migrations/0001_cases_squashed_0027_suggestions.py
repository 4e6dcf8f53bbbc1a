"""All of 0001 to 0027 at once, for a database that has no table of this room yet.

One that is somewhere on that way goes on by the files it replaces, which also convert what is in it; here there
is nothing to convert. The next one is 0028 and depends on this file.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai.agencies.migrating import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0001_cases"),
        ("cases", "0002_count_reports_from_the_index"),
        ("cases", "0003_applicant_and_text_marks"),
        ("cases", "0004_acts_of_the_applicant"),
        ("cases", "0005_notices"),
        ("cases", "0006_imported_registers"),
        ("cases", "0007_receipts_and_contacts"),
        ("cases", "0008_remedies_with_their_own_dates"),
        ("cases", "0009_offers_and_saved_views"),
        ("cases", "0010_release_of_reply_files"),
        ("cases", "0011_avoided_applications"),
        ("cases", "0012_retention_reviews"),
        ("cases", "0013_reasons_for_lateness"),
        ("cases", "0014_papers_rounds_and_new_stages"),
        ("cases", "0015_late_replies"),
        ("cases", "0016_conversions"),
        ("cases", "0017_public_interest_and_deferral"),
        ("cases", "0018_guided_questions"),
        ("cases", "0019_sign_off_chain"),
        ("cases", "0020_steps_of_earlier_letters"),
        ("cases", "0021_letters_by_mail"),
        ("cases", "0022_reply_text_of_the_letter"),
        ("cases", "0023_application_scans"),
        ("cases", "0024_assistance_right_agency_and_own_records"),
        ("cases", "0025_ties_and_splits"),
        ("cases", "0026_indexes_of_the_desk"),
        ("cases", "0027_suggestions"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("agencies", "0002_holiday_notices"),
        ("disclosure", "0003_from_application"),
        ("documents", "0002_erased_files"),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Case",
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
                                related_name="cases",
                                to="agencies.agency",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("serial", models.PositiveIntegerField()),
                        ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                        ("former_number", models.CharField(blank=True, max_length=60, verbose_name="原编号")),
                        ("query_code_hash", models.CharField(max_length=64)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("in_person", "当面提交"),
                                    ("post_signed", "邮寄（需签收）"),
                                    ("post_plain", "平常信函"),
                                    ("online", "网站在线提交"),
                                    ("email", "电子邮件"),
                                    ("fax", "传真"),
                                    ("oral", "口头申请（代为填写）"),
                                ],
                                max_length=12,
                                verbose_name="收到方式",
                            ),
                        ),
                        (
                            "applicant_class",
                            models.CharField(
                                choices=[
                                    ("natural", "自然人"),
                                    ("enterprise", "商业企业"),
                                    ("research", "科研机构"),
                                    ("welfare", "社会公益组织"),
                                    ("legal", "法律服务机构"),
                                    ("other", "其他"),
                                ],
                                max_length=10,
                                verbose_name="申请人类别",
                            ),
                        ),
                        ("applicant_masked", models.CharField(max_length=80, verbose_name="申请人")),
                        ("title", models.CharField(max_length=80, verbose_name="申请内容")),
                        ("description", models.TextField(verbose_name="所需信息")),
                        (
                            "wanted_form",
                            models.CharField(
                                choices=[
                                    ("electronic", "电子文件"),
                                    ("paper", "纸质复印件"),
                                    ("on_the_spot", "查阅、抄录"),
                                ],
                                max_length=12,
                                verbose_name="要的形式",
                            ),
                        ),
                        (
                            "delivery",
                            models.CharField(
                                choices=[
                                    ("email", "发到电子邮箱"),
                                    ("online", "在本网站凭查询码下载"),
                                    ("post", "邮寄"),
                                    ("pickup", "自己来取"),
                                ],
                                max_length=8,
                                verbose_name="取得方式",
                            ),
                        ),
                        ("needs_assistance", models.BooleanField(default=False, verbose_name="需要帮助")),
                        (
                            "keyed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(verbose_name="提交")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="收到")),
                        ("original_due_on", models.DateField(blank=True, null=True, verbose_name="原期限")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                        ("due_provisional", models.BooleanField(default=False)),
                        ("paused", models.BooleanField(default=False, verbose_name="停表")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("awaiting_confirmation", "待确认"),
                                    ("in_hand", "办理中"),
                                    ("awaiting_correction", "等待补正"),
                                    ("awaiting_opinion", "征求意见"),
                                    ("awaiting_reasons", "等待说明理由"),
                                    ("awaiting_payment", "等待缴费"),
                                    ("awaiting_signature", "待签发"),
                                    ("awaiting_service", "待送达"),
                                    ("closed", "已办结"),
                                    ("archived", "已归档"),
                                    ("cancelled", "已撤销登记"),
                                ],
                                max_length=24,
                                verbose_name="环节",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases_held",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("G1", "已经主动公开"),
                                    ("G2", "予以公开"),
                                    ("G3", "部分公开"),
                                    ("D1", "属于国家秘密"),
                                    ("D2", "其他法律行政法规禁止公开"),
                                    ("D3", "危及“三安全一稳定”"),
                                    ("D4", "保护第三方合法权益"),
                                    ("D5", "属于三类内部事务信息"),
                                    ("D6", "属于四类过程性信息"),
                                    ("D7", "属于行政执法案卷"),
                                    ("D8", "属于行政查询事项"),
                                    ("N1", "经检索没有该信息"),
                                    ("N2", "不属于本机关负责公开"),
                                    ("N3", "没有现成信息需要另行制作"),
                                    ("N4", "补正后申请内容仍不明确"),
                                    ("P1", "信访举报投诉类申请"),
                                    ("P2", "重复申请"),
                                    ("P3", "要求提供公开出版物"),
                                    ("P4", "无正当理由大量反复申请"),
                                    ("P5", "要求行政机关确认或重新出具已获取信息"),
                                    ("O1", "无正当理由逾期不补正"),
                                    ("O2", "逾期未缴纳费用"),
                                    ("O3", "撤回、咨询、并案等其他处理"),
                                ],
                                max_length=4,
                                verbose_name="处理决定",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="作出答复")),
                        ("replied_on", models.DateField(blank=True, null=True, verbose_name="送达")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结")),
                        ("archived_on", models.DateField(blank=True, null=True, verbose_name="归档")),
                        (
                            "applicant_mark",
                            models.CharField(blank=True, default="", editable=False, max_length=32),
                        ),
                        (
                            "text_mark",
                            models.CharField(blank=True, default="", editable=False, max_length=32),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几次处理")),
                        ("late", models.BooleanField(null=True, verbose_name="逾期答复")),
                        ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="撤销登记")),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["agency", "state", "due_on", "holder"], name="case_queue"),
                            models.Index(
                                fields=["agency", "received_on", "decided_on", "applicant_class", "channel"],
                                name="case_received",
                            ),
                            models.Index(
                                fields=[
                                    "agency",
                                    "replied_on",
                                    "late",
                                    "decided_on",
                                    "closed_on",
                                    "outcome",
                                    "received_on",
                                    "due_on",
                                ],
                                name="case_answered",
                            ),
                            models.Index(
                                fields=["agency", "decided_on", "outcome", "applicant_class"],
                                name="case_decided",
                            ),
                            models.Index(fields=["agency", "applicant_mark"], name="case_applicant"),
                            models.Index(fields=["text_mark"], name="case_text"),
                            models.Index(fields=["agency", "text_mark", "applicant_mark"], name="case_asked"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "year", "serial"), name="one_case_a_serial"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("former_number", ""), _negated=True),
                                fields=("agency", "former_number"),
                                name="one_case_a_former_number",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_on__isnull", True), ("outcome", "")),
                                    models.Q(
                                        ("decided_on__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_outcome_with_its_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_on__isnull", True),
                                    models.Q(
                                        ("decided_on__gte", models.F("received_on")),
                                        ("received_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_decided_after_receipt",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replied_on__isnull", True),
                                    models.Q(
                                        ("decided_on__isnull", False),
                                        ("replied_on__gte", models.F("decided_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_replied_after_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("received_on__isnull", True), ("state", "awaiting_confirmation")
                                    ),
                                    ("state", "cancelled"),
                                    models.Q(
                                        models.Q(("state", "awaiting_confirmation"), _negated=True),
                                        ("due_on__isnull", False),
                                        ("received_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_received_has_term",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cancelled_on__isnull", False),
                                        ("received_on__isnull", True),
                                        ("state", "cancelled"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "cancelled"), _negated=True),
                                        ("cancelled_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_cancelled_counts_nowhere",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("round__gte", 1)), name="case_round_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="cases.case",
                            ),
                        ),
                        (
                            "offered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="交接说明")),
                        ("offered_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("offered", "等对方接收"),
                                    ("accepted", "已接收"),
                                    ("returned", "已退回"),
                                    ("withdrawn", "已改派"),
                                ],
                                default="offered",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="退回的理由")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "offered")), fields=["to"], name="offers_open"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "offered")),
                                fields=("case",),
                                name="one_open_offer_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "returned"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="offer_returned_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at__isnull", True), ("state", "offered")),
                                    models.Q(
                                        models.Q(("state", "offered"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="offer_answered_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AskedItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asked_items",
                                to="cases.case",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("place", models.PositiveSmallIntegerField(verbose_name="次序")),
                        ("text", models.CharField(max_length=200, verbose_name="申请事项")),
                        (
                            "listed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("listed_at", models.DateTimeField()),
                        ("dropped_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["place", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dropped_at__isnull", True)),
                                fields=("case", "round", "text"),
                                name="one_asked_item_a_text",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="cases.case",
                            ),
                        ),
                        (
                            "original",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case_document",
                                to="documents.original",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("application_attachment", "申请附件"),
                                    ("application_scan", "申请材料扫描件"),
                                    ("correction", "补正材料"),
                                    ("opinion", "第三方意见"),
                                    ("proof", "凭证"),
                                    ("reply_attachment", "答复附件"),
                                    ("letter", "答复书"),
                                    ("remedy", "复议诉讼文书"),
                                    ("notice", "告知书"),
                                    ("outside_letter", "函件"),
                                    ("sign_off_sheet", "审查呈批单"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("added_at", models.DateTimeField()),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseSplit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="split",
                                to="cases.case",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="分案前的申请内容")),
                        ("description", models.TextField(verbose_name="分案前的所需信息")),
                        ("reason", models.TextField(verbose_name="分案的理由")),
                        ("count", models.PositiveSmallIntegerField(verbose_name="分成几件")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("count__gte", 2)), name="split_makes_several"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("merged", "并案"), ("joint", "一并答复"), ("split", "分案")],
                                max_length=8,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ties",
                                to="cases.case",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tied",
                                to="cases.case",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("left_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("case", models.F("to")), _negated=True),
                                name="tie_joins_two_cases",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind__in", ("merged", "joint")), ("left_at__isnull", True)
                                ),
                                fields=("case",),
                                name="answered_with_one_case",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "split")),
                                fields=("case",),
                                name="split_off_one_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_at__isnull", True),
                                    models.Q(("kind", "split"), _negated=True),
                                    _connector="OR",
                                ),
                                name="split_stays_split",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="cases.case",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("sms", "短信"),
                                    ("email", "电子邮件"),
                                    ("in_person", "当面"),
                                ],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("confirmed", "双方确认"),
                                    ("no_answer", "没有接通或者没有回音"),
                                    ("wrong", "联系方式不对"),
                                ],
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Conversion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversions",
                                to="cases.case",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("several", "多个申请人申请同样的信息（第四十四条第一款）"),
                                    ("suggested", "申请人建议纳入主动公开（第四十四条第二款）"),
                                ],
                                max_length=12,
                                verbose_name="由来",
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="说明")),
                        (
                            "publication",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversion",
                                to="disclosure.publication",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("publication__isnull", False)),
                                fields=("case",),
                                name="one_conversion_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__isnull", False),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="conversion_declined_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CorrectionNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="correction",
                                to="cases.case",
                            ),
                        ),
                        ("points", models.TextField(verbose_name="补正事项")),
                        ("noticed_on", models.DateField(verbose_name="告知日期")),
                        ("until", models.DateField(verbose_name="补正期限")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="收到补正")),
                        ("answer", models.TextField(blank=True, verbose_name="补正内容")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("noticed_on"))),
                                name="correction_leaves_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DailyRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("job", models.CharField(max_length=40)),
                        ("on", models.DateField()),
                        ("done_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("job", "on"), name="one_run_a_day")],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="cases.case",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("G1", "已经主动公开"),
                                    ("G2", "予以公开"),
                                    ("G3", "部分公开"),
                                    ("D1", "属于国家秘密"),
                                    ("D2", "其他法律行政法规禁止公开"),
                                    ("D3", "危及“三安全一稳定”"),
                                    ("D4", "保护第三方合法权益"),
                                    ("D5", "属于三类内部事务信息"),
                                    ("D6", "属于四类过程性信息"),
                                    ("D7", "属于行政执法案卷"),
                                    ("D8", "属于行政查询事项"),
                                    ("N1", "经检索没有该信息"),
                                    ("N2", "不属于本机关负责公开"),
                                    ("N3", "没有现成信息需要另行制作"),
                                    ("N4", "补正后申请内容仍不明确"),
                                    ("P1", "信访举报投诉类申请"),
                                    ("P2", "重复申请"),
                                    ("P3", "要求提供公开出版物"),
                                    ("P4", "无正当理由大量反复申请"),
                                    ("P5", "要求行政机关确认或重新出具已获取信息"),
                                    ("O1", "无正当理由逾期不补正"),
                                    ("O2", "逾期未缴纳费用"),
                                    ("O3", "撤回、咨询、并案等其他处理"),
                                ],
                                max_length=4,
                            ),
                        ),
                        ("grounds", models.TextField(verbose_name="理由")),
                        ("details", models.JSONField(default=dict)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_on", models.DateField()),
                        ("current", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("current", True)),
                                fields=("case",),
                                name="one_current_decision_a_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="cases.case",
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("text", models.TextField()),
                        (
                            "original",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.original",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name_plural": "evidence",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FeeNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fee_notice",
                                to="cases.case",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("items", "按件"), ("pages", "按量")],
                                max_length=6,
                                verbose_name="计费方式",
                            ),
                        ),
                        ("count", models.PositiveIntegerField(verbose_name="数量")),
                        ("items_here", models.PositiveIntegerField(default=1, verbose_name="本件计几件")),
                        ("amount", models.PositiveIntegerField(verbose_name="数额（元）")),
                        ("how", models.CharField(max_length=200, verbose_name="缴纳方式")),
                        ("noticed_on", models.DateField(verbose_name="通知日期")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="申请人收到")),
                        ("until", models.DateField(verbose_name="缴费期限")),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="缴清")),
                        ("voucher", models.CharField(blank=True, max_length=60, verbose_name="票据号码")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 1)), name="fee_is_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("noticed_on"))),
                                name="fee_leaves_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paid_on__isnull", True),
                                    models.Q(
                                        ("paid_on__gte", models.F("noticed_on")),
                                        models.Q(("voucher", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="fee_paid_with_voucher",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FileScan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scan",
                                to="cases.casedocument",
                            ),
                        ),
                        ("scanned_at", models.DateTimeField()),
                        (
                            "scanned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="FormerReply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_reply",
                                to="cases.case",
                            ),
                        ),
                        (
                            "letter_number",
                            models.CharField(blank=True, max_length=40, verbose_name="答复文号"),
                        ),
                        (
                            "method",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("in_person", "当面送达"),
                                    ("post", "邮寄送达"),
                                    ("electronic", "电子送达"),
                                    ("email", "电子邮件送达"),
                                ],
                                max_length=12,
                                verbose_name="送达方式",
                            ),
                        ),
                        ("served_on", models.DateField(blank=True, null=True, verbose_name="送达日期")),
                    ],
                    options={
                        "verbose_name_plural": "former replies",
                    },
                ),
                migrations.CreateModel(
                    name="GuideAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guide_answers",
                                to="cases.case",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="cases.askeditem",
                            ),
                        ),
                        ("question", models.PositiveSmallIntegerField(verbose_name="第几问")),
                        ("answer", models.CharField(max_length=20, verbose_name="回答")),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                        ("details", models.JSONField(default=dict)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("question__gte", 1), ("question__lte", 4)),
                                name="guide_four_answered",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Identity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="identity",
                                to="cases.case",
                            ),
                        ),
                        ("sealed", models.BinaryField()),
                        ("wrapped_key", models.BinaryField(null=True)),
                        ("erased_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "identities",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("erased_on__isnull", True), ("wrapped_key__isnull", False)),
                                    models.Q(("erased_on__isnull", False), ("wrapped_key__isnull", True)),
                                    _connector="OR",
                                ),
                                name="identity_key_until_erased",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdentityProof",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="identity_proofs",
                                to="cases.case",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="文件名")),
                        ("media_type", models.CharField(max_length=100)),
                        ("storage_name", models.CharField(max_length=120)),
                        ("added_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRun",
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
                                related_name="import_runs",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="指纹")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("faulty", "有要改的"),
                                    ("checked", "检查通过"),
                                    ("running", "正在导入"),
                                    ("done", "已导入"),
                                    ("failed", "没有导入"),
                                ],
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("total", models.PositiveIntegerField(default=0, verbose_name="件数")),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="已处理")),
                        ("error_count", models.PositiveIntegerField(default=0, verbose_name="要改的")),
                        ("errors", models.JSONField(default=list)),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="原因")),
                        ("sealed", models.BinaryField(null=True)),
                        ("wrapped_key", models.BinaryField(null=True)),
                        ("started_at", models.DateTimeField()),
                        ("heartbeat_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "done")),
                                fields=("agency", "sha256"),
                                name="one_import_a_file",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("done__lte", models.F("total"))),
                                name="import_done_within_total",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inquiry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiries",
                                to="cases.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("third_party", "第三方"), ("agency", "其他机关")],
                                default="third_party",
                                max_length=12,
                            ),
                        ),
                        ("to", models.CharField(max_length=120, verbose_name="征求对象")),
                        ("matter", models.TextField(verbose_name="征求事项")),
                        ("sent_on", models.DateField(verbose_name="发出")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束")),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("consent", "同意公开"),
                                    ("objection", "不同意公开"),
                                    ("partial", "部分同意公开"),
                                    ("silence", "逾期未提出意见"),
                                ],
                                max_length=10,
                                verbose_name="意见",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="意见内容")),
                    ],
                    options={
                        "verbose_name_plural": "inquiries",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("ended_on__isnull", True)),
                                    models.Q(
                                        ("ended_on__gte", models.F("sent_on")),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="inquiry_ends_with_answer",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LatenessReason",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lateness_reasons",
                                to="cases.case",
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("volume", "申请数量多"),
                                    ("search", "检索、整理材料费时"),
                                    ("opinion", "征求意见耽误"),
                                    ("approval", "审核签发耽误"),
                                    ("hand_over", "人员变动、交接"),
                                    ("oversight", "漏办"),
                                    ("service", "没有送达到、重新送达"),
                                    ("other", "其他"),
                                ],
                                max_length=10,
                                verbose_name="原因",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="说明")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="cases.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(choices=[("reply", "答复书")], default="reply", max_length=12),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="cases.decision",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=40, verbose_name="文号")),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        (
                            "template",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="cases.papertemplate",
                            ),
                        ),
                        ("addressee", models.CharField(max_length=80, verbose_name="收信人")),
                        ("paragraphs", models.JSONField(default=list, verbose_name="正文")),
                        ("remedy_text", models.TextField(verbose_name="救济途径")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("submitted", "已送审"),
                                    ("returned", "已退回"),
                                    ("signed", "已签发"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
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
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
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
                        ("signed_at", models.DateTimeField(blank=True, null=True)),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                        (
                            "docx",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.original",
                            ),
                        ),
                        (
                            "pdf",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.original",
                            ),
                        ),
                        ("return_reason", models.TextField(blank=True, verbose_name="退回理由")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "kind", "round"), name="one_letter_a_round"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("number", ""), _negated=True),
                                fields=("number",),
                                name="one_letter_a_number",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "signed"), _negated=True),
                                    models.Q(
                                        ("docx__isnull", False),
                                        ("signed_by__isnull", False),
                                        ("signed_on__isnull", False),
                                        models.Q(("number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_signed_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("signed_by__isnull", True),
                                    models.Q(("signed_by", models.F("submitted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="letter_signed_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockFact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clock_facts",
                                to="cases.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("received", "收到申请"),
                                    ("correction_required", "发出补正告知书"),
                                    ("corrected", "收到补正后的申请"),
                                    ("fee_noticed", "发出收费通知"),
                                    ("fee_paid", "申请人缴清费用"),
                                    ("inquiry_sent", "发出征求意见书"),
                                    ("inquiry_ended", "征求意见结束"),
                                    ("extended", "告知延长答复期限"),
                                    ("deferred", "告知延迟答复"),
                                    ("reopened", "收到责令重新处理的决定或者判决"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("working_days", models.PositiveSmallIntegerField(default=0)),
                        ("ref", models.CharField(blank=True, max_length=20)),
                        ("basis", models.CharField(max_length=300)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "letter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.letter",
                            ),
                        ),
                        (
                            "supersedes",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="superseded_by",
                                to="cases.clockfact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "extended"),
                                        ("working_days__gte", 1),
                                        ("working_days__lte", 20),
                                    ),
                                    models.Q(
                                        ("kind", "deferred"),
                                        ("working_days__gte", 1),
                                        ("working_days__lte", 60),
                                    ),
                                    models.Q(
                                        models.Q(("kind__in", ["extended", "deferred"]), _negated=True),
                                        ("working_days", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="fact_days_only_of_longer_term",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterService",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="cases.letter",
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("in_person", "当面送达"),
                                    ("post", "邮寄送达"),
                                    ("electronic", "电子送达"),
                                    ("email", "电子邮件送达"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("served_on", models.DateField()),
                        ("proof", models.CharField(max_length=200, verbose_name="送达凭证")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("bounced_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                        (
                            "bounce_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="退回原因"),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("bounced_on__isnull", True)),
                                fields=("letter",),
                                name="one_standing_service_a_letter",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bounced_on__isnull", True),
                                    ("bounced_on__gte", models.F("on")),
                                    _connector="OR",
                                ),
                                name="letter_bounced_after_service",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="cases.case",
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                                related_name="notices",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[("in_app", "工作台"), ("email", "电子邮件"), ("sms", "短信")],
                                max_length=6,
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("subject", models.CharField(max_length=120)),
                        ("text", models.TextField()),
                        ("about_kind", models.CharField(blank=True, max_length=40)),
                        ("about_id", models.BigIntegerField(null=True)),
                        ("once_key", models.CharField(max_length=120, null=True, unique=True)),
                        ("written_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待发"),
                                    ("sent", "已发"),
                                    ("no_address", "没有地址"),
                                    ("given_up", "没有发到"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("read_at", models.DateTimeField(null=True)),
                        ("last_error", models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["due_at"],
                                name="notice_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("channel", "in_app")),
                                fields=["person", "-id"],
                                name="notice_of_person",
                            ),
                            models.Index(
                                condition=models.Q(("channel", "in_app"), ("read_at__isnull", True)),
                                fields=["person"],
                                name="notice_unread",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    models.Q(
                                        ("case__isnull", False),
                                        models.Q(("channel", "in_app"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="notice_has_a_reader",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="notice_sent_with_its_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mails",
                                to="cases.letter",
                            ),
                        ),
                        (
                            "notice",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letter_mail",
                                to="cases.notice",
                            ),
                        ),
                        (
                            "ordered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ordered_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Overruling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "inquiry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overruling",
                                to="cases.inquiry",
                            ),
                        ),
                        ("content", models.TextField(verbose_name="公开的内容")),
                        ("interest", models.TextField(verbose_name="属于什么公共利益")),
                        ("effect", models.TextField(verbose_name="不公开会造成什么重大影响")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="决定日期")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("content", ""), _negated=True),
                                    models.Q(("interest", ""), _negated=True),
                                    models.Q(("effect", ""), _negated=True),
                                ),
                                name="overruling_gives_reasons",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Paper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="cases.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("receipt", "接收回执"),
                                    ("correction", "补正告知书"),
                                    ("reasons", "说明理由告知书"),
                                    ("extension", "延期答复告知书"),
                                    ("deferral", "延迟答复告知书"),
                                    ("inquiry_notice", "征求意见告知书"),
                                    ("fee", "收费通知书"),
                                    ("third_party", "征求意见书（第三方）"),
                                    ("agency_inquiry", "征求意见书（其他机关）"),
                                    ("public_interest", "依申请公开告知书（第三方）"),
                                    ("assistance", "协办函"),
                                    ("cancellation", "撤销登记告知书"),
                                    ("record_correction", "更正处理告知书"),
                                    ("reopening", "重新处理告知书"),
                                    ("split", "分案告知书"),
                                    ("application_form", "申请表"),
                                    ("registration_form", "登记表"),
                                    ("opinion_form", "征求意见确认函"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("number", models.CharField(max_length=40, unique=True, verbose_name="文号")),
                        (
                            "template",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="cases.papertemplate",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("addressee", models.CharField(max_length=120, verbose_name="收件人")),
                        ("to_applicant", models.BooleanField()),
                        ("paragraphs", models.JSONField(default=list, verbose_name="正文")),
                        (
                            "inquiry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="cases.inquiry",
                            ),
                        ),
                        (
                            "docx",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.original",
                            ),
                        ),
                        (
                            "pdf",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.original",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("issued_on", models.DateField(verbose_name="发出日期")),
                        ("issued_at", models.DateTimeField()),
                        (
                            "enclosures",
                            models.ManyToManyField(blank=True, related_name="+", to="documents.original"),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Assistance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assistances",
                                to="cases.case",
                            ),
                        ),
                        ("to", models.CharField(max_length=120, verbose_name="协办的单位或者科室")),
                        ("matter", models.TextField(verbose_name="协办事项")),
                        ("asked_on", models.DateField(verbose_name="发出")),
                        ("until", models.DateField(verbose_name="请在何日前回复")),
                        (
                            "paper",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assistance",
                                to="cases.paper",
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="收到回复")),
                        ("answer", models.TextField(blank=True, verbose_name="回复的内容")),
                        (
                            "recorded_by",
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
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("answered_on__isnull", True)),
                                fields=["case"],
                                name="assistance_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("asked_on"))),
                                name="assistance_leaves_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_on__isnull", True)),
                                    models.Q(
                                        ("answered_on__gte", models.F("asked_on")),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="assistance_answered_in_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperService",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="cases.paper",
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("in_person", "当面送达"),
                                    ("post", "邮寄送达"),
                                    ("electronic", "电子送达"),
                                    ("email", "电子邮件送达"),
                                ],
                                max_length=12,
                                verbose_name="送达方式",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="送达日期")),
                        ("proof", models.CharField(max_length=200, verbose_name="送达凭证")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        ("bounced_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                        (
                            "bounce_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="退回原因"),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("bounced_on__isnull", True)),
                                fields=("paper",),
                                name="one_standing_service_a_paper",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bounced_on__isnull", True),
                                    ("bounced_on__gte", models.F("on")),
                                    _connector="OR",
                                ),
                                name="paper_bounced_after_service",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="文书")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="版本")),
                        ("title", models.CharField(max_length=80, verbose_name="标题")),
                        ("body", models.TextField(verbose_name="正文")),
                        ("valid_from", models.DateField(verbose_name="启用日期")),
                        ("reason", models.CharField(max_length=200, verbose_name="修改的理由")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["kind", "version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "version"), name="one_template_a_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)), name="template_version_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PassedOn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="passed_on",
                                to="cases.case",
                            ),
                        ),
                        (
                            "copy",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="came_from",
                                to="cases.case",
                            ),
                        ),
                        ("agreed_on", models.DateField(verbose_name="申请人同意的日期")),
                        (
                            "agreed_how",
                            models.CharField(
                                choices=[
                                    ("phone", "电话"),
                                    ("sms", "短信"),
                                    ("email", "电子邮件"),
                                    ("in_person", "当面"),
                                ],
                                max_length=10,
                                verbose_name="怎么同意的",
                            ),
                        ),
                        (
                            "passed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("passed_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("case", models.F("copy")), _negated=True),
                                name="passed_on_to_another_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReasonsRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reasons_request",
                                to="cases.case",
                            ),
                        ),
                        ("points", models.TextField(verbose_name="要说明的事项")),
                        (
                            "this_month",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="本月件数"),
                        ),
                        ("noticed_on", models.DateField(verbose_name="告知日期")),
                        ("until", models.DateField(verbose_name="说明期限")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="收到说明")),
                        ("answer", models.TextField(blank=True, verbose_name="说明的理由")),
                        ("reasonable", models.BooleanField(null=True, verbose_name="理由合理")),
                        ("judgement", models.TextField(blank=True, verbose_name="为什么合理或者不合理")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("noticed_on"))),
                                name="reasons_leave_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reasonable__isnull", True),
                                    models.Q(("judgement", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reasons_judged_in_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipt",
                                to="cases.case",
                            ),
                        ),
                        ("came_on", models.DateField(verbose_name="来件")),
                        (
                            "tracking_number",
                            models.CharField(blank=True, max_length=40, verbose_name="邮件单号"),
                        ),
                        (
                            "scan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.casedocument",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="首次打开")),
                        (
                            "opened_by",
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                                    models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="receipt_opened_by_someone",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecordCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "decision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="record_correction",
                                to="cases.decision",
                            ),
                        ),
                        ("matter", models.TextField(verbose_name="要求更正什么")),
                        ("proof", models.TextField(verbose_name="申请人的证据")),
                        (
                            "finding",
                            models.CharField(
                                choices=[
                                    ("corrected", "属实，由本机关更正"),
                                    ("passed_on", "不归本机关，转送有权更正的机关"),
                                    ("told", "不归本机关，告知向有权更正的机关提出"),
                                    ("not_shown", "没有证据证明不准确，不予更正"),
                                ],
                                max_length=10,
                                verbose_name="认定",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="认定的理由和处理的结果")),
                        (
                            "agency_name",
                            models.CharField(blank=True, max_length=120, verbose_name="有权更正的机关"),
                        ),
                        (
                            "agency_contact",
                            models.CharField(blank=True, max_length=200, verbose_name="该机关的联系方式"),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("proposed_on", models.DateField()),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        (
                            "paper",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.paper",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by__isnull", True),
                                    models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="record_correction_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved_by__isnull", True),
                                        ("approved_on__isnull", True),
                                        ("paper__isnull", True),
                                    ),
                                    models.Q(
                                        ("approved_by__isnull", False),
                                        ("approved_on__isnull", False),
                                        ("paper__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="record_correction_approved_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finding__in", ["passed_on", "told"]), _negated=True),
                                    models.Q(("agency_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="record_correction_names_the_agency",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RedactedCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redaction",
                                to="cases.casedocument",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redacted_copies",
                                to="cases.casedocument",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name_plural": "redacted copies",
                    },
                ),
                migrations.CreateModel(
                    name="RedactedPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "copy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="cases.redactedcopy",
                            ),
                        ),
                        ("places", models.CharField(max_length=200, verbose_name="位置")),
                        ("times", models.PositiveIntegerField(verbose_name="处数")),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("D1", "属于国家秘密"),
                                    ("D2", "其他法律行政法规禁止公开"),
                                    ("D3", "危及“三安全一稳定”"),
                                    ("D4", "保护第三方合法权益"),
                                    ("D5", "属于三类内部事务信息"),
                                    ("D6", "属于四类过程性信息"),
                                    ("D7", "属于行政执法案卷"),
                                    ("D8", "属于行政查询事项"),
                                ],
                                max_length=4,
                                verbose_name="依据",
                            ),
                        ),
                        ("words", models.CharField(max_length=200, verbose_name="理由")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("times__gte", 1)), name="redacted_part_is_somewhere"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Remedy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remedies",
                                to="cases.case",
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                choices=[
                                    ("review", "行政复议"),
                                    ("direct", "未经复议直接起诉"),
                                    ("after_review", "复议后起诉"),
                                ],
                                max_length=12,
                                verbose_name="途径",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suits",
                                to="cases.remedy",
                                verbose_name="对应的行政复议",
                            ),
                        ),
                        ("filed_on", models.DateField(verbose_name="提起日期")),
                        ("body", models.CharField(max_length=120, verbose_name="受理机关")),
                        ("reference", models.CharField(blank=True, max_length=60, verbose_name="案号")),
                        (
                            "procedure",
                            models.CharField(
                                choices=[("ordinary", "普通程序"), ("simple", "简易程序")],
                                default="ordinary",
                                max_length=8,
                                verbose_name="程序",
                            ),
                        ),
                        ("accepted_on", models.DateField(blank=True, null=True, verbose_name="受理日期")),
                        (
                            "copy_received_on",
                            models.DateField(blank=True, null=True, verbose_name="收到副本"),
                        ),
                        (
                            "answered_on",
                            models.DateField(blank=True, null=True, verbose_name="提交答复和证据"),
                        ),
                        (
                            "extended_days",
                            models.PositiveSmallIntegerField(default=0, verbose_name="复议决定延长"),
                        ),
                        (
                            "hearing_on",
                            models.DateField(blank=True, null=True, verbose_name="开庭或者听取意见"),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("pending", "尚未审结"),
                                    ("upheld", "结果维持"),
                                    ("corrected", "结果纠正"),
                                    ("other", "其他结果"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        ("concluded_on", models.DateField(blank=True, null=True, verbose_name="审结日期")),
                        (
                            "decision_received_on",
                            models.DateField(blank=True, null=True, verbose_name="收到决定书或者判决书"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="申请人撤回")),
                        ("result_text", models.TextField(blank=True, verbose_name="结果的内容")),
                        ("ordered", models.TextField(blank=True, verbose_name="要我方做什么")),
                        (
                            "ordered_working_days",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="履行期限"),
                        ),
                        (
                            "ordered_until",
                            models.DateField(blank=True, null=True, verbose_name="履行到哪一天"),
                        ),
                        ("carried_out_on", models.DateField(blank=True, null=True, verbose_name="履行完毕")),
                        ("next_step", models.CharField(blank=True, max_length=12)),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="下一个期限")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "remedies",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(fields=["filed_on", "concluded_on"], name="remedy_by_day"),
                            models.Index(fields=["next_on"], name="remedy_by_next_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("concluded_on__isnull", True), ("result", "pending")),
                                    models.Q(
                                        models.Q(("result", "pending"), _negated=True),
                                        ("concluded_on__gte", models.F("filed_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="remedy_concluded_with_its_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("review__isnull", True), ("route", "after_review"), _connector="OR"
                                ),
                                name="remedy_review_before_suit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("extended_days", 0),
                                    models.Q(
                                        ("extended_days__lte", 30),
                                        ("procedure", "ordinary"),
                                        ("route", "review"),
                                    ),
                                    _connector="OR",
                                ),
                                name="remedy_extension_within_art_62",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on__isnull", True),
                                    models.Q(
                                        ("answered_on__gte", models.F("copy_received_on")),
                                        ("copy_received_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="remedy_answered_after_copy",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decision_received_on__isnull", True),
                                    models.Q(
                                        ("concluded_on__isnull", False),
                                        ("decision_received_on__gte", models.F("concluded_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="remedy_decision_received_after_it",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn", False), ("result", "other"), _connector="OR"
                                ),
                                name="remedy_withdrawn_is_other",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ordered", ""),
                                        ("ordered_until__isnull", True),
                                        ("ordered_working_days__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("ordered", ""), _negated=True),
                                        models.Q(("result", "pending"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="remedy_ordered_by_a_result",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("carried_out_on__isnull", True),
                                    models.Q(
                                        models.Q(("ordered", ""), _negated=True),
                                        ("carried_out_on__gte", models.F("concluded_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="remedy_carried_out_what_was_ordered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RemedyPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "remedy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="cases.remedy",
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remedy_paper",
                                to="cases.casedocument",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("copy", "申请书或者起诉状副本"),
                                    ("answer", "我方答复或者答辩状"),
                                    ("decision", "决定书或者判决书"),
                                ],
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="retention_reviews",
                                to="cases.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("keep", "延长保存"), ("erase", "销毁身份信息")], max_length=6
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="理由")),
                        ("keep_until", models.DateField(blank=True, null=True, verbose_name="保存到")),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("proposed_at", models.DateTimeField()),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_by__isnull", True),
                                        ("keep_until__isnull", False),
                                        ("kind", "keep"),
                                    ),
                                    models.Q(("keep_until__isnull", True), ("kind", "erase")),
                                    _connector="OR",
                                ),
                                name="retention_kept_until_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by__isnull", True),
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="retention_erased_by_two",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True), ("kind", "erase")),
                                fields=("case",),
                                name="one_open_erasure_a_case",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RightAgency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="right_agency",
                                to="cases.case",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.agency",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="负责公开的机关")),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="联系方式")),
                        ("why", models.TextField(verbose_name="怎么查明的")),
                        (
                            "named_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("named_on", models.DateField(verbose_name="查明日期")),
                    ],
                    options={
                        "verbose_name_plural": "right agencies",
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="saved_views",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="saved_views",
                                to="agencies.agency",
                            ),
                        ),
                        ("name", models.CharField(max_length=16, verbose_name="名称")),
                        ("query", models.CharField(max_length=600)),
                        ("shared", models.BooleanField(default=False, verbose_name="本单位共用")),
                    ],
                    options={
                        "ordering": ["shared", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "agency", "name"), name="one_saved_view_a_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScanFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="cases.casedocument",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("identity_number", "身份证号码"),
                                    ("mobile", "手机号码"),
                                    ("landline", "固定电话"),
                                    ("bank_card", "银行卡号"),
                                    ("address", "住址"),
                                    ("plate", "车牌号"),
                                    ("hidden_sheet", "隐藏的工作表"),
                                    ("hidden_row", "隐藏的行"),
                                    ("hidden_column", "隐藏的列"),
                                    ("hidden_text", "隐藏的文字"),
                                    ("comment", "批注"),
                                    ("tracked_change", "修订痕迹"),
                                    ("embedded_file", "嵌在里面的文件"),
                                    ("covered_text", "黑块下面的文字"),
                                    ("annotation", "PDF注释"),
                                    ("metadata", "文件属性"),
                                    ("not_checked", "查不到的部分"),
                                    ("more", "还有更多"),
                                    ("unreadable", "读不了"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("where", models.CharField(max_length=120, verbose_name="位置")),
                        ("excerpt", models.CharField(blank=True, max_length=200, verbose_name="摘录")),
                        (
                            "severity",
                            models.CharField(
                                choices=[("error", "error"), ("warning", "warning")], max_length=8
                            ),
                        ),
                        (
                            "attached_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "cleared_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("cleared_at", models.DateTimeField(blank=True, null=True)),
                        ("clear_reason", models.TextField(blank=True, verbose_name="可以发出的理由")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("clear_reason", ""),
                                        ("cleared_at__isnull", True),
                                        ("cleared_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("cleared_at__isnull", False),
                                        ("cleared_by__isnull", False),
                                        models.Q(("clear_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_cleared_with_its_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cleared_by__isnull", True),
                                    models.Q(("cleared_by", models.F("attached_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="finding_cleared_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SearchRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="searches",
                                to="cases.case",
                            ),
                        ),
                        ("places", models.CharField(max_length=300, verbose_name="检索地点")),
                        ("words", models.CharField(max_length=300, verbose_name="检索词")),
                        ("people", models.CharField(max_length=120, verbose_name="检索人员")),
                        ("searched_on", models.DateField(verbose_name="检索日期")),
                        ("found", models.BooleanField(verbose_name="找到")),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SignOffChain",
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
                                related_name="sign_off_chains",
                                to="agencies.agency",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="版本")),
                        (
                            "section_head",
                            models.CharField(
                                choices=[
                                    ("never", "不经过"),
                                    ("risky", "有风险的答复"),
                                    ("chosen", "选定的处理决定"),
                                    ("always", "每一件"),
                                ],
                                default="never",
                                max_length=6,
                                verbose_name="科室负责人",
                            ),
                        ),
                        (
                            "legal_adviser",
                            models.CharField(
                                choices=[
                                    ("never", "不经过"),
                                    ("risky", "有风险的答复"),
                                    ("chosen", "选定的处理决定"),
                                    ("always", "每一件"),
                                ],
                                default="never",
                                max_length=6,
                                verbose_name="法律顾问",
                            ),
                        ),
                        (
                            "agency_head",
                            models.CharField(
                                choices=[
                                    ("never", "不经过"),
                                    ("risky", "有风险的答复"),
                                    ("chosen", "选定的处理决定"),
                                    ("always", "每一件"),
                                ],
                                default="never",
                                max_length=6,
                                verbose_name="单位主要负责人",
                            ),
                        ),
                        (
                            "agency_head_outcomes",
                            models.JSONField(default=list, verbose_name="由单位主要负责人签发的处理决定"),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="修改的理由")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["version"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agency", "version"), name="one_chain_a_version"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("section_head", "chosen"), _negated=True),
                                    models.Q(("legal_adviser", "chosen"), _negated=True),
                                ),
                                name="chosen_decisions_are_the_agency_heads",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignOffStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_off",
                                to="cases.letter",
                            ),
                        ),
                        ("attempt", models.PositiveSmallIntegerField(verbose_name="第几次送审")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="第几步")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("case_officer", "经办人"),
                                    ("section_head", "科室负责人"),
                                    ("disclosure_head", "公开工作机构负责人"),
                                    ("agency_head", "单位主要负责人"),
                                    ("secrecy_reviewer", "保密审查员"),
                                    ("legal_adviser", "法律顾问"),
                                    ("supervisor", "主管部门"),
                                    ("editor", "编辑"),
                                    ("auditor", "审计员"),
                                    ("system_administrator", "系统管理员"),
                                    ("read_only", "只读"),
                                ],
                                max_length=24,
                                verbose_name="岗位",
                            ),
                        ),
                        ("signs", models.BooleanField(verbose_name="签发")),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "等审核"),
                                    ("approved", "同意"),
                                    ("returned", "退回"),
                                    ("skipped", "没有走到"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("done_as", models.CharField(blank=True, max_length=120)),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        ("opinion", models.TextField(blank=True, verbose_name="意见")),
                    ],
                    options={
                        "ordering": ["attempt", "position"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["letter"],
                                name="step_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("letter", "attempt", "position"), name="one_step_a_position"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("done_at__isnull", False),
                                        ("done_by__isnull", False),
                                        ("state__in", ["approved", "returned"]),
                                    ),
                                    models.Q(
                                        ("done_at__isnull", True),
                                        ("done_by__isnull", True),
                                        ("state__in", ["waiting", "skipped"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="step_done_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "approved"), _negated=True),
                                    models.Q(("done_by", models.F("submitted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="step_approved_by_another",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "approved")),
                                fields=("letter", "attempt", "done_by"),
                                name="one_step_a_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestion",
                                to="cases.case",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=500, verbose_name="为什么建议公开"),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="cases.conversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="TakenBack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_back",
                                to="cases.casedocument",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="取回的理由")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="AvoidedApplication",
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
                                related_name="+",
                                to="agencies.agency",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="件数")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("agency", "on"), name="one_avoided_count_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calendar_addresses",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("own", "我经办的"), ("agency", "本单位全部在办")], max_length=8
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("issued_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at__isnull", True)),
                                fields=("person", "agency", "scope"),
                                name="one_open_calendar_address",
                            )
                        ],
                    },
                ),
            ]
        )
    ]
