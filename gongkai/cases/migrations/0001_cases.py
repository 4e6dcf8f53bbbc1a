import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_agencies"),
        ("documents", "0001_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
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
                            ("awaiting_signature", "待签发"),
                            ("awaiting_service", "待送达"),
                            ("closed", "已办结"),
                            ("archived", "已归档"),
                        ],
                        max_length=24,
                        verbose_name="环节",
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
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="agencies.agency",
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
                    "keyed_by",
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
                "ordering": ["-pk"],
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("application_attachment", "申请附件"),
                            ("correction", "补正材料"),
                            ("opinion", "第三方意见"),
                            ("proof", "凭证"),
                            ("reply_attachment", "答复附件"),
                            ("letter", "答复书"),
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="cases.case"
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
            ],
            options={
                "ordering": ["pk"],
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
                ("points", models.TextField(verbose_name="补正事项")),
                ("noticed_on", models.DateField(verbose_name="告知日期")),
                ("until", models.DateField(verbose_name="补正期限")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="收到补正")),
                ("answer", models.TextField(blank=True, verbose_name="补正内容")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="cases.case",
                    ),
                ),
            ],
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
                ("decided_on", models.DateField()),
                ("current", models.BooleanField(default=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="cases.case"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
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
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("text", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="cases.case"
                    ),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["pk"],
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
                ("sealed", models.BinaryField()),
                ("wrapped_key", models.BinaryField(null=True)),
                ("erased_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="identity", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "identities",
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
                ("name", models.CharField(max_length=60, verbose_name="文件名")),
                ("media_type", models.CharField(max_length=100)),
                ("storage_name", models.CharField(max_length=120)),
                ("added_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identity_proofs",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inquiries", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "inquiries",
                "ordering": ["pk"],
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
                ("kind", models.CharField(choices=[("reply", "答复书")], default="reply", max_length=12)),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="文号")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
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
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("return_reason", models.TextField(blank=True, verbose_name="退回理由")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="cases.case"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="cases.decision",
                    ),
                ),
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
            ],
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
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("working_days", models.PositiveSmallIntegerField(default=0)),
                ("ref", models.CharField(blank=True, max_length=20)),
                ("basis", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clock_facts",
                        to="cases.case",
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
            ],
            options={
                "ordering": ["on", "pk"],
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
                    "method",
                    models.CharField(
                        choices=[("in_person", "当面送达"), ("post", "邮寄送达"), ("electronic", "电子送达")],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("served_on", models.DateField()),
                ("proof", models.CharField(max_length=200, verbose_name="送达凭证")),
                ("recorded_at", models.DateTimeField()),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="service", to="cases.letter"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
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
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
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
                ("filed_on", models.DateField(verbose_name="提起日期")),
                ("body", models.CharField(max_length=120, verbose_name="受理机关")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remedies", to="cases.case"
                    ),
                ),
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
                ("places", models.CharField(max_length=300, verbose_name="检索地点")),
                ("words", models.CharField(max_length=300, verbose_name="检索词")),
                ("people", models.CharField(max_length=120, verbose_name="检索人员")),
                ("searched_on", models.DateField(verbose_name="检索日期")),
                ("found", models.BooleanField(verbose_name="找到")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="searches", to="cases.case"
                    ),
                ),
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
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["agency", "state", "due_on"], name="case_queue"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["agency", "received_on"], name="case_received"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["agency", "decided_on"], name="case_decided"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("agency", "year", "serial"), name="one_case_a_serial"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("outcome", "")),
                    models.Q(("decided_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="case_outcome_with_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on__isnull", True),
                    models.Q(("decided_on__gte", models.F("received_on")), ("received_on__isnull", False)),
                    _connector="OR",
                ),
                name="case_decided_after_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("replied_on__isnull", True),
                    models.Q(("decided_on__isnull", False), ("replied_on__gte", models.F("decided_on"))),
                    _connector="OR",
                ),
                name="case_replied_after_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("received_on__isnull", True), ("state", "awaiting_confirmation")),
                    models.Q(
                        models.Q(("state", "awaiting_confirmation"), _negated=True),
                        ("due_on__isnull", False),
                        ("received_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="case_received_has_term",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctionnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("noticed_on"))), name="correction_leaves_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("case",), name="one_current_decision_a_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="identity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("erased_on__isnull", True), ("wrapped_key__isnull", False)),
                    models.Q(("erased_on__isnull", False), ("wrapped_key__isnull", True)),
                    _connector="OR",
                ),
                name="identity_key_until_erased",
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("ended_on__isnull", True)),
                    models.Q(("ended_on__gte", models.F("sent_on")), models.Q(("answer", ""), _negated=True)),
                    _connector="OR",
                ),
                name="inquiry_ends_with_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("case", "kind"), name="one_letter_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("number",),
                name="one_letter_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_by__isnull", True),
                    models.Q(("signed_by", models.F("submitted_by")), _negated=True),
                    _connector="OR",
                ),
                name="letter_signed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="clockfact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "extended"), ("working_days__gte", 1), ("working_days__lte", 20)),
                    models.Q(models.Q(("kind", "extended"), _negated=True), ("working_days", 0)),
                    _connector="OR",
                ),
                name="fact_days_only_of_extension",
            ),
        ),
        migrations.AddIndex(
            model_name="remedy",
            index=models.Index(fields=["filed_on", "concluded_on"], name="remedy_by_day"),
        ),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.CheckConstraint(
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
        ),
    ]
