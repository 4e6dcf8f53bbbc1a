"""Acts on a report. Each is one transaction with its record in the trail."""

from gongkai.annual_report.services.archiving import Packed, pack_archive, take_archive
from gongkai.annual_report.services.commenting import (
    Remark,
    add_comment,
    drop_comment,
    send_back,
    settle_comment,
)
from gongkai.annual_report.services.correcting import begin_correction, drop_correction
from gongkai.annual_report.services.corrections import (
    correct_cell,
    derived_for_correction,
    withdraw_correction,
)
from gongkai.annual_report.services.draft import explain_finding, open_draft
from gongkai.annual_report.services.entry_tokens import (
    issue_entry_token,
    use_entry_token,
    withdraw_entry_token,
)
from gongkai.annual_report.services.figure_import import check_sheet, import_sheet
from gongkai.annual_report.services.figures import Entry, enter_figure, enter_figures, withdraw_figures
from gongkai.annual_report.services.from_systems import (
    Received,
    note_reading,
    note_refused_call,
    receive_figures,
)
from gongkai.annual_report.services.handing_over import (
    record_hand_over,
    refusals_to_withdraw,
    withdraw_hand_over,
)
from gongkai.annual_report.services.outside import (
    drop_outside_file,
    explain_outside,
    read_outside_file,
    remove_outside,
    take_in_outside,
)
from gongkai.annual_report.services.outside_units import end_outside, expect_outside
from gongkai.annual_report.services.publishing import import_published, publish
from gongkai.annual_report.services.reminding import remind, remind_of_last_days
from gongkai.annual_report.services.restoring import Restored, restore_archive
from gongkai.annual_report.services.rolling_up import GOVERNMENTS, open_whole, set_member_rule
from gongkai.annual_report.services.workflow import (
    accept,
    return_to_draft,
    sign,
    submit_for_signature,
)
from gongkai.annual_report.services.writing import (
    draft_sections,
    drop_draft,
    keep_draft,
    write_section,
    write_text,
)

__all__ = [
    "GOVERNMENTS",
    "Entry",
    "Packed",
    "Received",
    "Remark",
    "Restored",
    "accept",
    "add_comment",
    "begin_correction",
    "check_sheet",
    "correct_cell",
    "derived_for_correction",
    "draft_sections",
    "drop_comment",
    "drop_correction",
    "drop_draft",
    "drop_outside_file",
    "end_outside",
    "enter_figure",
    "enter_figures",
    "expect_outside",
    "explain_finding",
    "explain_outside",
    "import_published",
    "import_sheet",
    "issue_entry_token",
    "keep_draft",
    "note_reading",
    "note_refused_call",
    "open_draft",
    "open_whole",
    "pack_archive",
    "publish",
    "read_outside_file",
    "receive_figures",
    "record_hand_over",
    "refusals_to_withdraw",
    "remind",
    "remind_of_last_days",
    "remove_outside",
    "restore_archive",
    "return_to_draft",
    "send_back",
    "set_member_rule",
    "settle_comment",
    "sign",
    "submit_for_signature",
    "take_archive",
    "take_in_outside",
    "use_entry_token",
    "withdraw_correction",
    "withdraw_entry_token",
    "withdraw_figures",
    "withdraw_hand_over",
    "write_section",
    "write_text",
]
