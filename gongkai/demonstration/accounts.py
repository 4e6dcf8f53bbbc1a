"""Agencies and people of the demonstration district."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.agencies.roles import Role

Kind = Agency.Kind


@dataclass(frozen=True)
class Place:
    """One agency of the district. contact: address, phone."""

    code: str
    name: str
    short_name: str
    number_word: str
    kind: Kind
    address: str
    phone: str
    reports: bool = True  # its report is summed into the district's


GOVERNMENT = "lx"
PLACES: tuple[Place, ...] = (
    Place(
        GOVERNMENT,
        "澜溪区人民政府",
        "区政府",
        "澜政",
        Kind.GOVERNMENT,
        "云陵市澜溪区望江路1号",
        "0100-8620 1000",
    ),
    Place(
        "fgj",
        "澜溪区发展和改革局",
        "区发展和改革局",
        "澜发改",
        Kind.DEPARTMENT,
        "望江路1号2号楼",
        "0100-8620 1101",
    ),
    Place("jyj", "澜溪区教育局", "区教育局", "澜教", Kind.DEPARTMENT, "书院街18号", "0100-8620 1202"),
    Place("mzj", "澜溪区民政局", "区民政局", "澜民", Kind.DEPARTMENT, "和安路66号", "0100-8620 1303"),
    Place(
        "zjj",
        "澜溪区住房和城乡建设局",
        "区住房和城乡建设局",
        "澜住建",
        Kind.DEPARTMENT,
        "营造路9号",
        "0100-8620 1404",
    ),
    Place(
        "cgj",
        "澜溪区城市管理局",
        "区城市管理局",
        "澜城管",
        Kind.DEPARTMENT,
        "环城东路201号",
        "0100-8620 1505",
    ),
    Place(
        "wjj", "澜溪区卫生健康局", "区卫生健康局", "澜卫健", Kind.DEPARTMENT, "杏林路30号", "0100-8620 1606"
    ),
    Place(
        "scj",
        "澜溪区市场监督管理局",
        "区市场监督管理局",
        "澜市监",
        Kind.DEPARTMENT,
        "诚信路5号",
        "0100-8620 1707",
    ),
    Place(
        "qsj",
        "澜溪区人民政府青石街道办事处",
        "青石街道",
        "澜青石",
        Kind.SUBDISTRICT,
        "青石大街77号",
        "0100-8620 1808",
    ),
    Place(
        "ldz", "澜溪区柳渡镇人民政府", "柳渡镇", "澜柳渡", Kind.TOWNSHIP, "柳渡镇渡口路3号", "0100-8620 1909"
    ),
    Place(
        "zrj",
        "云陵市自然资源和规划局澜溪分局",
        "市自然资源局澜溪分局",
        "云自然澜",
        Kind.VERTICAL,
        "丈量路12号",
        "0100-8620 2010",
        reports=False,  # a branch of the city's bureau reports to the city
    ),
    Place(
        "gsj",
        "澜溪区供水有限公司",
        "区供水公司",
        "澜供水",
        Kind.PUBLIC_ENTERPRISE,
        "清泉路8号",
        "0100-8620 2111",
        reports=False,
    ),
)
BRANCH_SUPERIOR = "云陵市自然资源和规划局"


@dataclass(frozen=True)
class Account:
    username: str
    name: str
    agency_code: str
    roles: tuple[Role, ...]

    @property
    def roles_label(self) -> str:
        return "、".join(role.label for role in self.roles)


R = Role
SHOWN: tuple[Account, ...] = (  # printed at start: one for every role, most of them at one agency
    Account("jingban", "周予安", "zjj", (R.CASE_OFFICER,)),
    Account("kezhang", "韩若川", "zjj", (R.SECTION_HEAD,)),
    Account("gongkai", "沈知行", "zjj", (R.DISCLOSURE_HEAD,)),
    Account("juzhang", "陆闻舟", "zjj", (R.AGENCY_HEAD,)),
    Account("baomi", "秦望舒", "zjj", (R.SECRECY_REVIEWER,)),
    Account("falv", "江亦白", "zjj", (R.LEGAL_ADVISER,)),
    Account("bianji", "许棠", "zjj", (R.EDITOR,)),
    Account("zhidu", "何见微", "zjj", (R.READ_ONLY,)),
    Account("zhuguan", "顾长宁", GOVERNMENT, (R.SUPERVISOR,)),
    Account("shenji", "孟书言", GOVERNMENT, (R.AUDITOR,)),
    Account("guanli", "罗青松", GOVERNMENT, (R.SYSTEM_ADMINISTRATOR,)),
)
_FAMILY = "赵钱孙李吴郑王冯陈褚卫蒋"
_OFFICER_GIVEN = (
    "思齐",
    "明远",
    "可欣",
    "子墨",
    "雨桐",
    "景行",
    "若谷",
    "静姝",
    "致远",
    "清和",
    "怀瑾",
    "如初",
)
_HEAD_GIVEN = ("建章", "立言", "正则", "守拙", "文渊", "敬之", "维新", "克勤", "安国", "世衡", "延年", "承志")


def _pair(number: int, place: Place) -> tuple[Account, Account]:
    """Two people keep a small agency going: one drafts, the other reviews and signs."""
    family = _FAMILY[number]
    return (
        Account(
            f"{place.code}-jingban",
            family + _OFFICER_GIVEN[number],
            place.code,
            (R.CASE_OFFICER, R.EDITOR),
        ),
        Account(
            f"{place.code}-fuze",
            _FAMILY[-1 - number] + _HEAD_GIVEN[number],
            place.code,
            (R.SECTION_HEAD, R.DISCLOSURE_HEAD, R.AGENCY_HEAD, R.SECRECY_REVIEWER),
        ),
    )


ACCOUNTS: tuple[Account, ...] = SHOWN + tuple(
    account for number, place in enumerate(PLACES) if place.code != "zjj" for account in _pair(number, place)
)
