"""Which papers make the evidence of one remedy, and which the archive folder of a case, with their index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from gongkai.cases import file_sheets as sheets
from gongkai.cases.identity import Applicant
from gongkai.cases.models import Case, CaseDocument, Remedy
from gongkai.cases.selectors.documents import reply_attachments
from gongkai.documents.fingerprints import sha256_of
from gongkai.documents.services import content_of
from gongkai.documents.sheets import Sheet, print_sheet
from gongkai.guard.pdf import PDFIUM
from gongkai.trail.extracts import extract
from gongkai.trail.models import Record
from gongkai.trail.selectors import records_of

LOOKS = ("identity_viewed", "bundle_downloaded", "folder_downloaded")
"""Acts that only read: left out, so that the same case gives the same bytes however often it is taken."""

K = CaseDocument.Kind
# kind of file -> what it shows, and where it came from
SHOWS: dict[str, tuple[str, str]] = {
    K.APPLICATION_ATTACHMENT: ("申请人提出了什么", "申请人提交"),
    K.APPLICATION_SCAN: ("申请人提出了什么", "申请人递交，本机关扫描"),
    K.CORRECTION: ("申请人补正了什么", "申请人提交"),
    K.OPINION: ("第三方或者其他机关的意见", "征求意见收回"),
    K.PROOF: ("办理的凭证", "本机关存卷"),
    K.REPLY_ATTACHMENT: ("实际提供的信息", "本机关提供"),
    K.LETTER: ("本机关的决定、理由和救济告知", "本机关制作"),
    K.NOTICE: ("依法告知了申请人什么", "本机关制作"),
    K.OUTSIDE_LETTER: ("向谁征求意见或者发函", "本机关制作"),
    K.SIGN_OFF_SHEET: ("谁审过、怎么说的", "本机关制作"),
    K.REMEDY: ("复议、诉讼中的文书", "复议机关、法院送达或者本机关提交"),
}
ORDER = (
    *(K.APPLICATION_SCAN, K.APPLICATION_ATTACHMENT, K.CORRECTION, K.NOTICE, K.OUTSIDE_LETTER, K.OPINION),
    *(K.PROOF, K.SIGN_OFF_SHEET, K.LETTER),
    *(K.REPLY_ATTACHMENT, K.REMEDY),
)


@dataclass(frozen=True)
class Paper:
    """name: in the archive, ours, so that no applicant's file name leaves with it. erased: bytes are gone."""

    title: str
    shows: str
    source: str
    name: str
    content: bytes
    sha256: str
    pages: int | None = None
    erased: bool = False


def remedy_papers(remedy: Remedy, applicant: Applicant | None) -> Iterator[tuple[str, bytes]]:
    """Names and bytes for the archive of one remedy, the index last: it counts what went before."""
    case = remedy.case
    return _with_index(
        f"证据目录　{case.number}　{remedy.get_route_display()}",
        _papers(case, applicant, [remedy]),
    )


def folder_papers(case: Case, applicant: Applicant | None) -> Iterator[tuple[str, bytes]]:
    """The whole file of a case with every remedy, and the trail as JSON whose fingerprints can be proved."""
    remedies = list(case.remedies.select_related("review"))
    for remedy in remedies:
        remedy.case = case
    return _with_index(f"案卷目录　{case.number}", _papers(case, applicant, remedies, whole=True))


def trail_of(case: Case) -> list[Record]:
    """Every act on the case, looks at it left out, oldest first."""
    return list(records_of(case).exclude(act__in=LOOKS).select_related("agency"))


