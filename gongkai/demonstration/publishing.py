"""Stories of publications: from the draft through section, secrecy review and agency head to the public."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.agencies.roles import Role
from gongkai.demonstration.accounts import PLACES
from gongkai.demonstration.district import District
from gongkai.demonstration.papers import PAPERS, THEMES, Paper, Theme
from gongkai.demonstration.stories import Story, at
from gongkai.disclosure import services
from gongkai.disclosure.choices import Genre, Kind, Openness, Subject, Validity
from gongkai.disclosure.models import Publication
from gongkai.law.calendar import published_calendar

QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
QUARTERS_TOLD = 15
YEARS_TOLD = 4
FIRST_PAPERS_YEAR = 2023  # the year that papers.py counts from


@dataclass(frozen=True)
class Draft:
    """One publication to tell: everything the drafter types."""

    agency: str
    day: date
    title: str
    kind: Kind
    subject: Subject
    column: str
    genre: Genre
    paragraphs: tuple[str, ...]
    summary: str
    document_number: str = ""
    effective_on: date | None = None


def body_of(draft: Draft, agency_name: str) -> str:
    """The text as an official paper lays it out."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in draft.paragraphs)
    signed = f"{draft.day.year}年{draft.day.month}月{draft.day.day}日"
    return f'{paragraphs}<p class="gk-right">{agency_name}</p><p class="gk-right">{signed}</p>'


def all_publications(district: District, dice: random.Random) -> list[Story]:
    """Every publication of the demonstration, public ones and those still under way."""
    drafts = [*_organisations(district), *_fixed(district), *_themes(district, dice)]
    stories = [_published(district, draft, dice) for draft in drafts]
    by_title: dict[str, Publication] = {}
    stories += [_paper(district, paper, by_title, dice) for paper in PAPERS]
    return stories + list(_under_way(district, dice))


def _office_day(day: date) -> date:
    calendar = published_calendar()
    return day if calendar.is_working(day) else calendar.next_working_day(day)


