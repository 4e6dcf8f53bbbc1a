"""May this officer do this to this case now? The answers serve buttons and services alike.

Each rule returns the refusal, or None. Rules ask role first, then stage, then day.
"""

from gongkai.cases.rules.assigning import (
    refusal_to_accept_offer,
    refusal_to_assign,
    refusal_to_hand_over,
    refusal_to_return_offer,
)
from gongkai.cases.rules.assistance import refusal_to_ask_assistance, refusal_to_record_assistance
from gongkai.cases.rules.by_applicant import refusal_to_correct, refusal_to_suggest, refusal_to_withdraw
from gongkai.cases.rules.calendar import refusal_of_notice, refusal_to_load_notice
from gongkai.cases.rules.conversion import refusal_to_convert, refusal_to_decline_conversion
from gongkai.cases.rules.deferral import refusal_to_defer, refusal_to_defer_by
from gongkai.cases.rules.files import refusal_to_take_file, refusal_to_take_folder
from gongkai.cases.rules.guide import refusal_to_guide
from gongkai.cases.rules.handling import (
    refusal_to_add_evidence,
    refusal_to_add_note,
    refusal_to_correct_fact,
    refusal_to_extend,
    refusal_to_extend_by,
    refusal_to_record_correction,
    refusal_to_record_opinion,
    refusal_to_record_search,
    refusal_to_require_correction,
    refusal_to_send_inquiry,
)
from gongkai.cases.rules.intake import (
    refusal_to_confirm_receipt,
    refusal_to_read_identity,
    refusal_to_register,
)
from gongkai.cases.rules.joint import (
    refusal_out_of_step,
    refusal_to_approve_joint,
    refusal_to_join,
    refusal_to_leave_joint,
    refusal_to_sign_joint,
    refusal_to_submit_joint,
    refusal_to_take_in,
)
from gongkai.cases.rules.lateness import refusal_to_explain_lateness, refusal_while_unexplained
from gongkai.cases.rules.mail import refusal_to_mail_letter
from gongkai.cases.rules.own_record import (
    refusal_to_approve_record_correction,
    refusal_to_propose_record_correction,
)
from gongkai.cases.rules.public_interest import (
    refusal_to_overrule_objection,
    refusal_while_third_party_untold,
)
from gongkai.cases.rules.receipt import (
    refusal_to_add_scans,
    refusal_to_issue_receipt,
    refusal_to_record_contact,
    refusal_without_proof,
)
from gongkai.cases.rules.registers import (
    refusal_to_export,
    refusal_to_import,
    refusal_to_import_again,
)
from gongkai.cases.rules.release import (
    refusal_to_clear_finding,
    refusal_to_redact_file,
    refusal_to_release,
    refusal_to_scan_file,
    refusal_to_take_back_file,
)
from gongkai.cases.rules.remedies import (
    refusal_of_extension,
    refusal_of_review,
    refusal_to_carry_out,
    refusal_to_conclude_remedy,
    refusal_to_file_remedy,
    refusal_to_record_answer,
    refusal_to_record_copy,
    refusal_to_record_course,
    refusal_to_withdraw_remedy,
)
from gongkai.cases.rules.reply import (
    refusal_to_archive,
    refusal_to_attach_reply_file,
    refusal_to_close_without_letter,
    refusal_to_decide,
    refusal_to_decide_as,
    refusal_to_draft_letter,
    refusal_to_edit_letter,
    refusal_to_serve_letter,
    refusal_to_submit_letter,
)
from gongkai.cases.rules.retention import (
    refusal_to_confirm_erasure,
    refusal_to_drop_erasure,
    refusal_to_keep_longer,
    refusal_to_propose_erasure,
)
from gongkai.cases.rules.right_agency import refusal_to_name_right_agency, refusal_to_pass_on
from gongkai.cases.rules.sign_off import (
    refusal_to_approve_letter,
    refusal_to_return_letter,
    refusal_to_set_sign_off,
    refusal_to_sign_letter,
)
from gongkai.cases.rules.split import refusal_to_split
from gongkai.cases.rules.stage import refusal_of_day
from gongkai.cases.rules.waits import (
    refusal_to_bounce_paper,
    refusal_to_cancel,
    refusal_to_judge_reasons,
    refusal_to_notice_fee,
    refusal_to_record_bounce,
    refusal_to_record_payment,
    refusal_to_record_reasons,
    refusal_to_reopen,
    refusal_to_require_reasons,
    refusal_to_serve_paper,
)

