"""Choosing a workbook to check, and in what form the register goes out."""

from __future__ import annotations

from django.conf import settings

from gongkai.cases.register.workbook import MOST_ROWS
from gongkai.cases.services import Form
from gongkai.workbench.forms.fields import DeskForm, choice, tick, upload

FORMS = (
    (Form.XLSX.value, "XLSX，用表格程序打开"),
    (Form.CSV.value, "CSV，UTF-8"),
    (Form.JSONL.value, "JSON，一行一件，给程序读；期限事实、决定、文号、送达、复议诉讼都在"),
)


class RegisterFileForm(DeskForm):
    file = upload("登记簿文件", required=True)

    def prepare(self) -> None:
        limit = settings.UPLOAD_LIMIT // 1048576
        self.fields["file"].help_text = f"照模板填好的XLSX，最多{MOST_ROWS}件，{limit}MB"
        self.fields["file"].widget.attrs["accept"] = ".xlsx"


class ExportForm(DeskForm):
    form = choice("格式", FORMS)
    with_identity = tick(
        "带申请人身份信息", hint="只有XLSX和CSV可以带；导出后每一件的留痕里都记下您看过，文件要妥善保管"
    )

    def prepare(self) -> None:
        self.fields["form"].initial = Form.XLSX.value
