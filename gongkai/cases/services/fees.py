"""The processing fee: notice, payment, the term starting afresh with it (art. 42, 国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.cases import paper_values, rules
from gongkai.cases.errors_fees import NothingToCharge, WrongAmount
from gongkai.cases.models import Case, FeeNotice, Paper
from gongkai.cases.services.clock import append_fact, settle_clock
from gongkai.cases.services.outgoing import issue
from gongkai.cases.services.steps import locked, require_text, stop_if
from gongkai.law.clock import FactKind
from gongkai.law.fees import MAY_CHARGE, TARIFF, Fee, fee_by_pages, fee_for_items
from gongkai.law.terms import payment_due
from gongkai.trail.services import record

UNIT_WORDS = {FeeNotice.Unit.ITEMS: "件", FeeNotice.Unit.PAGES: "页"}


def charge(unit: str, count: int, items_here: int = 1) -> Fee:
    """What this case costs. count: pages, or applications of the month with this one. Raises LawError,
    NothingToCharge."""
    pages = unit == FeeNotice.Unit.PAGES
    found = fee_by_pages(count) if pages else fee_for_items(count, items_here)
    if not found.amount:
        raise NothingToCharge(count, UNIT_WORDS[FeeNotice.Unit(unit)])
    return found


def fee_values(unit: str, count: int, items_here: int, how: str, until: date) -> dict[str, str]:
    word = UNIT_WORDS[FeeNotice.Unit(unit)]
    basis = f"{MAY_CHARGE}和{TARIFF}（国办函〔2020〕109号）"
    return paper_values.fee(charge(unit, count, items_here), word, how, until, basis)


@transaction.atomic
def notice_fee(case: Case, *, by: Officer, unit: str, count: int, how: str, items_here: int = 1) -> FeeNotice:
    """Tell the applicant what to pay, today. Signed by the head, since it may end the application.

    The 20 working days count from the day after receipt; until that is recorded, from the notice. Raises
    FeeOnlyOnce, FeeTooLate, NothingToCharge.
    """
    case = locked(case)
    today = timezone.localdate()
    stop_if(rules.refusal_to_notice_fee(case, by, today=today))
    amount = charge(unit, count, items_here).amount
    how = require_text("怎么缴纳", how)
    until = payment_due(today, working_calendar())
    notice = FeeNotice.objects.create(
        case=case,
        unit=FeeNotice.Unit(unit),
        count=count,
        items_here=items_here,
        amount=amount,
        how=how,
        noticed_on=today,
        until=until,
    )
    append_fact(case, FactKind.FEE_NOTICED, today, basis="发出收费通知（第四十二条）", by=by)
    case.state = Case.State.AWAITING_PAYMENT
    settle_clock(case)
    paper = issue(case, Paper.Kind.FEE, by=by, values=fee_values(unit, count, items_here, how, until))
    record(
        case,
        "fee_noticed",
        agency=case.agency,
        by=by,
        amount=amount,
        until=until,
        unit_label=notice.get_unit_display(),
        number=paper.number,
    )
    return notice


@transaction.atomic
def record_payment(case: Case, *, by: Officer, on: date, amount: int, voucher: str) -> FeeNotice:
    """Paid in full: the reply term starts afresh the day after. Raises WrongAmount for anything else."""
    case = locked(case)
    stop_if(rules.refusal_to_record_payment(case, by))
    notice = case.fee_notice
    stop_if(
        rules.refusal_of_day(
            "缴费日期", on, today=timezone.localdate(), after=notice.noticed_on, event="通知收费的"
        )
    )
    if amount != notice.amount:
        raise WrongAmount(amount, notice.amount)
    notice.paid_on, notice.voucher = on, require_text("票据号码", voucher)
    notice.save()
    append_fact(
        case, FactKind.FEE_PAID, on, basis="申请人缴清费用，期限重新起算（国办函〔2020〕109号）", by=by
    )
    case.state = Case.State.IN_HAND
    settle_clock(case)
    record(case, "fee_paid", agency=case.agency, by=by, on=on, amount=amount, voucher=notice.voucher)
    return notice
