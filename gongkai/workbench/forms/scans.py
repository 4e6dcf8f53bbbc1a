"""What putting the paper of an application into its case asks for."""

from __future__ import annotations

from gongkai.workbench.forms.fields import DeskForm, choice, upload_pair, uploads

OF_RECEIPT = "receipt"
WHAT = (
    ("application", "申请表、信函和随附的材料"),
    (OF_RECEIPT, "信封、签收单或者传真报头，证明哪天来的"),
)


class AddScansForm(DeskForm):
    what = choice("扫描的是什么", WHAT)
    files = uploads("扫描件", required=True)

    def prepare(self) -> None:
        self.fields["what"].initial = "application"


def pairs(files: list) -> list[tuple[str, bytes]]:
    return [pair for each in files if (pair := upload_pair(each))]
