"""The closed lists a publication chooses from, with their official words."""

from __future__ import annotations

from django.db.models import TextChoices


class State(TextChoices):
    DRAFT = "draft", "拟稿"
    SECTION_REVIEW = "section_review", "科室审核"
    AGENCY_REVIEW = "agency_review", "单位审定"
    RETURNED = "returned", "退回修改"
    PUBLISHED = "published", "已发布"
    NOT_PROACTIVE = "not_proactive", "已定不主动公开"
    WITHDRAWN = "withdrawn", "已撤回"


class Openness(TextChoices):
    PROACTIVE = "proactive", "主动公开"
    ON_APPLICATION = "on_application", "依申请公开"
    WITHHELD = "withheld", "不予公开"


class Ground(TextChoices):
    """Why something is not published on the government's own motion."""

    ARTICLE_14 = "14", "国家秘密，或者公开后危及国家安全、公共安全、经济安全、社会稳定（第十四条）"
    ARTICLE_15 = "15", "涉及商业秘密、个人隐私，公开会损害第三方合法权益（第十五条）"
    ARTICLE_16_1 = "16.1", "内部事务信息（第十六条第一款）"
    ARTICLE_16_2 = "16.2", "过程性信息或者行政执法案卷信息（第十六条第二款）"
    NOT_REQUIRED = "19", "不属于应当主动公开的范围（第十九条、第二十条、第二十一条）"


class Kind(TextChoices):
    NORMATIVE = "normative", "行政规范性文件"
    POLICY = "policy", "政策文件"
    INTERPRETATION = "interpretation", "政策解读"
    NOTICE = "notice", "通知公告"
    PLAN = "plan", "规划计划"
    STATISTICS = "statistics", "统计信息"
    BUDGET = "budget", "财政预决算"
    LICENCE = "licence", "行政许可"
    PENALTY = "penalty", "行政处罚"
    FEES = "fees", "行政事业性收费"
    PROCUREMENT = "procurement", "政府采购"
    PROJECT = "project", "重大建设项目"
    EMERGENCY = "emergency", "应急管理"
    INSPECTION = "inspection", "监督检查"
    PERSONNEL = "personnel", "人事信息"
    ORGANISATION = "organisation", "机构职能"
    GUIDE = "guide", "公开指南"
    RULES = "rules", "公开制度"
    OTHER = "other", "其他"


class Genre(TextChoices):
    """体裁: the form of the paper, which is not what it is about."""

    ORDER = "order", "命令"
    DECISION = "decision", "决定"
    ANNOUNCEMENT = "announcement", "公告"
    PUBLIC_NOTICE = "public_notice", "通告"
    OPINIONS = "opinions", "意见"
    CIRCULAR = "circular", "通知"
    BULLETIN = "bulletin", "通报"
    REPORT = "report", "报告"
    REPLY = "reply", "批复"
    LETTER = "letter", "函"
    MINUTES = "minutes", "纪要"
    MEASURES = "measures", "办法"
    PROVISIONS = "provisions", "规定"
    DETAILED_RULES = "detailed_rules", "细则"
    PROCEDURE = "procedure", "规程"
    SCHEME = "scheme", "方案"
    PLAN = "plan", "规划"
    CONTINGENCY_PLAN = "contingency_plan", "预案"
    EXPLANATION = "explanation", "解读"
    OTHER = "other", "其他"


class Subject(TextChoices):
    """主题分类. Codes are ours; the words follow the first level commonly used by government sites [M]."""

    GENERAL = "general", "综合政务"
    ECONOMY = "economy", "国民经济管理"
    FINANCE = "finance", "财政、金融、审计"
    LAND = "land", "国土资源、能源"
    AGRICULTURE = "agriculture", "农业、林业、水利"
    INDUSTRY = "industry", "工业、交通"
    COMMERCE = "commerce", "商贸、海关、旅游"
    MARKET = "market", "市场监管、安全生产监管"
    CONSTRUCTION = "construction", "城乡建设、环境保护"
    SCIENCE = "science", "科技、教育"
    CULTURE = "culture", "文化、广电、新闻出版"
    HEALTH = "health", "卫生、体育"
    POPULATION = "population", "人口与计划生育、妇女儿童工作"
    LABOUR = "labour", "劳动、人事、监察"
    SECURITY = "security", "公安、安全、司法"
    CIVIL_AFFAIRS = "civil_affairs", "民政、扶贫、救灾"
    ETHNIC = "ethnic", "民族、宗教"
    FOREIGN = "foreign", "对外事务"
    OTHER = "other", "其他"


class Validity(TextChoices):
    NOT_APPLICABLE = "not_applicable", "无效力状态"
    NOT_YET = "not_yet", "尚未施行"
    IN_FORCE = "in_force", "现行有效"
    AMENDED = "amended", "已修改"
    LAPSED = "lapsed", "失效"
    REPEALED = "repealed", "废止"


WITH_VALIDITY = frozenset({Kind.NORMATIVE})
"""Kinds whose papers are in force or not. A notice or a figure is neither."""
