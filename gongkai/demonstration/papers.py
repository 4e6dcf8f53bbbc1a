"""What the agencies of the demonstration district publish: themes that recur, and documents with a number.

Lives here: words. Lives elsewhere: when and by whom they are published (publishing.py).
In texts, 〔年〕 〔期〕 〔数〕 stand for the year, the period and a figure of the occasion.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.disclosure.choices import Genre, Kind, Subject


@dataclass(frozen=True)
class Theme:
    """Something published again each quarter or year. numbers: range of the figure in the text."""

    agency: str
    every: str  # "quarter" or "year"
    title: str
    kind: Kind
    subject: Subject
    column: str
    text: tuple[str, ...]
    numbers: tuple[int, int] = (3, 40)
    genre: Genre = Genre.ANNOUNCEMENT


@dataclass(frozen=True)
class Paper:
    """A normative document with its interpretation. replaces: title of an earlier one it puts out of force."""

    agency: str
    year: int
    month: int
    title: str
    subject: Subject
    articles: tuple[str, ...]
    plain: str  # what the interpretation says in one sentence
    genre: Genre = Genre.MEASURES
    replaces: str = ""


K, S = Kind, Subject
THEMES: tuple[Theme, ...] = (
    Theme("fgj", "quarter", "〔年〕年〔期〕区级重大建设项目进展情况", K.PROJECT, S.ECONOMY, "projects",
          ("〔期〕，区级重大建设项目共〔数〕个，其中新开工项目按计划推进，续建项目无停工。",
           "完成投资、形象进度和下一步安排见各项目责任单位公布的进展表。"), genre=Genre.BULLETIN),
    Theme("fgj", "year", "〔年〕年国民经济和社会发展计划执行情况", K.PLAN, S.ECONOMY, "plans",
          ("全年计划提出的〔数〕项主要指标已经完成。", "没有完成的指标和原因已经向区人民代表大会常务委员会报告。"),
          genre=Genre.REPORT),
    Theme("fgj", "year", "〔年〕年政府定价的经营服务性收费目录", K.FEES, S.FINANCE, "fees",
          ("列入目录的收费〔数〕项，目录以外不实行政府定价。", "价格水平、计费单位和投诉电话见各项目说明。")),
    Theme("jyj", "year", "〔年〕年义务教育阶段学校招生范围", K.NOTICE, S.SCIENCE, "livelihood",
          ("全区〔数〕所公办学校的招生范围按户籍和实际居住地划定。", "对范围有疑问的，可以到学校或者区教育局基础教育科查询。")),
    Theme("jyj", "quarter", "〔年〕年〔期〕校外培训机构检查情况", K.INSPECTION, S.SCIENCE, "inspections",
          ("〔期〕检查校外培训机构〔数〕家，重点查看收费公示、预收费监管和消防安全。", "发现的问题已经责令限期改正，改正情况在下期公布。")),
    Theme("jyj", "year", "〔年〕年学生资助政策和发放情况", K.STATISTICS, S.SCIENCE, "statistics",
          ("全年资助学生〔数〕百人次，补助全部发到监护人账户。", "资助标准、申请条件和办理时间以学校通知为准。")),
    Theme("mzj", "quarter", "〔年〕年〔期〕最低生活保障和特困供养情况", K.STATISTICS, S.CIVIL_AFFAIRS, "livelihood",
          ("〔期〕末，全区最低生活保障对象〔数〕百户，特困供养人员应养尽养。", "保障标准没有变化；个人信息不公布，所在社区公示栏按规定公示。")),
    Theme("mzj", "year", "〔年〕年养老机构名录和等级", K.STATISTICS, S.CIVIL_AFFAIRS, "statistics",
          ("全区备案养老机构〔数〕家，床位、等级和联系方式一并公布。", "等级评定有效期三年，复核结果随时更新。")),
    Theme("zjj", "quarter", "〔年〕年〔期〕公共租赁住房分配结果", K.NOTICE, S.CONSTRUCTION, "livelihood",
          ("〔期〕通过摇号分配公共租赁住房〔数〕套，全程由公证人员和居民代表监督。", "没有选到房的家庭继续轮候，轮候次序在窗口可以查询。")),
    Theme("zjj", "quarter", "〔年〕年〔期〕建筑工程施工许可情况", K.LICENCE, S.CONSTRUCTION, "licences",
          ("〔期〕核发建筑工程施工许可证〔数〕件，没有逾期办理。", "许可内容、决定日期和有效期见信用公示。")),
    Theme("zjj", "year", "〔年〕年老旧小区改造计划", K.PLAN, S.CONSTRUCTION, "plans",
          ("列入年度计划的小区〔数〕个，改造内容由居民协商确定。", "开工前公布设计方案，完工后公布验收结论和费用。"), genre=Genre.SCHEME),
    Theme("zjj", "year", "〔年〕年物业服务企业信用评价结果", K.STATISTICS, S.CONSTRUCTION, "others",
          ("参加评价的物业服务企业〔数〕家，评价以投诉核查、现场检查和业主意见为依据。", "对结果有异议的，可以在公布后15日内书面提出。")),
    Theme("cgj", "quarter", "〔年〕年〔期〕占道施工批准结果", K.LICENCE, S.CONSTRUCTION, "licences",
          ("〔期〕批准临时占用道路施工〔数〕件，均要求设置围挡和夜间警示。", "超过批准期限的，由城市管理执法队责令恢复。")),
    Theme("cgj", "quarter", "〔年〕年〔期〕行政处罚情况", K.PENALTY, S.CONSTRUCTION, "penalties",
          ("〔期〕作出行政处罚决定〔数〕件，涉及占道经营、违法建设和渣土运输。", "具有一定社会影响的决定全文另行公布。")),
    Theme("cgj", "year", "〔年〕年公共停车设施和收费标准", K.FEES, S.CONSTRUCTION, "fees",
          ("纳入统一管理的公共停车场〔数〕处，收费标准、免费时长和监督电话同时公布。", "道路停车泊位的收入全部上缴财政。")),
    Theme("wjj", "quarter", "〔年〕年〔期〕公共场所卫生监督检查结果", K.INSPECTION, S.HEALTH, "inspections",
          ("〔期〕检查游泳场所、宾馆和理发店〔数〕家，水质和空气检测结果一并公布。", "不合格的已经责令停业整改，复查合格后恢复。")),
    Theme("wjj", "year", "〔年〕年基层医疗机构服务情况", K.STATISTICS, S.HEALTH, "statistics",
          ("社区卫生服务中心和卫生院诊疗〔数〕万人次，家庭医生签约覆盖重点人群。", "各机构门诊时间和预约方式见名录。")),
    Theme("scj", "quarter", "〔年〕年〔期〕食品安全监督抽检情况", K.INSPECTION, S.MARKET, "inspections",
          ("〔期〕抽检食品〔数〕批次，不合格产品已经下架并立案。", "抽检项目、标准和不合格名单见附表，生产者可以申请复检。"), (60, 400)),
    Theme("scj", "year", "〔年〕年特种设备安全检查情况", K.INSPECTION, S.MARKET, "inspections",
          ("全年检查电梯、锅炉和压力容器〔数〕台，责令停用的已经张贴标识。", "住宅电梯维护保养单位名单在电梯轿厢内公示。")),
    Theme("qsj", "quarter", "青石街道〔年〕年〔期〕民生实事完成情况", K.NOTICE, S.GENERAL, "livelihood",
          ("〔期〕完成民生实事〔数〕项，包括楼道照明、健身步道和助餐点。", "没有按期完成的，原因和新的时间已经在社区公示。")),
    Theme("qsj", "year", "青石街道〔年〕年部门预算", K.BUDGET, S.FINANCE, "budget",
          ("本年预算收支平衡，一般公共预算拨款〔数〕百万元。", "“三公”经费和上年相比的增减、原因在表后说明。")),
    Theme("ldz", "year", "柳渡镇〔年〕年耕地地力保护补贴发放结果", K.NOTICE, S.AGRICULTURE, "livelihood",
          ("全镇〔数〕个村的补贴已经通过一卡通发放，面积和金额在村务公开栏公示。", "对面积有异议的，可以向镇农业服务中心提出复核。")),
    Theme("ldz", "quarter", "柳渡镇〔年〕年〔期〕农村低收入人口帮扶情况", K.STATISTICS, S.CIVIL_AFFAIRS, "livelihood",
          ("〔期〕走访帮扶〔数〕户，帮扶措施和资金使用公示到村。", "个人情况不公布，监督电话设在镇便民服务中心。")),
    Theme("zrj", "quarter", "〔年〕年〔期〕国有建设用地出让结果", K.NOTICE, S.LAND, "others",
          ("〔期〕出让国有建设用地〔数〕宗，成交价款按合同缴入国库。", "地块位置、用途和规划条件见出让公告。"), (1, 6)),
    Theme("lx", "year", "澜溪区〔年〕年财政预算执行和决算草案", K.BUDGET, S.FINANCE, "budget",
          ("一般公共预算收入完成〔数〕亿元，民生支出占比保持在七成以上。", "政府债务余额没有超过上级核定的限额。"), genre=Genre.REPORT),
    Theme("lx", "year", "澜溪区人民政府〔年〕年重大行政决策事项目录", K.POLICY, S.GENERAL, "others",
          ("列入目录的决策事项〔数〕项，均要经过公众参与、专家论证和合法性审查。", "目录有调整的，在五个工作日内重新公布。"), (3, 9), Genre.CIRCULAR),
    Theme("lx", "year", "澜溪区〔年〕年政务公开工作要点任务分解", K.POLICY, S.GENERAL, "others",
          ("工作要点分解为〔数〕项任务，每项有牵头单位、完成时限和成果形式。", "每季度核对一次进度，年底回头看。"), (18, 32), Genre.CIRCULAR),
    Theme("lx", "year", "〔年〕年区级集中采购目录和限额标准", K.PROCUREMENT, S.FINANCE, "procurement",
          ("列入目录的品目〔数〕项，目录以内必须集中采购。", "采购公告、成交结果和合同在指定媒体公布，本栏目同步链接。")),
    Theme("ldz", "year", "柳渡镇〔年〕年防汛应急预案", K.EMERGENCY, S.AGRICULTURE, "emergencies",
          ("转移安置点〔数〕处，每处有责任人和联系电话。", "预警信号、转移路线和物资储备点在各村公示栏张贴。"), (3, 12), Genre.CONTINGENCY_PLAN),
    Theme("lx", "year", "澜溪区〔年〕年公务员招考职位和录用结果", K.PERSONNEL, S.LABOUR, "recruitment",
          ("招考职位〔数〕个，报名条件、考试成绩和拟录用人员分阶段公布。", "录用公示期五个工作日，反映问题可以打监督电话。")),
    Theme("gsj", "year", "〔年〕年供水水质检测公告", K.STATISTICS, S.CONSTRUCTION, "others",
          ("全年对出厂水和〔数〕个管网点检测，各项指标符合国家生活饮用水卫生标准。", "停水、降压的安排提前24小时在网站和小区公告栏公布。")),
)  # fmt: skip

PAPERS: tuple[Paper, ...] = (
    Paper("lx", 2023, 2, "澜溪区电动自行车停放和充电管理规定", S.CONSTRUCTION,
          ("新建住宅小区按每百户不少于六十个泊位设置集中停放场所。", "禁止在门厅、楼梯间和疏散通道停放、充电。",
           "充电服务费由经营者明码标价，不得向电池更换收取附加费。"),
          "小区里停车、充电要有固定地方，楼道里一律不行。", Genre.PROVISIONS),
    Paper("lx", 2023, 6, "澜溪区行政规范性文件制定和备案办法", S.GENERAL,
          ("制定规范性文件要公开征求意见不少于三十日。", "没有经过合法性审核的，不得提交集体审议。", "文件有效期最长五年，期满未续的自动失效。"),
          "涉及大家权利义务的文件，先征求意见，再审核，最后才能出台。"),
    Paper("zjj", 2023, 9, "既有住宅加装电梯财政补助办法", S.CONSTRUCTION,
          ("四层以上没有电梯的住宅可以申请补助，每台最高二十万元。", "补助按加装后使用登记日期的先后拨付。", "业主自筹部分由本单元业主协商分担。"),
          "装一台电梯政府最多补二十万元，装好登记后拨付。"),
    Paper("mzj", 2023, 11, "澜溪区居家养老助餐服务实施细则", S.CIVIL_AFFAIRS,
          ("六十周岁以上居民可以在助餐点就餐，八十周岁以上送餐上门。", "餐费由个人、财政和服务机构分担。", "助餐点每季度公布一次满意度。"),
          "老人吃饭有补贴，走不动的送上门。", Genre.DETAILED_RULES),
    Paper("cgj", 2024, 3, "澜溪区道路停车泊位收费管理办法", S.CONSTRUCTION,
          ("收费路段分三类区域，首三十分钟免费。", "夜间二十二时到次日七时不收费。", "收入全部缴入国库，每年公布一次收支。"),
          "停半小时以内不要钱，晚上不要钱。"),
    Paper("scj", 2024, 5, "澜溪区小餐饮登记管理办法", S.MARKET,
          ("小餐饮实行登记制，当场提交、当场发证。", "登记证有效期三年，期满前三十日可以续。", "后厨要能让顾客看得见。"),
          "开小饭馆不用批，登记就行，但后厨要亮。"),
    Paper("jyj", 2024, 7, "义务教育阶段随迁子女入学办法", S.SCIENCE,
          ("持居住证并在本区就业或者租住满六个月的，可以申请。", "按就近和统筹结合的原则安排到公办学校。", "不得收取任何与入学挂钩的费用。"),
          "有居住证、住满半年就能申请上公办学校。"),
    Paper("wjj", 2024, 9, "澜溪区家庭医生签约服务规范", S.HEALTH,
          ("每个家庭可以选择一个签约团队，一年一签。", "重点人群每季度至少随访一次。", "签约服务费居民个人负担部分不超过每年十二元。"),
          "签约自愿，一年一签，个人最多出十二元。", Genre.PROVISIONS),
    Paper("zjj", 2025, 2, "公共租赁住房申请和轮候办法", S.CONSTRUCTION,
          ("申请人应在本区有稳定住所三年以上或者就业一年以上。", "轮候次序按申请受理日期排列，每月公布一次。", "连续两次放弃选房的，重新排队。"),
          "按申请先后排队，每个月都能看到自己排到第几。"),
    Paper("fgj", 2025, 4, "区级政府投资项目管理办法", S.ECONOMY,
          ("总投资五百万元以上的项目要先批准可行性研究报告。", "超过概算百分之十的，重新报批并说明原因。", "项目完工后六个月内公布竣工财务决算。"),
          "政府花钱的项目，先论证，超支要说清，完工要公布账。"),
    Paper("lx", 2025, 6, "澜溪区人民政府工作规则", S.GENERAL,
          ("重大决策经集体讨论决定。", "除依法保密的以外，决策过程和结果及时公开。"), "区政府怎么开会、怎么决定、怎么公开，都有规定。",
          Genre.PROVISIONS),
    Paper("zjj", 2025, 9, "既有住宅加装电梯财政补助办法（修订）", S.CONSTRUCTION,
          ("四层以上没有电梯的住宅可以申请补助，每台最高二十五万元。", "可以申请预拨一半，使用登记后结清。", "加装后十年内不重复补助。"),
          "补助提高到二十五万元，还能先拿一半。", replaces="既有住宅加装电梯财政补助办法"),
    Paper("mzj", 2026, 1, "临时救助实施办法", S.CIVIL_AFFAIRS,
          ("遭遇突发事件、意外伤害、重大疾病的家庭可以申请。", "情况紧急的先救助、后补手续。", "救助金额按当地低保标准的倍数确定。"),
          "遇到急难可以马上申请，急的先给钱再补材料。"),
    Paper("cgj", 2026, 4, "澜溪区道路停车泊位收费管理办法（修订）", S.CONSTRUCTION,
          ("首六十分钟免费，法定节假日不收费。", "残疾人专用泊位一律免费。"), "免费时间延长到一小时，节假日不收费。",
          replaces="澜溪区道路停车泊位收费管理办法"),
    Paper("lx", 2026, 8, "澜溪区政务公开负面事项管理办法", S.GENERAL,
          ("不予公开的事项要写明依据和复查时间。", "每年对不予公开的信息复查一次，条件变化的转为公开。"), "哪些不公开要有依据，每年再看一遍能不能公开。"),
)  # fmt: skip
