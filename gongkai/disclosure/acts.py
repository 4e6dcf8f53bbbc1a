"""What an officer may do with a publication now, and what not with the reason: one list for the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.agencies.errors import Refusal
from gongkai.agencies.officers import Officer
from gongkai.disclosure import rules
from gongkai.disclosure.choices import State
from gongkai.disclosure.models import Publication


@dataclass(frozen=True)
class Offer:
    """key: names the act's address in the workbench. effect: what follows, one sentence."""

    key: str
    label: str
    effect: str
    primary: bool = False


@dataclass(frozen=True)
class Refused:
    key: str
    label: str
    reason: str


@dataclass(frozen=True)
class Acts:
    allowed: tuple[Offer, ...]
    refused: tuple[Refused, ...]


Rule = Callable[[Publication, Officer], Refusal | None]

# key, label, effect, rule; in the order in which a publication goes through them
_ACTS: tuple[tuple[str, str, str, Rule], ...] = (
    ("edit", "修改", "改标题、正文、附件和各项信息", rules.refusal_to_edit),
    ("submit", "送科室审核", "提出公开属性，交科室负责人审核", rules.refusal_to_submit),
    ("section_review", "科室审核", "同意后送单位审定，不同意退回拟稿人", rules.refusal_to_review_for_section),
    ("secrecy_review", "保密审查", "记下结论，通过后才能公开", rules.refusal_to_review_secrecy),
    ("decide", "决定公开", "定为主动公开的立即发布，取得索引号", rules.refusal_to_decide),
    ("return", "退回修改", "写明理由，交回拟稿人", rules.refusal_to_return),
    ("change_validity", "改变效力", "公开页和文件库随即显示新的效力", rules.refusal_to_change_validity),
    ("withdraw", "撤回", "公开页随即撤下，理由留在原地址", rules.refusal_to_withdraw),
)
# The acts that have a meaning in a state at all; others are neither offered nor refused there
_POSSIBLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        State.DRAFT: ("edit", "submit"),
        State.RETURNED: ("edit", "submit"),
        State.SECTION_REVIEW: ("section_review", "secrecy_review", "return", "decide"),
        State.AGENCY_REVIEW: ("decide", "secrecy_review", "return"),
        State.PUBLISHED: ("change_validity", "withdraw"),
    }
)


def acts_for(publication: Publication, officer: Officer) -> Acts:
    """Allowed acts, the likeliest first and marked, then the refused ones with the sentence that says why."""
    possible = _POSSIBLE.get(publication.state, ())
    allowed: list[Offer] = []
    refused: list[Refused] = []
    for key, label, effect, rule in _ACTS:
        if key not in possible:
            continue
        if refusal := rule(publication, officer):
            refused.append(Refused(key, label, str(refusal)))
        else:
            allowed.append(Offer(key, label, effect))
    return Acts(_likeliest_first(allowed, publication.state), tuple(refused))


def _likeliest_first(offers: list[Offer], state: str) -> tuple[Offer, ...]:
    """The act that moves the publication on is filled; returning or withdrawing never is."""
    moving_on = {"submit", "section_review", "secrecy_review", "decide"}
    ranked = sorted(offers, key=lambda offer: offer.key not in moving_on)
    return tuple(
        Offer(offer.key, offer.label, offer.effect, primary=place == 0 and offer.key in moving_on)
        for place, offer in enumerate(ranked)
    )
