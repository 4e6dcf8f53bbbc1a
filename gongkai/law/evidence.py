"""What must be on file before a decision may go out: the agency bears the burden of proof in court.

Sources: 法释〔2025〕8号 arts. 5, 6 (in force 2025-06-01) and the article of the decision itself. For the
kinds of papers that no text lists (G2, N3, P1, P3, P5, O3) the entry is what the article presupposes [I].
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gongkai.law.citations import COURT_RULES_2025, FEE_MEASURES, OGI, REPORT_FORM_2021, Citation
from gongkai.law.decisions import Outcome


@dataclass(frozen=True)
class Evidence:
    """key: how a paper on file is marked. alternatives: other keys that do as well. citation: for the
    page."""

    key: str
    label: str
    explanation: str
    citation: str
    alternatives: tuple[str, ...] = ()


_BURDEN = str(Citation(COURT_RULES_2025, 5))


def _by(article: int, paragraph: int | None = None, item: int | None = None) -> str:
    return str(Citation(OGI, article, paragraph, item))


PUBLICATION_ADDRESS = Evidence(
    "publication_address",
    "已经公开的凭证",
    "写明公开的网址或者出处、日期，存一份副本，并把获取途径告诉申请人。",
    _BURDEN,
)
DISCLOSED_COPY = Evidence(
    "disclosed_copy",
    "所提供信息的副本",
    "存一份实际提供的信息，或者写明提供的方式、途径和时间。",
    _by(36, item=2),
)
WITHHELD_REASONS = Evidence(
    "withheld_reasons",
    "不公开部分的理由",
    "逐处写明哪些内容不公开、依据哪一条、为什么。",
    _by(37),
)
REDACTED_COPY = Evidence(
    "redacted_copy",
    "遮盖后的副本",
    "提供的副本须重新读取核验，被遮盖的文字、批注和修订都读不出来。",
    _by(37),
)
SECRECY_MARK = Evidence(
    "secrecy_mark", "定密依据", "密级标识、保密期限，或者其他能证明已依法定密的材料。", _BURDEN
)
NAMED_LAW = Evidence(
    "named_law",
    "禁止公开的法律、行政法规",
    "写明名称和条款；地方性法规、规章和文件不能作为依据。",
    _by(14),
)
RISK_STATEMENT = Evidence(
    "risk_statement",
    "风险评估报告",
    "写明会危及国家安全、公共安全、经济安全、社会稳定中的哪一项，可能造成什么不利影响。",
    _BURDEN,
)
THIRD_PARTY_INQUIRY = Evidence(
    "third_party_inquiry",
    "征求第三方意见书和送达凭证",
    "书面征求意见，第三方自收到之日起15个工作日内提出意见。",
    _by(32),
    ("third_party_consent", "third_party_objection"),
)
THIRD_PARTY_OPINION = Evidence(
    "third_party_opinion",
    "第三方意见",
    "第三方同意或者不同意的书面意见；逾期未提出的，存逾期记录，由本机关决定。",
    _by(32),
    ("third_party_consent", "third_party_objection", "third_party_silence"),
)
PROTECTED_INTEREST = Evidence(
    "protected_interest",
    "为什么是商业秘密、个人隐私或者其他合法权益",
    "写明公开会造成什么损害。第三方说是，不等于就是。",
    _BURDEN,
)
PUBLIC_INTEREST_TEST = Evidence(
    "public_interest_test",
    "不公开会不会对公共利益造成重大影响",
    "写明衡量的过程。会造成重大影响的，应当公开，并把内容和理由书面告知第三方。",
    _by(15),
)
PUBLIC_INTEREST_REASON = Evidence(
    "public_interest_reason",
    "不顾第三方反对而公开的理由",
    "写明属于什么公共利益、不公开会造成什么重大影响，并附给第三方的书面告知。",
    _BURDEN,
)
INTERNAL_KIND = Evidence(
    "internal_kind",
    "属于内部事务的说明",
    "写明是人事管理、后勤管理、内部工作流程中的哪一类，不影响外部的权利义务。",
    _BURDEN,
)
PROCESS_RECORD = Evidence(
    "process_record",
    "属于过程性信息的说明",
    "写明是讨论记录、过程稿、磋商信函、请示报告中的哪一类，形成在决定作出之前。",
    _BURDEN,
)
ENFORCEMENT_FILE = Evidence(
    "enforcement_file",
    "属于执法案卷的说明",
    "写明形成于哪一件执法活动、记录在哪一卷，例如当事人材料、检查和询问笔录。",
    _BURDEN,
)
NO_DUTY_TO_DISCLOSE = Evidence(
    "no_duty_to_disclose",
    "没有规定要求公开的核查",
    "核查法律、法规、规章有没有规定该信息应当公开，有规定的从其规定。",
    _by(16, 2),
)
NAMED_SPECIAL_LAW = Evidence(
    "named_special_law",
    "专门规定的名称和受理单位",
    "写明对该信息的获取有特别规定的法律、行政法规的名称、条款，以及到哪个单位查询。",
    _by(36, item=7),
)
SEARCH_RECORD = Evidence(
    "search_record",
    "检索记录",
    "写明在哪里、由谁、用什么关键词、什么时候检索，能看出已尽到合理检索义务。",
    _BURDEN,
)
RIGHT_AGENCY = Evidence(
    "right_agency",
    "负责公开的机关",
    "能够确定的，写明名称和联系方式；不能确定的，写明为什么不能确定。",
    _by(36, item=5),
    ("right_agency_unknown",),
)
MAKING_STATEMENT = Evidence(
    "making_statement",
    "需要加工、分析的说明",
    "写明现有信息是什么、提供所要的信息要做哪些加工、分析。",
    _by(38),
)
CORRECTION_RECORD = Evidence(
    "correction_record",
    "补正的经过",
    "补正告知书、送达凭证和补正后的申请，以及当面或者电话沟通的记录。",
    _by(30),
)
PETITION_STATEMENT = Evidence(
    "petition_statement",
    "属于信访、投诉、举报的说明",
    "写明申请里的哪些内容是信访、投诉、举报，应当走哪个渠道。",
    _by(39, 1),
)
EARLIER_REPLY = Evidence(
    "earlier_reply",
    "此前的答复书",
    "同一申请人、同一内容、本机关已作出的答复书和送达凭证。",
    _by(36, item=6),
)
PUBLICATION_NAMED = Evidence(
    "publication_named",
    "出版物的名称和获取途径",
    "写明是哪一种政府公报、报刊或者书籍，到哪里查阅、购买。",
    _by(39, 2),
)
STATEMENT_OF_REASONS = Evidence(
    "statement_of_reasons",
    "要求说明理由的经过",
    "说明理由告知书、送达凭证和申请人的说明，以及理由为什么不合理。",
    _by(35),
)
EARLIER_COPY = Evidence(
    "earlier_copy",
    "申请人已经获取该信息的凭证",
    "写明申请人何时、以何种方式已取得该信息，存凭证。",
    str(Citation(REPORT_FORM_2021)),
)
CORRECTION_NOTICE = Evidence(
    "correction_notice",
    "补正告知书和送达凭证",
    "告知书一次写明要补正的全部事项、合理期限和逾期的后果，并有送达凭证。",
    _by(30),
)
FEE_NOTICE = Evidence(
    "fee_notice",
    "收费通知和送达凭证",
    "通知写明依据、标准、数额和缴纳方式，申请人自收到次日起20个工作日内没有缴清。",
    str(Citation(FEE_MEASURES)),
)
CLOSING_PAPER = Evidence(
    "closing_paper",
    "撤回、并案等的书面材料",
    "申请人的撤回书，或者认定属于咨询、并入他案等的记录。",
    str(Citation(REPORT_FORM_2021)),
)

EVIDENCE_OF: Mapping[Outcome, tuple[Evidence, ...]] = {
    Outcome.G1: (PUBLICATION_ADDRESS,),
    Outcome.G2: (DISCLOSED_COPY,),
    Outcome.G3: (WITHHELD_REASONS, REDACTED_COPY),
    Outcome.D1: (SECRECY_MARK,),
    Outcome.D2: (NAMED_LAW,),
    Outcome.D3: (RISK_STATEMENT,),
    Outcome.D4: (THIRD_PARTY_INQUIRY, THIRD_PARTY_OPINION, PROTECTED_INTEREST, PUBLIC_INTEREST_TEST),
    Outcome.D5: (INTERNAL_KIND,),
    Outcome.D6: (PROCESS_RECORD, NO_DUTY_TO_DISCLOSE),
    Outcome.D7: (ENFORCEMENT_FILE, NO_DUTY_TO_DISCLOSE),
    Outcome.D8: (NAMED_SPECIAL_LAW,),
    Outcome.N1: (SEARCH_RECORD,),
    Outcome.N2: (RIGHT_AGENCY,),
    Outcome.N3: (MAKING_STATEMENT,),
    Outcome.N4: (CORRECTION_RECORD,),
    Outcome.P1: (PETITION_STATEMENT,),
    Outcome.P2: (EARLIER_REPLY,),
    Outcome.P3: (PUBLICATION_NAMED,),
    Outcome.P4: (STATEMENT_OF_REASONS,),
    Outcome.P5: (EARLIER_COPY,),
    Outcome.O1: (CORRECTION_NOTICE,),
    Outcome.O2: (FEE_NOTICE,),
    Outcome.O3: (CLOSING_PAPER,),
}


def required_evidence(
    code: Outcome,
    *,
    withheld_by: Collection[Outcome] = (),
    against_third_party: bool = False,
    of_items: Collection[Outcome] = (),
) -> tuple[Evidence, ...]:
    """What this decision needs on file, each paper once.

    withheld_by: for G3, the grounds (D1-D8) of the parts withheld, whose evidence is needed as well.
    against_third_party: disclosed over a third party's objection, for the public interest (arts. 15, 32).
    of_items: the finding on each thing asked for, where there are several: then each finding's own papers are
    needed, and for G3 the reasons, but a redacted copy only where one thing is itself given in part.
    """
    grounds = [EVIDENCE_OF[ground] for ground in Outcome if ground in withheld_by]
    override = (
        (THIRD_PARTY_INQUIRY, THIRD_PARTY_OPINION, PUBLIC_INTEREST_REASON) if against_third_party else ()
    )
    if of_items:
        findings = [code for code in Outcome if code in of_items]
        reasons = (WITHHELD_REASONS,) if code is Outcome.G3 else ()
        own = (*reasons, *(paper for finding in findings for paper in EVIDENCE_OF[finding]))
    else:
        own = EVIDENCE_OF[code]
    needed = [*own, *(paper for ground in grounds for paper in ground), *override]
    return tuple({paper.key: paper for paper in needed}.values())


def missing_evidence(
    code: Outcome,
    on_file: Collection[str],
    *,
    withheld_by: Collection[Outcome] = (),
    against_third_party: bool = False,
    of_items: Collection[Outcome] = (),
) -> tuple[Evidence, ...]:
    """What is still lacking. on_file: keys, or alternative keys, of the papers there are."""
    needed = required_evidence(
        code, withheld_by=withheld_by, against_third_party=against_third_party, of_items=of_items
    )
    there = set(on_file)
    return tuple(paper for paper in needed if not there.intersection((paper.key, *paper.alternatives)))
