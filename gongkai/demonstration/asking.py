"""What citizens and firms of the demonstration district ask for, and how each kind of question was answered.

Lives here: words. Lives elsewhere: when it happens and who acts (applying.py). All people are invented; their
identity numbers carry a region code that does not exist.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.cases.identity import Applicant, Organisation

REGION = "990106"  # no such region
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


@dataclass(frozen=True)
class Matter:
    agency: str
    title: str
    description: str


MATTERS: tuple[Matter, ...] = (
    Matter("zjj", "营造路小学周边老旧小区改造方案和预算", "营造路12号、14号两个小区改造的设计方案、工程预算和施工合同。"),
    Matter("zjj", "望江花园电梯加装补助审核结果", "望江花园3幢2单元加装电梯的补助申请、审核意见和拨付凭证。"),
    Matter("zjj", "书香里公共租赁住房分配名册", "最近一次公共租赁住房摇号的房源清单和分配结果。"),
    Matter("zjj", "环城东路停车场特许经营协议", "环城东路地下停车场的特许经营协议、附件和历年履约考核结果。"),
    Matter("zjj", "澜苑小区房屋质量鉴定报告", "澜苑小区7幢外墙脱落后的房屋质量鉴定报告和整改通知。"),
    Matter("zjj", "物业服务企业信用评分明细", "对和安物业的年度信用评分表和扣分依据。"),
    Matter("zjj", "青石大街危房排查台账", "青石大街沿街房屋危房排查的台账和处置意见。"),
    Matter("zjj", "和安路道路改造施工许可资料", "和安路改造工程的施工许可证和图纸审查合格书。"),
    Matter("zjj", "局办公会关于物业补贴的会议纪要", "讨论老旧小区物业补贴标准的办公会纪要。"),
    Matter("zjj", "商品房预售资金监管账户拨付记录", "江畔名邸预售资金监管账户最近一年的拨付时间和金额。"),
    Matter("fgj", "望江路商务楼项目可行性研究批复", "望江路商务楼项目的可行性研究报告批复文件。"),
    Matter("fgj", "充电设施建设补贴名单", "获得公共充电设施建设补贴的企业、桩数和金额。"),
    Matter("jyj", "书院街小学学位预警测算依据", "学位预警的测算方法和使用的人口数据。"),
    Matter("jyj", "校服采购合同和验收报告", "最近一次区级校服集中采购的合同和验收报告。"),
    Matter("mzj", "养老服务中心运营补贴发放明细", "和安路养老服务中心三年来的运营补贴金额和考核结果。"),
    Matter("mzj", "临时救助对象认定标准", "临时救助的对象认定标准和金额计算办法。"),
    Matter("cgj", "道路停车收费收支明细", "道路停车泊位收费上一年的收入和支出明细。"),
    Matter("cgj", "渣土运输处罚决定书", "对顺达运输公司作出的渣土运输处罚决定书。"),
    Matter("cgj", "违法建设拆除通知和现场笔录", "青石大街21号违法建设的拆除通知和现场检查笔录。"),
    Matter("wjj", "社区卫生服务中心设备采购清单", "柳渡镇卫生院最近两年设备采购的清单和价格。"),
    Matter("wjj", "医疗纠纷调解情况统计", "全区医疗纠纷调解的件数和结果统计。"),
    Matter("scj", "某品牌桶装水抽检报告", "在和安路超市抽检的桶装水检验报告。"),
    Matter("scj", "电梯维护保养单位年度检查结果", "对住宅电梯维护保养单位年度检查的结果和问题清单。"),
    Matter("scj", "企业登记档案查询", "和安物业的登记档案和历次变更材料。"),
    Matter("qsj", "青石街道征收补偿分户结果", "青石大街征收项目的分户补偿结果。"),
    Matter("qsj", "社区工作者招聘成绩和名次", "最近一次社区工作者招聘的笔试、面试成绩和名次。"),
    Matter("ldz", "耕地地力保护补贴面积核定表", "柳渡村三组的补贴面积核定表。"),
    Matter("ldz", "村级公路养护合同", "渡口路养护的合同和支付凭证。"),
    Matter("zrj", "望江路地块规划条件", "望江路北侧地块的规划条件和用地红线图。"),
    Matter("zrj", "不动产登记资料", "和安路66号的不动产登记原始资料。"),
    Matter("lx", "区政府常务会议关于停车收费的决定", "讨论停车收费标准的常务会议决定事项。"),
    Matter("lx", "区长信箱办理情况统计", "区长信箱上一年收件、办结和满意度统计。"),
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """How one kind of question ends: the grounds, the particulars of the letter, and what went on file."""

    grounds: str
    details: Mapping[str, object] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    file: str = ""  # text of a file given with the reply


ANSWERS: Mapping[str, Answer] = {
    "G1": Answer(
        "该信息已在本机关网站的法定主动公开内容栏目公开。",
        {"publication_address": "本网站“法定主动公开内容”栏目，索引号见随附说明"},
        {"publication_address": "网址、发布日期和页面副本已经存卷"},
    ),
    "G2": Answer(
        "经检索，本机关保存有该信息，不属于第十四条、第十五条、第十六条规定的情形。",
        {"way": "随本答复书提供电子文件"},
        {"disclosed_copy": "提供的文件副本已经存卷"},
        "按您的申请提供的信息\n一、基本情况见原件。\n二、金额单位为元。\n",
    ),
    "G3": Answer(
        "该信息中形成决定过程的讨论稿不予公开，其余可以区分处理。",
        {
            "withheld": "附件二为讨论过程稿，属于过程性信息（第十六条第二款）",
            "way": "随本答复书提供电子文件",
            "withheld_by": ["D6"],
        },
        {
            "withheld_reasons": "附件二不公开的理由逐页写明",
            "redacted_copy": "遮盖后的副本重新读取，看不到被遮盖的文字",
            "process_record": "附件二是办公会讨论过程中的第二稿，形成在决定之前",
            "no_duty_to_disclose": "核查法律、法规、规章，没有要求公开的规定",
        },
        "区分处理后的信息\n正文和附件一全文提供，附件二不提供。\n",
    ),
    "D4": Answer(
        "该信息涉及第三方的商业秘密，第三方不同意公开，理由成立。",
        {"kind": "商业秘密"},
        {
            "protected_interest": "报价构成和供应商名单不为公众所知悉，公开会使第三方在竞争中受损",
            "public_interest_test": "公共利益可以由已公开的总价和考核结果满足，不公开不会造成重大影响",
        },
    ),
    "D5": Answer(
        "该信息是本机关物资领用的内部流程记录。",
        {"kind": "后勤管理"},
        {"internal_kind": "记录的是办公物资领用，对外不产生权利义务"},
    ),
    "D6": Answer(
        "该信息是作出决定前的讨论记录。",
        {"kind": "讨论记录"},
        {
            "process_record": "会议在决定作出之前召开，纪要载明各方意见",
            "no_duty_to_disclose": "核查法律、法规、规章，没有要求公开的规定",
        },
    ),
    "D7": Answer(
        "该信息形成于行政处罚案件的调查，存于执法案卷。",
        {},
        {
            "enforcement_file": "现场笔录和询问笔录装订在行政处罚案卷第二卷",
            "no_duty_to_disclose": "核查法律、法规、规章，没有要求公开的规定",
        },
    ),
    "D8": Answer(
        "登记资料的查询另有专门规定。",
        {"special_law": "《不动产登记暂行条例》第二十七条", "office_name": "区政务服务中心登记查询窗口"},
        {"named_special_law": "法规名称、条款和窗口地址已经写入答复"},
    ),
    "N1": Answer("经检索，本机关没有制作或者获取该信息。"),
    "N2": Answer(
        "该信息由上级机关制作。",
        {"agency_name": "云陵市住房和城乡建设局", "agency_contact": "电话0100-8600 1400"},
        {"right_agency": "职责分工文件载明由市局制作和保存"},
    ),
    "N3": Answer(
        "本机关没有现成的统计，需要对各年台账加工、分析。",
        {},
        {"making_statement": "现有的是逐件台账，按小区汇总需要重新统计"},
    ),
    "N4": Answer(
        "补正后仍不能确定您要的是哪一份文件。",
        {},
        {"correction_record": "补正告知书、回执和两次电话沟通记录"},
    ),
    "P1": Answer(
        "申请内容是反映施工噪声并要求处理，属于投诉。",
        {"petition_channel": "12345政务服务便民热线"},
        {"petition_statement": "申请书第二段起要求查处，不是获取信息"},
    ),
    "P2": Answer(
        "您此前就相同内容提出过申请，本机关已经答复。",
        {"earlier_number": "此前的答复书"},
        {"earlier_reply": "此前答复书和送达回证"},
    ),
    "P3": Answer(
        "该信息刊登在公开发行的政府公报。",
        {"publication_name": "《澜溪区人民政府公报》，区图书馆可以查阅"},
        {"publication_named": "公报期号和页码已经写入答复"},
    ),
    "O1": Answer("申请人收到补正告知书后逾期没有补正，也没有说明理由。"),
    "O3": Answer(
        "申请人书面撤回申请。",
        {"how_closed": "申请人撤回"},
        {"closing_paper": "申请人签名的撤回书"},
    ),
}
COMMON = (
    "G1",
    "G2",
    "G2",
    "G2",
    "G3",
    "N1",
    "N1",
    "N2",
    "N3",
    "D4",
    "D6",
    "D7",
    "P1",
    "P2",
    "P3",
    "D5",
    "O3",
)

_FAMILY = "林何高梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡"
_GIVEN = (
    "晓岚",
    "志强",
    "雨晴",
    "国华",
    "佳怡",
    "海涛",
    "慧敏",
    "俊杰",
    "秀兰",
    "文博",
    "春梅",
    "立新",
    "思远",
    "玉珍",
    "浩然",
)
_FIRMS = {
    "enterprise": ("澜溪和顺建材有限公司", "云陵宏图工程咨询有限公司", "江畔餐饮管理有限公司"),
    "research": ("云陵城市治理研究所",),
    "welfare": ("澜溪区绿行环保志愿者协会",),
    "legal": ("云陵明理律师事务所", "云陵正一律师事务所"),
    "other": ("澜苑小区业主委员会",),
}


def person(dice: random.Random) -> Applicant:
    """A natural person with an identity number whose check digit is right and whose region does not exist."""
    name = dice.choice(_FAMILY) + dice.choice(_GIVEN)
    digits = f"{REGION}{dice.randint(1955, 2003)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}{dice.randint(1, 999):03}"
    check = _CHECK[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11]
    phone = f"1990000{dice.randint(0, 9999):04}"
    return Applicant(
        "natural", name, "居民身份证", digits + check, phone=phone,
        email=f"user{dice.randint(100, 999)}@mail.example", postal_address=f"云陵市澜溪区和安路{dice.randint(1, 200)}号",
    )  # fmt: skip


def organisation(dice: random.Random) -> Applicant:
    kind = dice.choices(list(_FIRMS), weights=(6, 1, 1, 3, 1))[0]
    name = dice.choice(_FIRMS[kind])
    code = f"92{REGION}MA{dice.randint(10**7, 10**8 - 1)}"
    contact = person(dice)
    return Applicant(
        kind, name, "统一社会信用代码", code, phone=contact.phone, email=contact.email,
        postal_address=contact.postal_address, organisation=Organisation(code, contact.name, contact.name),
    )  # fmt: skip


def anyone(dice: random.Random) -> Applicant:
    return person(dice) if dice.random() < 0.78 else organisation(dice)
