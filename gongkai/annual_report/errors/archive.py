"""Why an archive is not made, or not restored."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.agencies.errors import Refusal


class AgenciesMissing(Refusal):
    def __init__(self, names: Sequence[str]):
        super().__init__(
            f"档案里的单位这里还没有：{'、'.join(names)}；恢复时加上--create-agencies，按档案里写明的情况建立"
        )


class AgencyUnsound(Refusal):
    def __init__(self, name: str, code: str, wrong: Sequence[str]):
        super().__init__(
            f"档案里{name}（{code}）的情况不对，没有建立，也没有恢复任何报告：{'；'.join(wrong)}"
        )


class OtherTop(Refusal):
    """One installation serves one government, and its agencies form one tree."""

    def __init__(self, name: str, here: str, code: str):
        super().__init__(
            f"档案里最上级的单位是{name}，这里的是{here}，一处安装只有一个最上级；"
            f"{name}在{here}之下的，加上--under {code}，写明建在哪个单位之下"
        )


class NoSuchAgency(Refusal):
    def __init__(self, code: str):
        super().__init__(f"这里没有代码是“{code}”的单位，核对--under后面写的代码")


class NothingToArchive(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有发布过年度报告，没有可以做成档案的；发布以后再来下载")


class ArchiveUnsound(Refusal):
    """Stored reports that are no longer what was signed."""

    def __init__(self, names: Sequence[str]):
        super().__init__(
            f"{'、'.join(names)}和签发时固化的指纹不一致，没有做成档案；请系统管理员核对数据库有没有被改动"
        )


class OtherReportHere(Refusal):
    def __init__(self, name: str, year: int, version: int):
        super().__init__(
            f"{name}{year}年度报告第{version}版在这里已经有一份，和档案里的不同；没有恢复任何报告，先核对哪一份为准"
        )
