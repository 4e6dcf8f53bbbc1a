"""What an application says (art. 29), and what else may be asked with it: each with its source.

A form asks for nothing that stands in neither list; a test compares the forms with them. No purpose: since
2019 the Regulation asks for none.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.law.citations import OGI, REPORT_FORM_2021, Citation


@dataclass(frozen=True)
class Ground:
    """label: what is asked, in the words of its source."""

    label: str
    citation: Citation

    def __str__(self) -> str:
        return (
            f"{self.citation.short}：{self.label}"
            if self.citation.short
            else f"{self.citation}：{self.label}"
        )


NAME = Ground("申请人的姓名或者名称", Citation(OGI, 29, 2, 1))
PROOF = Ground("身份证明", Citation(OGI, 29, 2, 1))
CONTACT = Ground("联系方式", Citation(OGI, 29, 2, 1))
DESCRIPTION = Ground("政府信息的名称、文号或者其他特征性描述", Citation(OGI, 29, 2, 2))
FORM = Ground("形式要求，包括获取信息的方式、途径", Citation(OGI, 29, 2, 3))
CONTENTS = (NAME, PROOF, CONTACT, DESCRIPTION, FORM)
"""The three items of art. 29 para. 2, the first in its three parts."""

WRITTEN = Ground("书面形式，或者代为填写", Citation(OGI, 29, 1))
RECEIPT = Ground("收到申请之日和它的凭证", Citation(OGI, 31))
HELP = Ground("阅读困难或者视听障碍的，提供必要的帮助", Citation(OGI, 43))
COUNTED = Ground("年度报告按申请人类别统计", Citation(REPORT_FORM_2021))
NECESSITIES = (WRITTEN, RECEIPT, HELP, COUNTED)
"""Not contents of an application, but needed to take it in lawfully. Nothing else is."""