__all__ = [
    "refusal_of_day",
    "refusal_of_extension",
    "refusal_of_notice",
    "refusal_of_review",
    "refusal_out_of_step",
    "refusal_to_accept_offer",
    "refusal_to_add_evidence",
    "refusal_to_add_note",
    "refusal_to_add_scans",
    "refusal_to_approve_joint",
    "refusal_to_approve_letter",
    "refusal_to_approve_record_correction",
    "refusal_to_archive",
    "refusal_to_ask_assistance",
    "refusal_to_assign",
    "refusal_to_attach_reply_file",
    "refusal_to_bounce_paper",
    "refusal_to_cancel",
    "refusal_to_carry_out",
    "refusal_to_clear_finding",
    "refusal_to_close_without_letter",
    "refusal_to_conclude_remedy",
    "refusal_to_confirm_erasure",
    "refusal_to_confirm_receipt",
    "refusal_to_convert",
    "refusal_to_correct",
    "refusal_to_correct_fact",
    "refusal_to_decide",
    "refusal_to_decide_as",
    "refusal_to_decline_conversion",
    "refusal_to_defer",
    "refusal_to_defer_by",
    "refusal_to_draft_letter",
    "refusal_to_drop_erasure",
    "refusal_to_edit_letter",
    "refusal_to_explain_lateness",
    "refusal_to_export",
    "refusal_to_extend",
    "refusal_to_extend_by",
    "refusal_to_file_remedy",
    "refusal_to_guide",
    "refusal_to_hand_over",
    "refusal_to_import",
    "refusal_to_import_again",
    "refusal_to_issue_receipt",
    "refusal_to_join",
    "refusal_to_judge_reasons",
    "refusal_to_keep_longer",
    "refusal_to_leave_joint",
    "refusal_to_load_notice",
    "refusal_to_mail_letter",
    "refusal_to_name_right_agency",
    "refusal_to_notice_fee",
    "refusal_to_overrule_objection",
    "refusal_to_pass_on",
    "refusal_to_propose_erasure",
    "refusal_to_propose_record_correction",
    "refusal_to_read_identity",
    "refusal_to_record_answer",
    "refusal_to_record_assistance",
    "refusal_to_record_bounce",
    "refusal_to_record_contact",
    "refusal_to_record_copy",
    "refusal_to_record_correction",
    "refusal_to_record_course",
    "refusal_to_record_opinion",
    "refusal_to_record_payment",
    "refusal_to_record_reasons",
    "refusal_to_record_search",
    "refusal_to_redact_file",
    "refusal_to_register",
    "refusal_to_release",
    "refusal_to_reopen",
    "refusal_to_require_correction",
    "refusal_to_require_reasons",
    "refusal_to_return_letter",
    "refusal_to_return_offer",
    "refusal_to_scan_file",
    "refusal_to_send_inquiry",
    "refusal_to_serve_letter",
    "refusal_to_serve_paper",
    "refusal_to_set_sign_off",
    "refusal_to_sign_joint",
    "refusal_to_sign_letter",
    "refusal_to_split",
    "refusal_to_submit_joint",
    "refusal_to_submit_letter",
    "refusal_to_suggest",
    "refusal_to_take_back_file",
    "refusal_to_take_file",
    "refusal_to_take_folder",
    "refusal_to_take_in",
    "refusal_to_withdraw",
    "refusal_to_withdraw_remedy",
    "refusal_while_third_party_untold",
    "refusal_while_unexplained",
    "refusal_without_proof",
]
