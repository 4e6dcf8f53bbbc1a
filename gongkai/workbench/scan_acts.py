"""Putting the paper of an application into its case after it was registered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import services
from gongkai.cases.models import Case, CaseDocument
from gongkai.ui.pieces import Fact
from gongkai.workbench.case_acts import Given, Spec
from gongkai.workbench.forms.scans import OF_RECEIPT, AddScansForm, pairs


def _add_scans(case: Case, by: Officer, given: Given) -> str:
    of_receipt = given["what"] == OF_RECEIPT
    kept = services.add_scans(case, by=by, files=pairs(given["files"]), of_receipt=of_receipt)
    return f"扫描件已存入案内，{len(kept)}个文件"


def _facts(case: Case) -> list[Fact]:
    scans = case.documents.filter(kind=CaseDocument.Kind.APPLICATION_SCAN).count()
    facts = [Fact("收到方式", case.get_channel_display())]
    return [*facts, Fact("已有扫描件", f"{scans}个")] if scans else facts


SCAN_SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "add_scans": Spec(
            Act.TAKE_IN_CASE,
            "补扫申请材料",
            "存入扫描件",
            AddScansForm,
            _add_scans,
            "条例第四十五条：登记、审核、办理、答复、归档",
            "存入这件的案卷；申请材料写着申请人，只有看得到身份信息的人能打开，保存期满一并销毁",
            _facts,
        ),
    }
)
