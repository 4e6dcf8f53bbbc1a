"""Acts on cases. Each is one transaction: lock, ask the rules, change, record.

Acts raise Refusal or LawError, whose text is the sentence for the officer. They return the row as it now is;
the object passed in is not changed.
"""

from gongkai.cases.services.archive import archive
from gongkai.cases.services.assigning import accept_offer, assign, assign_many, hand_over, return_offer
from gongkai.cases.services.assistance import ask_assistance, record_assistance
from gongkai.cases.services.avoided import count_avoided
from gongkai.cases.services.by_applicant import correct_by_applicant, suggest_publication, withdraw
from gongkai.cases.services.calendar import Loaded, load_notice
from gongkai.cases.services.calendar_addresses import issue_calendar_address, revoke_calendar_address
from gongkai.cases.services.clock import Difference, correct_fact, recompute_due_dates, settle_clock
from gongkai.cases.services.conversion import convert, decline_conversion
from gongkai.cases.services.correction import record_correction, require_correction
from gongkai.cases.services.decision import close_without_letter, decide
from gongkai.cases.services.deferral import defer
from gongkai.cases.services.delivery import serve_letter
from gongkai.cases.services.escalation import escalate
from gongkai.cases.services.exporting import Form, export_register
from gongkai.cases.services.extension import extend
from gongkai.cases.services.fees import notice_fee, record_payment
from gongkai.cases.services.files import take_bundle, take_folder
from gongkai.cases.services.forms import PrintedForm, print_form
from gongkai.cases.services.guide import Given, answer_question, list_items
from gongkai.cases.services.identity import ProofFile, read_identity, read_identity_proof
from gongkai.cases.services.importing import (
    check_register,
    claim_import,
    import_register,
    refusal_to_claim,
)
from gongkai.cases.services.inquiry import record_opinion, send_inquiry
from gongkai.cases.services.intake import Submitted, confirm_receipt, register, submit
from gongkai.cases.services.joint import approve_joint, join, leave_joint, sign_joint, submit_joint
from gongkai.cases.services.lateness import explain_lateness
from gongkai.cases.services.letters import draft_letter, edit_letter, preview, submit_letter
from gongkai.cases.services.mailing import mail_letter
from gongkai.cases.services.material import add_evidence, add_note, attach_reply_file, record_search
from gongkai.cases.services.mending import cancel, reopen
from gongkai.cases.services.notices import mark_read
from gongkai.cases.services.outgoing import preview_paper
from gongkai.cases.services.own_record import approve_record_correction, propose_record_correction
from gongkai.cases.services.paper_service import bounce_paper, record_bounce, serve_paper
from gongkai.cases.services.public_interest import overrule_objection
from gongkai.cases.services.reasons import record_reasons, require_reasons
from gongkai.cases.services.receipt import note_opened, record_contact
from gongkai.cases.services.receipt_paper import issue_receipt
from gongkai.cases.services.redaction import redact_file
from gongkai.cases.services.release import clear_finding, scan_reply_file, take_back_file
from gongkai.cases.services.remedies import (
    conclude_remedy,
    file_remedy,
    record_carried_out,
    record_remedy_answer,
    record_remedy_copy,
    record_remedy_course,
    resettle_remedies,
    withdraw_remedy,
)
from gongkai.cases.services.retention import (
    confirm_erasure,
    drop_erasure,
    keep_longer,
    propose_erasure,
)
from gongkai.cases.services.right_agency import name_right_agency, pass_on
from gongkai.cases.services.scans import add_scans
from gongkai.cases.services.sign_off import approve_letter, return_letter, set_sign_off
from gongkai.cases.services.signing import sign_letter
from gongkai.cases.services.split import Matter, split
from gongkai.cases.services.templates import write_template

__all__ = [
    "Difference",
    "Form",
    "Given",
    "Loaded",
    "Matter",
    "PrintedForm",
    "ProofFile",
    "Submitted",
    "accept_offer",
    "add_evidence",
    "add_note",
    "add_scans",
    "answer_question",
    "approve_joint",
    "approve_letter",
    "approve_record_correction",
    "archive",
    "ask_assistance",
    "assign",
    "assign_many",
    "attach_reply_file",
    "bounce_paper",
    "cancel",
    "check_register",
    "claim_import",
    "clear_finding",
    "close_without_letter",
    "conclude_remedy",
    "confirm_erasure",
    "confirm_receipt",
    "convert",
    "correct_by_applicant",
    "correct_fact",
    "count_avoided",
    "decide",
    "decline_conversion",
    "defer",
    "draft_letter",
    "drop_erasure",
    "edit_letter",
    "escalate",
    "explain_lateness",
    "export_register",
    "extend",
    "file_remedy",
    "hand_over",
    "import_register",
    "issue_calendar_address",
    "issue_receipt",
    "join",
    "keep_longer",
    "leave_joint",
    "list_items",
    "load_notice",
    "mail_letter",
    "mark_read",
    "name_right_agency",
    "note_opened",
    "notice_fee",
    "overrule_objection",
    "pass_on",
    "preview",
    "preview_paper",
    "print_form",
    "propose_erasure",
    "propose_record_correction",
    "read_identity",
    "read_identity_proof",
    "recompute_due_dates",
    "record_assistance",
    "record_bounce",
    "record_carried_out",
    "record_contact",
    "record_correction",
    "record_opinion",
    "record_payment",
    "record_reasons",
    "record_remedy_answer",
    "record_remedy_copy",
    "record_remedy_course",
    "record_search",
    "redact_file",
    "refusal_to_claim",
    "register",
    "reopen",
    "require_correction",
    "require_reasons",
    "resettle_remedies",
    "return_letter",
    "return_offer",
    "revoke_calendar_address",
    "scan_reply_file",
    "send_inquiry",
    "serve_letter",
    "serve_paper",
    "set_sign_off",
    "settle_clock",
    "sign_joint",
    "sign_letter",
    "split",
    "submit",
    "submit_joint",
    "submit_letter",
    "suggest_publication",
    "take_back_file",
    "take_bundle",
    "take_folder",
    "withdraw",
    "withdraw_remedy",
    "write_template",
]
