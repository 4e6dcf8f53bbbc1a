"""Why a search cannot be answered, and misuse of the outbox."""

from __future__ import annotations


class OutsideTransaction(RuntimeError):
    """A change of the index belongs to the transaction of its act; outside of one they could part."""


class SearchUnavailable(Exception):
    """The index cannot answer now. ``str()`` is the sentence for the page, which answers 503."""


class IndexMissing(SearchUnavailable):
    def __init__(self) -> None:
        super().__init__("搜索暂时用不了，索引还没有建好。不是没有结果，可以先按单位或者主题查找")


class IndexBehind(SearchUnavailable):
    """behind: changes that are committed and not in the index yet."""

    def __init__(self, behind: int) -> None:
        self.behind = behind
        super().__init__(
            f"搜索暂时用不了，还有{behind}处更新没有编进索引。不是没有结果，可以先按单位或者主题查找"
        )


class RebuildRunning(Exception):
    def __init__(self) -> None:
        super().__init__("另一个进程正在重建索引，等它结束再试")
