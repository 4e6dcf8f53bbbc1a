"""Acts of the trail in an officer's words, for pages that show records of every room."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from gongkai.agencies.roles import Role

ACT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        # applications
        "application_submitted": "网上收到申请",
        "application_registered": "登记收件",
        "case_imported": "由原登记簿导入",
        "register_checked": "检查登记簿文件",
        "register_imported": "导入登记簿",
        "register_exported": "导出登记簿",
        "receipt_confirmed": "确认收到",
        "application_opened": "首次打开申请",
        "applicant_not_reached": "没有联系上申请人",
        "case_assigned": "转交经办",
        "case_offered": "转交经办，等接收",
        "case_taken": "自己接手",
        "offer_accepted": "接收转交",
        "offer_returned": "退回转交",
        "case_handed_over": "整批交接",
        "cases_exported": "导出办件清单",
        "calendar_address_issued": "开通日历地址",
        "calendar_address_revoked": "停用日历地址",
        "correction_required": "要求补正",
        "application_scanned": "补扫申请材料",
        "correction_received": "登记补正",
        "application_withdrawn": "申请人撤回申请",
        "inquiry_sent": "征求意见",
        "opinion_recorded": "登记意见",
        "reply_term_extended": "同意延期",
        "reply_deferred": "同意延迟答复",
        "receipt_issued": "出接收回执",
        "objection_overruled": "为公共利益决定公开",
        "assistance_asked": "请其他单位协办",
        "assistance_answered": "登记协办回复",
        "right_agency_named": "写明负责公开的机关",
        "application_passed_on": "转交负责公开的机关",
        "application_came_over": "由其他单位转来",
        "record_correction_proposed": "按更正记录办理",
        "record_correction_approved": "审定更正处理",
        "reasons_required": "要求说明理由",
        "reasons_recorded": "登记说明的理由",
        "fee_noticed": "通知收费",
        "fee_paid": "登记缴费",
        "paper_served": "登记文书送达",
        "paper_bounced": "登记文书退件",
        "letter_bounced": "登记退件",
        "case_cancelled": "撤销登记",
        "case_reopened": "重新处理",
        "template_written": "修改文书文本",
        "search_recorded": "登记检索",
        "evidence_added": "补充证据",
        "note_added": "写内部记录",
        "items_listed": "列出申请事项",
        "question_answered": "回答五问",
        "decision_proposed": "拟处理决定",
        "letter_drafted": "起草答复书",
        "letter_edited": "修改答复书",
        "letter_submitted": "送审答复书",
        "letter_approved": "审核答复书",
        "sign_off_set": "设置审签顺序",
        "letter_returned": "退回答复书",
        "letter_signed": "签发答复书",
        "letter_mail_ordered": "用电子邮件送达",
        "letter_served": "登记送达",
        "case_closed_without_letter": "不发答复书办结",
        "case_archived": "归档",
        "lateness_explained": "写逾期原因",
        "reply_file_attached": "附上要提供的信息",
        "reply_file_scanned": "检查附件",
        "reply_file_taken_back": "取回附件",
        "reply_file_redacted": "遮盖附件",
        "finding_cleared": "复核附件里查到的内容",
        "identity_viewed": "查看申请人身份信息",
        "form_printed": "打印申请表、登记表",
        "fact_corrected": "更正期限事实",
        "due_date_recomputed": "重新推算期限",
        "case_split": "分案",
        "case_split_off": "由分案而来",
        "joint_formed": "选定一并答复的申请",
        "case_merged": "并案",
        "case_joined": "一并答复",
        "joint_submitted": "一并答复，一起送审",
        "joint_approved": "一并答复，一起审核",
        "joint_signed": "一并答复，一起签发",
        "joint_left": "退出一并答复",
        "conversion_drafted": "转为主动公开",
        "conversion_declined": "不转为主动公开",
        "publication_suggested": "申请人建议主动公开",
        "suggestion_answered": "答复主动公开的建议",
        "conversions_exported": "导出移送明细表",
        "publication_converted": "由依申请公开转来",
        "remedy_filed": "登记复议或者诉讼",
        "remedy_concluded": "登记审结",
        "identity_kept": "延长保存身份信息",
        "identity_erasure_proposed": "提出销毁身份信息",
        "identity_erasure_dropped": "撤下销毁身份信息",
        "identity_erased": "销毁身份信息",
        "bundle_downloaded": "下载复议诉讼证据材料",
        "folder_downloaded": "下载案卷",
        "remedy_copy_received": "登记收到副本",
        "remedy_answered": "登记提交复议诉讼答复",
        "remedy_course_recorded": "登记受理、延期或者开庭",
        "remedy_withdrawn": "登记申请人撤回复议诉讼",
        "remedy_carried_out": "登记履行完毕",
        # supervision
        "order_issued": "发督办",
        "order_replied": "回复督办",
        "order_closed": "办结督办",
        "order_sent_back": "退回督办的回复",
        # publications
        "publication_drafted": "拟稿",
        "publication_edited": "修改稿件",
        "publication_file_attached": "添加附件",
        "publication_file_removed": "去掉附件",
        "publication_submitted": "送科室审核",
        "publication_section_reviewed": "科室审核",
        "secrecy_reviewed": "保密审查",
        "publication_published": "决定公开并发布",
        "publication_kept": "决定不主动公开",
        "publication_returned": "退回修改",
        "publication_withdrawn": "撤回",
        "validity_changed": "改变效力",
        "validity_settled": "按日期更新效力",
        # annual reports
        "report_opened": "开始编写年度报告",
        "figure_entered": "填报表2",
        "figures_withdrawn": "撤掉填报的数字",
        "entry_token_issued": "发填报凭证",
        "entry_token_withdrawn": "停用填报凭证",
        "figures_received": "业务系统填报表2",
        "figures_checked": "业务系统试填表2，没有写入",
        "figures_read": "业务系统读取表2的填报",
        "figures_refused": "业务系统填报表2没有收下",
        "cell_corrected": "更正年度报告数字",
        "cell_correction_withdrawn": "撤回年度报告数字的更正",
        "report_text_drafted": "按记录起草年度报告文字",
        "report_text_written": "写年度报告文字",
        "finding_explained": "写明差错原因",
        "report_submitted": "年度报告送签",
        "report_returned": "年度报告退回编写",
        "report_signed": "签发报送年度报告",
        "report_commented": "对年度报告提意见",
        "report_comment_dropped": "去掉对年度报告的意见",
        "report_sent_back": "年度报告退回修改",
        "report_comment_settled": "写明意见的处理情况",
        "report_accepted": "年度报告审核通过",
        "report_published": "发布年度报告",
        "report_correction_begun": "开始更正年度报告",
        "report_correction_dropped": "撤下年度报告更正稿",
        "report_reminded": "催报年度报告",
        "report_due_told": "到期提醒年度报告",
        "report_board_exported": "导出年度报告报送情况",
        "member_rule_set": "决定单位是否纳入汇总",
        "report_imported": "导入年度报告",
        "report_restored": "由档案恢复年度报告",
        "reports_archived": "下载年度报告档案",
        "agency_restored": "由档案建立单位",
        # people
        "person_enrolled": "开账号",
        "post_given": "设岗位",
        "post_ended": "结束岗位",
        "password_set": "重设密码",
        "first_administrator_made": "设第一位系统管理员",
        # the working calendar
        "calendar_loaded": "装入放假安排",
        # signing in
        "signed_in": "登录",
        "signed_out": "退出",
        "sign_in_failed": "登录没有通过",
        "password_changed": "改密码",
        "second_factor_added": "设置第二道验证",
        "second_factor_removed": "取消第二道验证",
        "second_factor_failed": "第二道验证没有通过",
    }
)

DETAIL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "reason": "理由",
        "on": "日期",
        "received_on": "收到之日",
        "served_on": "答复之日",
        "until": "期限",
        "working_days": "工作日",
        "number": "文号",
        "index_number": "索引号",
        "year": "年度",
        "role": "岗位",
        "valid_from": "起",
        "valid_to": "止",
        "to": "交给",
        "label": "内容",
        "places": "地点",
        "words": "检索词",
        "note": "意见",
        "address": "单元格",
        "value": "填报",
        "source": "来源",
        "rule": "规则",
        "username": "用户名",
        "file": "文件",
        "name": "文件",
        "proof": "凭证",
        "count": "件数",
        "unchanged": "没有变的",
        "errors": "要改的",
        "due_on": "到期",
        "conditions": "条件",
        "by_name": "交出",
        "substitute_for": "代办",
        "version": "版本",
        "moved": "改期件数",
    }
)
CHOICES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "openness": {"proactive": "主动公开", "on_application": "依申请公开", "withheld": "不予公开"},
        "passed": {"True": "通过", "False": "不通过"},
        "agreed": {"True": "同意", "False": "不同意"},
        "with_identity": {"True": "带申请人身份信息", "False": "不带申请人身份信息"},
        "found": {"True": "找到", "False": "没有找到"},
    }
)


def details_in_words(details: Mapping[str, Any]) -> str:
    """What a record says beside its act, without keys nobody reads."""
    parts = []
    for key, value in details.items():
        if key in CHOICES:
            parts.append(CHOICES[key].get(str(value), str(value)))
        elif key in DETAIL_WORDS and isinstance(value, str | int) and value not in ("", None):
            parts.append(f"{DETAIL_WORDS[key]}{_words(key, value)}")
    return "，".join(parts)


def _words(key: str, value: str | int) -> str:
    if key == "role":
        return f"：{_role(str(value))}"
    return f"：{value}" if isinstance(value, str) else str(value)


def _role(value: str) -> str:
    return Role(value).label if value in Role.__members__.values() else value
