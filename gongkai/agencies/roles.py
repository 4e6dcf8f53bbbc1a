"""Who may do what: one table. Pages, services and the test that walks every address all read it.

Lives here: roles, acts, and the table between them.
Lives elsewhere: whether an act fits the state of a case or publication (``rules.py`` of each room).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    CASE_OFFICER = "case_officer"
    SECTION_HEAD = "section_head"
    DISCLOSURE_HEAD = "disclosure_head"
    AGENCY_HEAD = "agency_head"
    SECRECY_REVIEWER = "secrecy_reviewer"
    LEGAL_ADVISER = "legal_adviser"
    SUPERVISOR = "supervisor"
    EDITOR = "editor"
    AUDITOR = "auditor"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    READ_ONLY = "read_only"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


ROLE_LABELS: Mapping[Role, str] = MappingProxyType(
    {
        Role.CASE_OFFICER: "经办人",
        Role.SECTION_HEAD: "科室负责人",
        Role.DISCLOSURE_HEAD: "公开工作机构负责人",
        Role.AGENCY_HEAD: "单位主要负责人",
        Role.SECRECY_REVIEWER: "保密审查员",
        Role.LEGAL_ADVISER: "法律顾问",
        Role.SUPERVISOR: "主管部门",
        Role.EDITOR: "编辑",
        Role.AUDITOR: "审计员",
        Role.SYSTEM_ADMINISTRATOR: "系统管理员",
        Role.READ_ONLY: "只读",
    }
)


class Act(StrEnum):
    VIEW_CASES = "view_cases"
    VIEW_IDENTITY = "view_identity"
    TAKE_IN_CASE = "take_in_case"
    HANDLE_CASE = "handle_case"
    APPROVE_EXTENSION = "approve_extension"
    SIGN_LETTER = "sign_letter"
    APPROVE_LETTER = "approve_letter"
    SET_SIGN_OFF = "set_sign_off"
    SERVE_LETTER = "serve_letter"
    EDIT_TEMPLATES = "edit_templates"
    ARCHIVE_CASE = "archive_case"
    ERASE_IDENTITY = "erase_identity"
    IMPORT_CASES = "import_cases"
    EXPORT_CASES = "export_cases"
    LEAD_OFFICE = "lead_office"
    VIEW_STATISTICS = "view_statistics"
    VIEW_PUBLICATIONS = "view_publications"
    DRAFT_PUBLICATION = "draft_publication"
    REVIEW_PUBLICATION = "review_publication"
    REVIEW_SECRECY = "review_secrecy"
    DECIDE_PUBLICATION = "decide_publication"
    VIEW_REPORTS = "view_reports"
    EDIT_REPORT = "edit_report"
    LET_SYSTEM_ENTER = "let_system_enter"
    SIGN_REPORT = "sign_report"
    REVIEW_REPORT = "review_report"
    PUBLISH_REPORT = "publish_report"
    ROLL_UP = "roll_up"
    SUPERVISE = "supervise"
    VIEW_TRAIL = "view_trail"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_CALENDAR = "manage_calendar"

    @property
    def label(self) -> str:
        return ACT_LABELS[self]


ACT_LABELS: Mapping[Act, str] = MappingProxyType(
    {
        Act.VIEW_CASES: "查看办件",
        Act.VIEW_IDENTITY: "查看申请人身份信息",
        Act.TAKE_IN_CASE: "收件确认",
        Act.HANDLE_CASE: "办理申请",
        Act.APPROVE_EXTENSION: "同意延期",
        Act.SIGN_LETTER: "签发答复书",
        Act.APPROVE_LETTER: "审签答复书",
        Act.SET_SIGN_OFF: "设置审签顺序",
        Act.SERVE_LETTER: "登记送达",
        Act.EDIT_TEMPLATES: "修改文书文本",
        Act.ARCHIVE_CASE: "归档",
        Act.ERASE_IDENTITY: "保存期满审查",
        Act.IMPORT_CASES: "导入办件",
        Act.EXPORT_CASES: "导出登记簿",
        Act.LEAD_OFFICE: "安排全单位的办件",
        Act.VIEW_STATISTICS: "查看统计",
        Act.VIEW_PUBLICATIONS: "查看公开审查",
        Act.DRAFT_PUBLICATION: "拟稿",
        Act.REVIEW_PUBLICATION: "科室审核",
        Act.REVIEW_SECRECY: "保密审查",
        Act.DECIDE_PUBLICATION: "决定公开",
        Act.VIEW_REPORTS: "查看年度报告",
        Act.EDIT_REPORT: "编写年度报告",
        Act.LET_SYSTEM_ENTER: "管理填报凭证",
        Act.SIGN_REPORT: "签发年度报告",
        Act.REVIEW_REPORT: "审核年度报告",
        Act.PUBLISH_REPORT: "发布年度报告",
        Act.ROLL_UP: "汇总年度报告",
        Act.SUPERVISE: "督办",
        Act.VIEW_TRAIL: "查询留痕",
        Act.MANAGE_PEOPLE: "管理人员",
        Act.MANAGE_CALENDAR: "装入放假安排",
    }
)


class Reach(StrEnum):
    OWN = "own"  # the agency the officer acts for
    BELOW = "below"  # that agency and every agency under it


def _own(*roles: Role) -> dict[Role, Reach]:
    return dict.fromkeys(roles, Reach.OWN)


R = Role
_VIEWERS = _own(
    R.CASE_OFFICER, R.SECTION_HEAD, R.DISCLOSURE_HEAD, R.AGENCY_HEAD, R.LEGAL_ADVISER, R.READ_ONLY
)

# System administrators keep accounts and see no business data; auditors read the trail and nothing else.
MAY: Mapping[Act, Mapping[Role, Reach]] = MappingProxyType(
    {
        Act.VIEW_CASES: _VIEWERS | {R.SUPERVISOR: Reach.BELOW},
        Act.VIEW_IDENTITY: _own(R.CASE_OFFICER, R.DISCLOSURE_HEAD),
        Act.TAKE_IN_CASE: _own(R.CASE_OFFICER, R.DISCLOSURE_HEAD),
        Act.HANDLE_CASE: _own(R.CASE_OFFICER, R.DISCLOSURE_HEAD),
        Act.APPROVE_EXTENSION: _own(R.DISCLOSURE_HEAD),
        Act.SIGN_LETTER: _own(R.DISCLOSURE_HEAD),
        # which of them a letter passes is set by the agency; its step decides who has it in hand
        Act.APPROVE_LETTER: _own(R.SECTION_HEAD, R.LEGAL_ADVISER, R.DISCLOSURE_HEAD, R.AGENCY_HEAD),
        Act.SET_SIGN_OFF: _own(R.DISCLOSURE_HEAD),
        Act.SERVE_LETTER: _own(R.CASE_OFFICER, R.DISCLOSURE_HEAD),
        Act.EDIT_TEMPLATES: {R.SUPERVISOR: Reach.BELOW},
        Act.ARCHIVE_CASE: _own(R.CASE_OFFICER, R.DISCLOSURE_HEAD),
        Act.ERASE_IDENTITY: _own(R.DISCLOSURE_HEAD),
        Act.IMPORT_CASES: _own(R.DISCLOSURE_HEAD),
        Act.EXPORT_CASES: _own(R.CASE_OFFICER, R.DISCLOSURE_HEAD),
        Act.LEAD_OFFICE: _own(R.DISCLOSURE_HEAD),
        Act.VIEW_STATISTICS: _own(R.SECTION_HEAD, R.DISCLOSURE_HEAD, R.AGENCY_HEAD)
        | {R.SUPERVISOR: Reach.BELOW},
        Act.VIEW_PUBLICATIONS: _VIEWERS | _own(R.EDITOR, R.SECRECY_REVIEWER) | {R.SUPERVISOR: Reach.BELOW},
        Act.DRAFT_PUBLICATION: _own(R.EDITOR, R.CASE_OFFICER),
        Act.REVIEW_PUBLICATION: _own(R.SECTION_HEAD),
        Act.REVIEW_SECRECY: _own(R.SECRECY_REVIEWER),
        Act.DECIDE_PUBLICATION: _own(R.AGENCY_HEAD),
        Act.VIEW_REPORTS: _VIEWERS | {R.SUPERVISOR: Reach.BELOW},
        Act.EDIT_REPORT: _own(R.CASE_OFFICER, R.DISCLOSURE_HEAD),
        Act.LET_SYSTEM_ENTER: _own(R.DISCLOSURE_HEAD, R.AGENCY_HEAD),
        Act.SIGN_REPORT: _own(R.DISCLOSURE_HEAD, R.AGENCY_HEAD),
        Act.REVIEW_REPORT: {R.SUPERVISOR: Reach.BELOW},
        Act.PUBLISH_REPORT: _own(R.DISCLOSURE_HEAD),
        Act.ROLL_UP: _own(R.SUPERVISOR),
        Act.SUPERVISE: {R.SUPERVISOR: Reach.BELOW},
        Act.VIEW_TRAIL: _own(R.DISCLOSURE_HEAD) | {R.AUDITOR: Reach.BELOW},
        Act.MANAGE_PEOPLE: {R.SYSTEM_ADMINISTRATOR: Reach.BELOW},
        Act.MANAGE_CALENDAR: {R.SUPERVISOR: Reach.BELOW},
    }
)

# What an abolished agency leaves undone is done by whoever carries it on (Agency.carried_on_by).
PASSES_ON = frozenset({Act.VIEW_REPORTS, Act.EDIT_REPORT, Act.SIGN_REPORT, Act.PUBLISH_REPORT})


def roles_label(act: Act) -> str:
    """The roles that may do this, as the officer reads them: 经办人或者公开工作机构负责人."""
    return "或者".join(role.label for role in MAY[act])
