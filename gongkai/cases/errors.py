"""Why an act on a case may be refused. Each text is a sentence for the officer, with figure and article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.agencies.errors import Refusal
from gongkai.law.evidence import Evidence
from gongkai.law.receipt import Proof
from gongkai.law.wording import short_day_text

FEW = 3  # stages a sentence still names; a longer list says less than the stage it stands at


class FactsStand(RuntimeError):
    """Code tried to change or remove a recorded clock fact."""


class AnswersStand(RuntimeError):
    """Code tried to change or remove an answer to one of the five questions."""


class NotThisStage(Refusal):
    """The act belongs to another stage of the case."""

    def __init__(self, act: str, state_label: str, *stages: str):
        now = f"这件申请现在是“{state_label}”"
        if len(stages) > FEW:
            super().__init__(f"{now}，不能{act}")
        else:
            super().__init__(f"{now}，{act}要在“{'”或者“'.join(stages)}”时办")


class InTheFuture(Refusal):
    def __init__(self, what: str, on: date, today: date):
        super().__init__(f"{what}填的是{short_day_text(on)}，今天才{short_day_text(today)}；填已经发生的日期")


class BeforeTheFact(Refusal):
    """A day stated lies before the event it must follow."""

    def __init__(self, what: str, on: date, event: str, event_on: date):
        super().__init__(f"{what}{short_day_text(on)}早于{event}{short_day_text(event_on)}，核对后再登记")


class TextMissing(Refusal):
    def __init__(self, what: str):
        super().__init__(f"写明{what}")


class CorrectionTooLate(Refusal):
    def __init__(self, last: date):
        super().__init__(f"要求补正须在收到之日起7个工作日内一次告知，{short_day_text(last)}已过（第三十条）")


class CorrectionOnlyOnce(Refusal):
    def __init__(self, noticed_on: date):
        super().__init__(f"补正应当一次告知，{short_day_text(noticed_on)}已经告知过（第三十条）")


class CorrectionTimeTooShort(Refusal):
    def __init__(self, noticed_on: date):
        super().__init__(
            f"补正期限要晚于告知之日{short_day_text(noticed_on)}，给申请人合理的时间（第三十条）"
        )


class CorrectionStillOpen(Refusal):
    def __init__(self, until: date):
        super().__init__(
            f"补正期限到{short_day_text(until)}，还没有过；期满仍无正当理由不补正的，才视为放弃申请（第三十条）"
        )


class CorrectionAnswered(Refusal):
    def __init__(self, answered_on: date):
        super().__init__(f"申请人{short_day_text(answered_on)}已经补正，不能按逾期不补正处理（第三十条）")


class NoOpenInquiry(Refusal):
    def __init__(self) -> None:
        super().__init__("没有在等的征求意见；先登记发出征求意见书")


class WhichInquiry(Refusal):
    def __init__(self, count: int):
        super().__init__(f"有{count}份征求意见书在等答复，写明是哪一份的意见")


class SilenceTooEarly(Refusal):
    def __init__(self, last: date, article: str):
        super().__init__(
            f"对方有15个工作日，到{short_day_text(last)}为止；过了才可以登记逾期未提出意见（{article}）"
        )


class ExtensionTooLate(Refusal):
    def __init__(self, last: date):
        super().__init__(
            f"延期须在法定20个工作日内告知，该期限{short_day_text(last)}已届满（第三十三条第二款）"
        )


class ExtensionUsedUp(Refusal):
    def __init__(self, granted: int):
        super().__init__(f"已经延长{granted}个工作日，合计最多20个工作日（第三十三条第二款）")


class ExtensionOutOfRange(Refusal):
    def __init__(self, asked: int, left: int):
        super().__init__(f"延长{asked}个工作日不行，这件还可以延长1至{left}个工作日（第三十三条第二款）")


class MissingEvidence(Refusal):
    """missing: what the decision needs and the file does not hold."""

    def __init__(self, missing: Sequence[Evidence]):
        self.missing = tuple(missing)
        names = "、".join(evidence.label for evidence in missing)
        super().__init__(f"还缺{len(self.missing)}项证据：{names}")


class UnknownEvidence(Refusal):
    def __init__(self, key: str):
        super().__init__(f"没有“{key}”这一项证据，从清单里选一项")


class NoDecision(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有作出处理决定，先回答“给不给”")


class NoLetter(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有起草答复书")


class LetterNotAtStage(Refusal):
    def __init__(self, act: str, state_label: str):
        super().__init__(f"答复书现在是“{state_label}”，不能{act}")


class LetterIncomplete(Refusal):
    """missing: elements of the reply letter, as the officer knows them."""

    def __init__(self, missing: Sequence[str]):
        self.missing = tuple(missing)
        super().__init__(f"答复书还缺{len(self.missing)}项要素：{'、'.join(self.missing)}")


class LetterOfAnotherDecision(Refusal):
    def __init__(self) -> None:
        super().__init__("处理决定改过了，答复书写的还是原来的决定；重新起草后再送审")


class SecondPersonNeeded(Refusal):
    def __init__(self, role_label: str):
        super().__init__(f"审签和送审不能是同一个人，由另一位{role_label}审签")


class SecondPersonToClose(Refusal):
    def __init__(self) -> None:
        super().__init__("不发答复书办结和拟定决定不能是同一个人，由另一位公开工作机构负责人办结")


class NotHeldHere(Refusal):
    def __init__(self, name: str, agency: str):
        super().__init__(f"{name}今天不是{agency}的经办人或者公开工作机构负责人，不能分给他")


class HeldAlready(Refusal):
    def __init__(self, name: str):
        super().__init__(f"这件已经由{name}经办，选另一位")


class NoOfferToYou(Refusal):
    def __init__(self) -> None:
        super().__init__("这件没有在等您接收；可能已经改派给别人")


class NothingHeld(Refusal):
    def __init__(self, name: str, to: str):
        super().__init__(f"{name}手上没有可以交给{to}的在办申请，核对交出和接手的人")


class SomeNotAssigned(Refusal):
    """refused: number and reason of each case that stands in the way of all."""

    def __init__(self, refused: Sequence[tuple[str, str]]):
        self.refused = tuple(refused)
        named = "；".join(f"{number}：{reason}" for number, reason in refused)
        super().__init__(f"有{len(refused)}件不能分办，一件也没有分。去掉这几件再办：{named}")


class NeedsLetter(Refusal):
    def __init__(self, label: str):
        super().__init__(f"“{label}”要书面答复申请人；只有（六）其他处理可以不发答复书办结")


class IdentityErased(Refusal):
    def __init__(self, on: date):
        super().__init__(f"申请人的身份信息已在{on:%Y-%m-%d}保存期满时销毁")


class WrongIdentityFields(Refusal):
    """The applicant's particulars lack something art. 29 asks for."""

    def __init__(self, missing: Sequence[str]):
        self.missing = tuple(missing)
        super().__init__(f"申请人信息还缺：{'、'.join(missing)}（第二十九条）")


