"""Words the load is made of: matters, sentences, what applicants ask for. Enough variety for search and facets.

〔年〕 〔数〕 stand for the year and a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.disclosure.choices import Genre, Kind, Subject


@dataclass(frozen=True)
class Matter:
    """What a publication is about. column: slug of the column it stands in."""

    title: str
    kind: Kind
    subject: Subject
    column: str
    genre: Genre


K, S, G = Kind, Subject, Genre
MATTERS = (
    Matter("老旧小区加装电梯补贴办法", K.NORMATIVE, S.CONSTRUCTION, "documents", G.MEASURES),
    Matter("公共停车泊位管理规定", K.NORMATIVE, S.CONSTRUCTION, "documents", G.PROVISIONS),
    Matter("小型餐饮店油烟治理实施细则", K.NORMATIVE, S.MARKET, "documents", G.DETAILED_RULES),
    Matter("加装电梯补贴的解读", K.INTERPRETATION, S.CONSTRUCTION, "documents", G.EXPLANATION),
    Matter("停车泊位管理的解读", K.INTERPRETATION, S.CONSTRUCTION, "documents", G.EXPLANATION),
    Matter("义务教育招生安排的通知", K.NOTICE, S.SCIENCE, "livelihood", G.CIRCULAR),
    Matter("最低生活保障标准调整的通知", K.POLICY, S.CIVIL_AFFAIRS, "livelihood", G.CIRCULAR),
    Matter("就业见习岗位补助的通知", K.POLICY, S.LABOUR, "livelihood", G.CIRCULAR),
    Matter("工业用地出让计划", K.PLAN, S.LAND, "plans", G.PLAN),
    Matter("河道综合整治规划", K.PLAN, S.AGRICULTURE, "plans", G.PLAN),
    Matter("国民经济主要指标", K.STATISTICS, S.ECONOMY, "statistics", G.BULLETIN),
    Matter("部门预算和三公经费", K.BUDGET, S.FINANCE, "budget", G.REPORT),
    Matter("建设工程施工许可结果", K.LICENCE, S.CONSTRUCTION, "licences", G.ANNOUNCEMENT),
    Matter("食品经营许可结果", K.LICENCE, S.MARKET, "licences", G.ANNOUNCEMENT),
    Matter("行政处罚决定", K.PENALTY, S.MARKET, "penalties", G.DECISION),
    Matter("占道经营处罚决定", K.PENALTY, S.CONSTRUCTION, "penalties", G.DECISION),
    Matter("行政事业性收费目录", K.FEES, S.FINANCE, "fees", G.ANNOUNCEMENT),
    Matter("办公设备采购结果", K.PROCUREMENT, S.FINANCE, "procurement", G.ANNOUNCEMENT),
    Matter("轨道交通配套道路进展", K.PROJECT, S.INDUSTRY, "projects", G.BULLETIN),
    Matter("防汛应急预案", K.EMERGENCY, S.AGRICULTURE, "emergencies", G.CONTINGENCY_PLAN),
    Matter("食品抽检结果", K.INSPECTION, S.MARKET, "inspections", G.BULLETIN),
    Matter("空气质量监测结果", K.INSPECTION, S.CONSTRUCTION, "inspections", G.BULLETIN),
    Matter("公开招聘工作人员的公告", K.PERSONNEL, S.LABOUR, "recruitment", G.ANNOUNCEMENT),
    Matter("社区卫生服务中心开诊时间", K.NOTICE, S.HEALTH, "others", G.PUBLIC_NOTICE),
)
SENTENCES = (
    "申请人应当在〔年〕年12月31日前向所在街道提出申请，材料不齐的，经办人一次告知需要补齐的内容。",
    "补贴按照实际投入的〔数〕%计算，单个项目不超过〔数〕万元，通过银行账户一次拨付。",
    "本次共核查〔数〕家单位，其中〔数〕家当场改正，其余在十五日内提交整改报告。",
    "与上年同期相比增长〔数〕‰，增速较上一季度有所放缓，全年目标可以完成。",
    "施工期间每日22时至次日6时停止作业，确需夜间施工的，提前两日在工地出入口公示。",
    "符合条件的家庭每月可以领取〔数〕元，由区民政部门按月发放，不需要另行申报。",
    "公众可以通过政务服务中心窗口、网站和电话查询办理进度，对结果有异议的可以申请复核。",
    "项目总投资〔数〕万元，资金来源为区级财政，计划在〔年〕年第四季度完工并组织验收。",
    "学校按照就近入学的原则划定招生范围，范围内学位不足时按照居住年限排序。",
    "采样点位〔数〕个，检测指标包括农药残留、重金属和微生物，不合格样品已经下架封存。",
    "收费单位应当在收费场所显著位置公示项目、标准和依据，不得擅自扩大范围。",
    "各街道应当在汛期前完成低洼地段排查，备足沙袋、水泵和照明设备，落实值班制度。",
    "逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，不服的可以依法申请行政复议。",
    "招聘岗位〔数〕个，报名、资格审查、笔试和面试的时间另行通知，不收取任何费用。",
    "水质综合达标率为〔数〕%，未达标断面的治理责任单位和完成时限见附表。",
    "停车泊位实行分时段收费，居民凭登记信息享受优惠，残疾人专用泊位不得占用。",
)
REQUESTS = (
    "〔年〕年本街道老旧小区改造项目的施工合同",
    "〔年〕年征收土地补偿安置方案及其批准文件",
    "小区加装电梯补贴的发放明细",
    "〔年〕年第〔数〕号行政处罚决定书",
    "学校食堂食品抽检的结果",
    "河道整治工程的环境影响评价批复",
    "公交线路调整的依据和意见征集情况",
    "区级预算单位〔年〕年三公经费支出明细",
    "停车场特许经营协议",
    "某地块的规划条件和控制性详细规划",
    "信访事项的处理意见",
    "低保对象复核的标准和程序",
)
STREETS = (
    *("滨河路", "学府路", "解放路", "湖东路", "工农路", "青年路", "人民路", "新华路", "和平路", "建设路"),
    *("胜利路", "民生路", "文化路", "公园路", "车站路", "东风路", "永安路", "兴业路", "双桥路", "南门路"),
)