def _papers(
    case: Case, applicant: Applicant | None, remedies: list[Remedy], *, whole: bool = False
) -> Iterator[Paper]:
    made: list[tuple[Sheet | None, str]] = [
        (sheets.application_sheet(case, applicant), "申请人何时、以何种方式提出了什么申请"),
        (sheets.clock_sheet(case), "答复期限怎样得出，每一日算不算"),
        (sheets.asked_sheet(case), "补正和征求意见的过程"),
        (sheets.search_sheet(case), "已经合理检索（法释〔2025〕8号第六条）"),
        (sheets.evidence_sheet(case), "处理决定的事实根据（法释〔2025〕8号第五条）"),
        *([(sheets.questions_sheet(case), "处理决定怎样逐问得出")] if whole else []),
        (sheets.decision_sheet(case), "作出了什么决定，依据和理由是什么"),
        (sheets.service_sheet(case), "何时、怎样送达"),
        *((sheets.remedy_sheet(each), "复议、诉讼的经过和期限") for each in remedies),
    ]
    for sheet, shows in made:
        if sheet:
            yield _sheet(sheet, shows)
    yield from _files(case, remedies, inside=whole)
    records = trail_of(case)
    yield _sheet(sheets.trail_sheet(records), "谁在什么时候办了什么")
    if whole:
        text = json.dumps(extract(records), ensure_ascii=False, indent=1)
        yield _made("留痕（可以核验）", "每条记录的指纹", text.encode(), "json")


def _sheet(sheet: Sheet, shows: str) -> Paper:
    return _made(sheet.title, shows, *print_sheet(sheet))


def _made(title: str, shows: str, content: bytes, extension: str) -> Paper:
    name, digest = f"{title}.{extension}", sha256_of(content)
    return Paper(title, shows, "系统记录", name, content, digest, _pages(content, extension))


def _files(case: Case, remedies: list[Remedy], *, inside: bool) -> Iterator[Paper]:
    """Files in the order of the procedure; of remedies only those asked for. inside: also attachments that
    did not go out, such as what stood there before parts were blacked out, and what officers said to one
    another; they never leave as evidence."""
    documents = case.documents.select_related("original", "remedy_paper")
    mine = {each.pk for each in remedies}
    sent = set(reply_attachments(case, case.outcome).values_list("pk", flat=True)) if case.outcome else set()
    kept = [
        each
        for each in documents
        if each.kind != K.REMEDY or getattr(getattr(each, "remedy_paper", None), "remedy_id", None) in mine
    ]
    kept.sort(key=lambda each: (ORDER.index(each.kind) if each.kind in ORDER else len(ORDER), each.pk))
    for each in kept:
        if each.kind in CaseDocument.INTERNAL and not inside:
            continue
        went_out = each.kind != K.REPLY_ATTACHMENT or each.pk in sent
        if went_out or inside:
            yield _file(each, went_out=went_out)


def _file(document: CaseDocument, *, went_out: bool) -> Paper:
    original = document.original
    label = document.get_kind_display()
    part = getattr(document, "remedy_paper", None)
    title = f"{label}：{part.get_part_display()}" if part else label
    shows, source = SHOWS.get(document.kind, ("案内材料", "本机关存卷"))
    if not went_out:
        title, shows, source = "没有发出的附件", "没有提供给申请人", "本机关存卷"
    extension = original.name.rsplit(".", 1)[-1].lower()
    content = b"" if original.erased_on else content_of(original)
    return Paper(
        title,
        shows,
        source,
        f"{title}.{extension}",
        content,
        original.sha256,
        _pages(content, extension),
        erased=original.erased_on is not None,
    )


def _pages(content: bytes, extension: str) -> int | None:
    """Pages of a PDF; None for anything else, or where it cannot be read."""
    if extension != "pdf":
        return None
    try:
        with PDFIUM, pypdfium2.PdfDocument(content) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return None


def _with_index(title: str, papers: Iterator[Paper]) -> Iterator[tuple[str, bytes]]:
    rows: list[tuple[str, ...]] = []
    for place, paper in enumerate(papers, start=1):
        name = f"{place:02d}-{paper.name}".replace("：", "-")
        size = "已按规定销毁" if paper.erased else _size(paper)
        rows.append((str(place), name, paper.title, size, paper.shows, paper.source, paper.sha256))
        if not paper.erased:
            yield name, paper.content
    heads = ("序号", "文件", "名称", "页数或者大小", "证明什么", "来源", "SHA-256")
    index = Sheet(title, (), heads, tuple(rows), (1, 4, 3, 2, 4, 3, 5), wide=True)
    content, extension = print_sheet(index)
    yield f"00-目录.{extension}", content


def _size(paper: Paper) -> str:
    if paper.pages:
        return f"{paper.pages}页"
    size = len(paper.content)
    return f"{size / 1048576:.1f}MB" if size >= 1048576 else f"{max(size // 1024, 1)}KB"