class NotADecision(Refusal):
    def __init__(self, code: str):
        super().__init__(f"没有代码为“{code}”的处理决定")


class NotAFactToCorrect(Refusal):
    def __init__(self) -> None:
        super().__init__("这条期限事实已经更正过，更正最新的那一条")


class NotConfirmedYet(Refusal):
    """The applicant's act needs a case that both sides have confirmed (art. 31)."""

    def __init__(self, phone: str):
        self.phone = phone
        super().__init__(
            f"这件申请还没有双方确认收到；受理单位打电话确认时说撤回就行，也可以打{phone}（第三十一条）"
        )


class AlreadyAnswered(Refusal):
    def __init__(self) -> None:
        super().__init__("答复已经作出，不能再撤回")


class AlreadyWithdrawn(Refusal):
    def __init__(self, on: date):
        self.on = on
        super().__init__(f"申请人{short_day_text(on)}已经申请撤回")


class NoCorrectionAwaited(Refusal):
    def __init__(self) -> None:
        super().__init__("这件申请现在没有要补正的事项")


class CorrectionOver(Refusal):
    """The term of the correction notice has passed; what comes now the agency takes in, or not, by hand."""

    def __init__(self, until: date, phone: str):
        self.until, self.phone = until, phone
        super().__init__(
            f"补正期限到{short_day_text(until)}，已经过了；有正当理由的，打{phone}跟受理单位说明（第三十条）"
        )


class ProofMissing(Refusal):
    """missing: what must be on record for an application that came this way."""

    def __init__(self, channel: str, missing: Sequence[Proof], article: str):
        self.missing = tuple(missing)
        names = "、".join(proof.label for proof in missing)
        super().__init__(f"{channel}的，还要登记{names}，作为收到之日的凭证（{article}）")


