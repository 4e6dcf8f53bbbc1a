"""What an officer may do with a reconsideration or suit now, and what not with the reason.

The rules that answer here are those the services ask, as for cases (acts.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.cases import rules
from gongkai.cases.acts import ActOffer, Acts, RefusedAct
from gongkai.cases.models import Remedy


@dataclass(frozen=True)
class _Act:
    key: str
    label: str
    effect: str
    rule: Callable[[Remedy, Officer], Refusal | None]


_ALL = (
    _Act("copy", "登记收到副本", "答复期限从收到之日的次日起算", rules.refusal_to_record_copy),
    _Act("answer", "登记提交答复和证据", "写明哪一天交的、凭证是什么", rules.refusal_to_record_answer),
    _Act("course", "登记受理、延期或者开庭", "按复议机关或者法院的通知填", rules.refusal_to_record_course),
    _Act("conclude", "登记审结", "收到决定书或者判决书，结果计入表4", rules.refusal_to_conclude_remedy),
    _Act("withdraw", "登记申请人撤回", "终止，计入表4“其他结果”", rules.refusal_to_withdraw_remedy),
    _Act(
        "reopen",
        "重新处理",
        "重新决定、重新答复，从收到决定或者判决的次日起20个工作日",
        lambda remedy, officer: rules.refusal_to_reopen(remedy.case, officer),
    ),
    _Act("carry_out", "登记履行完毕", "决定要求做的已经做完", rules.refusal_to_carry_out),
)


def remedy_acts_for(remedy: Remedy, officer: Officer) -> Acts:
    """Allowed acts, the next one first and marked; refused ones that belong to this stage with the reason."""
    shown = ("copy", "answer", "course", "conclude", "withdraw") if remedy.is_open else _after(remedy)
    next_key = _next_act(remedy)
    allowed: list[ActOffer] = []
    refused: list[RefusedAct] = []
    for act in _ALL:
        if act.key not in shown:
            continue
        if refusal := act.rule(remedy, officer):
            refused.append(RefusedAct(act.key, act.label, str(refusal)))
        else:
            allowed.append(ActOffer(act.key, act.label, act.effect, act.key == next_key))
    allowed.sort(key=lambda offer: not offer.primary)
    return Acts(tuple(allowed), tuple(refused))


def _after(remedy: Remedy) -> tuple[str, ...]:
    """What set the reply aside is followed by a new one, for which the case has to lie closed."""
    carry_out = ("carry_out",) if remedy.ordered else ()
    set_aside = remedy.result == Remedy.Result.CORRECTED and not remedy.case.is_open
    return (*carry_out, "reopen") if set_aside else carry_out


def _next_act(remedy: Remedy) -> str:
    if not remedy.is_open:
        return "reopen" if "reopen" in _after(remedy) else "carry_out"
    if remedy.copy_received_on is None:
        return "copy"
    return "conclude" if remedy.answered_on else "answer"