def _office_day_before(day: date) -> date:
    calendar = published_calendar()
    day -= timedelta(days=1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def _themes(district: District, dice: random.Random) -> Iterator[Draft]:
    for theme in THEMES:
        periods = _quarters(district.today) if theme.every == "quarter" else _years(district.today)
        for year, period, after in periods:
            day = _office_day(after + timedelta(days=dice.randint(6, 50)))
            # on the first days of a quarter some of the last one's would lie ahead: they came out yesterday
            day = min(day, _office_day_before(district.today))
            yield _draft(theme, year, period, day, dice.randint(*theme.numbers))


def _quarters(today: date) -> Iterator[tuple[int, str, date]]:
    """(year, words, first day after) of the last quarters that have ended."""
    current = today.year * 4 + (today.month - 1) // 3
    for index in range(current - QUARTERS_TOLD, current):
        year, quarter = divmod(index, 4)
        following_year, following = divmod(index + 1, 4)
        yield year, QUARTERS[quarter], date(following_year, following * 3 + 1, 1)


def _years(today: date) -> Iterator[tuple[int, str, date]]:
    for year in range(today.year - YEARS_TOLD + 1, today.year + 1):
        yield year, "", date(year, 2, 10)


def _draft(theme: Theme, year: int, period: str, day: date, figure: int) -> Draft:
    def filled(words: str) -> str:
        return words.replace("〔年〕", str(year)).replace("〔期〕", period).replace("〔数〕", str(figure))

    paragraphs = tuple(filled(paragraph) for paragraph in theme.text)
    return Draft(
        theme.agency, day, filled(theme.title), theme.kind, theme.subject, theme.column, theme.genre,
        paragraphs, paragraphs[0],
    )  # fmt: skip


def _organisations(district: District) -> Iterator[Draft]:
    start = _office_day(date(district.today.year - 3, 1, 9))
    for place in PLACES:
        text = (
            f"{place.name}的办公地址：{place.address}；联系电话：{place.phone}。",
            "主要职能、内设机构和负责人姓名按照机构编制文件公布，变动后二十个工作日内更新。",
        )
        yield Draft(
            place.code, start, f"{place.name}机构职能", Kind.ORGANISATION, Subject.GENERAL, "organisation",
            Genre.OTHER, text, "职能、地址、电话和负责人",
        )  # fmt: skip


def _fixed(district: District) -> Iterator[Draft]:
    day = _office_day(date(district.today.year - 3, 1, 16))
    yield Draft(
        "lx", day, "澜溪区人民政府信息公开指南", Kind.GUIDE, Subject.GENERAL, "guide", Genre.OTHER,
        ("主动公开的政府信息在本网站按栏目、主题和单位编排，也可以到区档案馆、图书馆和政务服务中心查阅。",
         "需要其他政府信息的，可以当面、邮寄、传真或者在本网站提出申请，收到之日起二十个工作日内答复。",
         "公开工作机构：澜溪区政务公开办公室，望江路1号103室，电话0100-8620 1000。"),
        "信息的分类、获取方式和公开工作机构",
    )  # fmt: skip
    yield Draft(
        "lx", day, "澜溪区政府信息公开工作制度", Kind.RULES, Subject.GENERAL, "rules", Genre.PROVISIONS,
        ("公文拟制时同步提出公开属性和理由，科室审核，单位负责人决定。",
         "公开前进行保密审查，涉及第三方合法权益的先征求意见。", "每年对不予公开的信息复查一次。"),
        "公开属性认定、审查和复查的规矩",
    )  # fmt: skip


def _published(district: District, draft: Draft, dice: random.Random, made: dict | None = None) -> Story:
    """The whole way, over two or three office days."""
    morning = at(draft.day, 8, 40 + dice.randint(0, 15))
    yield morning
    publication = _type(district, draft)
    yield morning + timedelta(minutes=30)
    by = district.officer(draft.agency, Role.EDITOR)
    reason = "属于条例第二十条规定应当主动公开的信息"
    services.submit(publication, by=by, openness=Openness.PROACTIVE, reason=reason)
    yield morning + timedelta(hours=2)
    _to_agency_head(district, publication, draft.agency)
    yield morning + timedelta(hours=6)
    head = district.officer(draft.agency, Role.AGENCY_HEAD)
    publication = services.decide(publication, by=head, openness=Openness.PROACTIVE, reason="同意公开")
    if made is not None:
        made[draft.title] = publication


def _type(district: District, draft: Draft) -> Publication:
    agency = district.agencies[draft.agency]
    return services.draft(
        agency,
        by=district.officer(draft.agency, Role.EDITOR),
        title=draft.title,
        kind=draft.kind,
        column=district.columns[draft.column],
        genre=draft.genre,
        subject=draft.subject,
        summary=draft.summary,
        body=body_of(draft, agency.name),
        keywords="，".join((draft.kind.label, agency.short_name)),
        document_number=draft.document_number,
        issued_on=draft.day,
        effective_on=draft.effective_on,
    )


def _to_agency_head(district: District, publication: Publication, agency_code: str) -> None:
    section = district.officer(agency_code, Role.SECTION_HEAD)
    services.section_review(publication, by=section, agree=True, openness=publication.openness, reason="同意")
    secrecy = district.officer(agency_code, Role.SECRECY_REVIEWER)
    note = "不涉及国家秘密、工作秘密和个人隐私"
    services.record_secrecy_review(publication, by=secrecy, passed=True, note=note)


def _paper(district: District, paper: Paper, made: dict[str, Publication], dice: random.Random) -> Story:
    """A normative document, two days later its interpretation, and what it replaces put out of force."""
    year = district.today.year - 3 + paper.year - FIRST_PAPERS_YEAR
    if date(year, paper.month, 28) > district.today:  # early in the year: it came out the year before
        year -= 1
    day = _office_day(date(year, paper.month, dice.randint(5, 20)))
    place = next(one for one in PLACES if one.code == paper.agency)
    word = {"lx": "澜政规"}.get(paper.agency, f"{place.number_word}规")
    draft = Draft(
        paper.agency, day, paper.title, Kind.NORMATIVE, paper.subject, "documents", paper.genre,
        tuple(f"第{'一二三四五六七八九'[number]}条　{text}" for number, text in enumerate(paper.articles)),
        paper.plain, f"{word}〔{year}〕{paper.month}号", day + timedelta(days=30),
    )  # fmt: skip
    yield from _published(district, draft, dice, made)
    later = _office_day(day + timedelta(days=2))
    explained = Draft(
        paper.agency, later, f"《{paper.title}》政策解读", Kind.INTERPRETATION, paper.subject, "documents",
        Genre.EXPLANATION, (f"一句话：{paper.plain}", "谁适用、从哪天起、到哪里办，见文件原文；有疑问可以打公布的电话。"),
        paper.plain,
    )  # fmt: skip
    yield from _interpretation(district, explained, made[paper.title])
    yield at(draft.effective_on, 6, 0)
    services.settle_validity(today=draft.effective_on)
    if paper.replaces:
        yield at(_office_day(draft.effective_on), 9, 5)
        services.change_validity(
            Publication.objects.get(pk=made[paper.replaces].pk),
            by=district.officer(paper.agency, Role.AGENCY_HEAD),
            validity=Validity.REPEALED,
            on=draft.effective_on,
            reason="已经修订",
            replaced_by=made[paper.title],
        )


def _interpretation(district: District, draft: Draft, document: Publication) -> Story:
    yield at(draft.day, 9, 0)
    publication = _type(district, draft)
    by = district.officer(draft.agency, Role.EDITOR)
    services.edit(publication, by=by, interprets=document)
    yield at(draft.day, 9, 20)
    services.submit(publication, by=by, openness=Openness.PROACTIVE, reason="与文件同步公开")
    yield at(draft.day, 10, 30)
    _to_agency_head(district, publication, draft.agency)
    yield at(draft.day, 15, 10)
    head = district.officer(draft.agency, Role.AGENCY_HEAD)
    services.decide(publication, by=head, openness=Openness.PROACTIVE, reason="同意公开")


UNDER_WAY = (
    ("关于征集口袋公园选址建议的公告", "draft"),
    ("房屋建筑工程质量投诉处理流程", "draft"),
    ("冬季施工扬尘治理检查安排", "section"),
    ("住房租赁合同网签备案办事指南", "section"),
    ("既有住宅加装电梯补助对象公示", "agency"),
    ("老旧小区改造工程监理单位比选结果", "agency"),
    ("物业服务合同示范文本（修订）", "returned"),
    ("危旧房屋动态监测内部通报", "kept"),
)


def _under_way(district: District, dice: random.Random) -> Iterator[Story]:
    calendar = published_calendar()
    for title, stage in UNDER_WAY:
        day = district.today - timedelta(days=dice.randint(3, 9))
        day = day if calendar.is_working(day) else _office_day(day - timedelta(days=3))
        draft = Draft(
            "zjj", min(day, district.today), title, Kind.NOTICE, Subject.CONSTRUCTION, "others", Genre.CIRCULAR,
            ("具体安排、办理条件和联系方式在正文中写明，欢迎监督。",), f"{title}的安排和联系方式",
        )  # fmt: skip
        yield _stopped(district, draft, stage)


def _stopped(district: District, draft: Draft, stage: str) -> Story:
    yield at(draft.day, 9, 30)
    publication = _type(district, draft)
    if stage == "draft":
        return
    openness = Openness.WITHHELD if stage == "kept" else Openness.PROACTIVE
    reason = "属于内部工作通报，是内部事务信息" if stage == "kept" else "与群众办事有关"
    ground = "16.1" if stage == "kept" else ""
    drafter = district.officer("zjj", Role.EDITOR)
    services.submit(publication, by=drafter, openness=openness, reason=reason, ground=ground)
    yield at(draft.day, 14, 0)
    section = district.officer("zjj", Role.SECTION_HEAD)
    if stage == "returned":
        services.return_(publication, by=section, reason="第三条的收费标准没有写依据，补上文号再送")
    elif stage in ("agency", "kept"):
        services.section_review(
            publication, by=section, agree=True, openness=openness, reason=reason, ground=ground
        )
        if draft.title == UNDER_WAY[4][0] or stage == "kept":
            secrecy = district.officer("zjj", Role.SECRECY_REVIEWER)
            services.record_secrecy_review(publication, by=secrecy, passed=True, note="不涉及国家秘密")
    if stage == "kept":
        yield at(draft.day, 16, 0)
        head = district.officer("zjj", Role.AGENCY_HEAD)
        services.decide(publication, by=head, openness=openness, reason=reason, ground=ground)