class NoSuchExtension(Refusal):
    def __init__(self, days: int, *, ordinary: bool):
        if ordinary:
            text = f"复议决定延长{days}日不行，最多延长30日（《行政复议法》第六十二条）"
        else:
            text = "只有普通程序的行政复议可以延长决定期限，这一件不能（《行政复议法》第六十二条）"
        super().__init__(text)


class NotLate(Refusal):
    def __init__(self, due_on: date | None):
        when = f"，{short_day_text(due_on)}到期" if due_on else ""
        super().__init__(f"这件没有逾期{when}，不用写逾期原因")


class LatenessUnexplained(Refusal):
    def __init__(self, due_on: date):
        super().__init__(f"这件{short_day_text(due_on)}到期，逾期办结，先写明逾期原因再归档")


class TimeTooShort(Refusal):
    def __init__(self, what: str, today: date):
        super().__init__(f"{what}要晚于今天{short_day_text(today)}，给申请人合理的时间")


class NothingToReopen(Refusal):
    def __init__(self) -> None:
        super().__init__("没有结果为“结果纠正”的复议或者诉讼；先登记审结，再重新处理")


class AlreadyServed(Refusal):
    def __init__(self, on: date):
        super().__init__(f"{short_day_text(on)}已经登记送达；退回来的先登记退件")


class NotServedYet(Refusal):
    def __init__(self) -> None:
        super().__init__("还没有登记送达，谈不上退件")


class UnknownPaper(Refusal):
    def __init__(self, kind: str):
        super().__init__(f"没有“{kind}”这种文书，从清单里选一种")


class NothingToOverrule(Refusal):
    def __init__(self) -> None:
        super().__init__("没有第三方不同意公开的意见要处理；先登记意见（第三十二条）")


class ThirdPartyNotTold(Refusal):
    """Information is to be given against an objection, and the third party has not had the notice yet."""

    def __init__(self, to: str):
        super().__init__(
            f"{to}不同意公开，决定公开的内容和理由要先书面告知，登记依申请公开告知书的送达以后才能送达答复书（第三十二条）"
        )


class ReceiptOnlyOnce(Refusal):
    def __init__(self, number: str):
        super().__init__(f"接收回执已经出过，文号{number}；要再给一份的，打印原来那份")


class NotAnAnswer(Refusal):
    def __init__(self, question: str):
        super().__init__(f"选一个“{question}”这一问可以有的回答")


class NotAskedYet(Refusal):
    """A later question is answered before an earlier one led to it."""

    def __init__(self, question: str, earlier: str):
        super().__init__(f"先答“{earlier}”，才轮到“{question}”")


class NotAnItem(Refusal):
    def __init__(self) -> None:
        super().__init__("申请事项刚刚改过，重新打开这一问再答")


class TooManyItems(Refusal):
    def __init__(self, count: int, most: int):
        super().__init__(f"列了{count}件，一件申请最多列{most}件；再多的按一事一申请拆开")


class NothingOnPaper(Refusal):
    def __init__(self) -> None:
        super().__init__("申请人在网上提交的，没有纸质材料可以补扫；补来的材料在“登记补正”里存")


class NoOpenAssistance(Refusal):
    def __init__(self) -> None:
        super().__init__("没有在等回复的协办函；先发协办函")


class NoRecordCorrection(Refusal):
    def __init__(self) -> None:
        super().__init__("没有等审定的更正处理；先由经办人写明要更正什么和认定（第四十一条）")


class SecondPersonToApprove(Refusal):
    def __init__(self) -> None:
        super().__init__("提出和审定更正处理不能是同一个人，由另一位公开工作机构负责人审定")


class EndsWithPaper(Refusal):
    def __init__(self) -> None:
        super().__init__("这件按第四十一条办理，审定更正处理、发出告知书以后办结，不能不发文书办结")


class NoRightAgencyHere(Refusal):
    def __init__(self) -> None:
        super().__init__("答复书写明由本网站上的另一单位负责公开的，才能转交（第三十六条第五项）")


class PassedOnOnce(Refusal):
    def __init__(self, number: str):
        super().__init__(f"已经转交过，那边的编号是{number}")


class NotAnswerable(Refusal):
    def __init__(self, name: str):
        super().__init__(f"{name}现在不在本网站受理申请，按名称和联系方式填写")
