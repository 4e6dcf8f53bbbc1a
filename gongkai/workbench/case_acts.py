"""The acts on a case that one form carries: what each page says and the service behind its button.

Lives elsewhere: acts with a page of their own shape: decide (views/decide.py), the letter
(letter_acts.py, views/letter.py), and those of other subjects (…_acts.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.forms import Form

from gongkai.agencies.calendars import working_calendar
from gongkai.agencies.officers import Officer
from gongkai.agencies.roles import Act
from gongkai.cases import paper_values, services
from gongkai.cases.models import Case, Inquiry, Paper
from gongkai.cases.selectors import (
    clock_of,
    open_offer,
)
from gongkai.documents.letters import LetterText
from gongkai.law.receipt import Channel, receipt_rule
from gongkai.law.terms import correction_notice_due
from gongkai.ui.pieces import Fact
from gongkai.ui.wording import cn_day
from gongkai.workbench.act_pages import NothingToFill
from gongkai.workbench.forms import cases as forms
from gongkai.workbench.forms import remedies as remedy_forms
from gongkai.workbench.forms.fields import upload_pair

Given = dict[str, Any]


def _nothing(case: Case) -> list[Fact]:
    return []


@dataclass(frozen=True)
class Spec:
    """ground: the article. follows: what happens then. facts: what of the case the officer sees first.
    onward: the decision that the officer is led to afterwards."""

    act: Act
    heading: str
    button: str
    form: type[Form]
    perform: Callable[[Case, Officer, Given], str]
    ground: str
    follows: str
    facts: Callable[[Case], list[Fact]] = _nothing
    preview: Callable[[Case, Given], list[LetterText]] | None = None
    onward: str = ""


def _confirm_receipt(case: Case, by: Officer, given: Given) -> str:
    done = services.confirm_receipt(case, by=by, **given)
    return f"已确认收到，收到之日{cn_day(done.received_on)}，最迟{cn_day(done.due_on)}答复"


def _record_contact(case: Case, by: Officer, given: Given) -> str:
    services.record_contact(case, by=by, **given)
    return "已登记，收件仍等确认；换一种方式或者改天再联系"


def _assign(case: Case, by: Officer, given: Given) -> str:
    services.assign(case, by=by, **given)
    if given["to"].pk == by.person_id:
        return "这件由您经办"
    return f"已转给{given['to'].name}，等对方接收；接收以前仍由现在的人经办"


def _accept_offer(case: Case, by: Officer, given: Given) -> str:
    done = services.accept_offer(case, by=by)
    return f"已接收，这件由{'您' if done.holder_id == by.person_id else done.holder.name}经办"


def _return_offer(case: Case, by: Officer, given: Given) -> str:
    services.return_offer(case, by=by, **given)
    return "已退回分办，仍由原来的人经办"


def _offer_facts(case: Case) -> list[Fact]:
    offer = open_offer(case)
    if offer is None:
        return []
    facts = [Fact("转交", offer.offered_by.name, note=f"交给{offer.to.name}")]
    return [*facts, Fact("交接说明", offer.note)] if offer.note else facts


def _require_correction(case: Case, by: Officer, given: Given) -> str:
    done = services.require_correction(case, by=by, **given)
    return f"已登记补正告知，{cn_day(done.until)}前等申请人补正"


def _preview_correction(case: Case, given: Given) -> list[LetterText]:
    values = paper_values.correction(given["points"], given["until"])
    return [services.preview_paper(case, Paper.Kind.CORRECTION, values)]


def _record_correction(case: Case, by: Officer, given: Given) -> str:
    services.record_correction(case, by=by, on=given["on"], text=given["text"], files=_files(given))
    return f"已登记补正，答复期限从{cn_day(given['on'])}的次日重新起算"


def _send_inquiry(case: Case, by: Officer, given: Given) -> str:
    services.send_inquiry(case, by=by, **given)
    return f"已登记征求意见，期限从{cn_day(given['on'])}的次日停表"


def _preview_inquiry(case: Case, given: Given) -> list[LetterText]:
    to, on = given["to"], given["on"]
    third = given["kind"] == Inquiry.Kind.THIRD_PARTY
    kind = Paper.Kind.THIRD_PARTY if third else Paper.Kind.AGENCY_INQUIRY
    told = paper_values.inquiry_notice(given["kind"], on)
    asked = paper_values.inquiry(to, given["matter"], on)
    form = {"征求意见书文号": "（发出时编号）", **asked}
    return [
        services.preview_paper(case, kind, asked, addressee=to),
        *([services.preview_paper(case, Paper.Kind.OPINION_FORM, form, addressee=to)] if third else []),
        services.preview_paper(case, Paper.Kind.INQUIRY_NOTICE, told),
    ]


def _record_opinion(case: Case, by: Officer, given: Given) -> str:
    names = ("on", "answer", "text", "inquiry")
    services.record_opinion(case, by=by, files=_files(given), **{name: given[name] for name in names})
    return "已登记意见"


def _extend(case: Case, by: Officer, given: Given) -> str:
    done = services.extend(case, by=by, **given)
    return f"已同意延长{given['working_days']}个工作日，最迟{cn_day(done.due_on)}答复；原期限仍然显示"


def _record_search(case: Case, by: Officer, given: Given) -> str:
    services.record_search(case, by=by, **given)
    return "已登记检索" if given["found"] else "已登记检索：没有找到，可以作为信息不存在的证据"


def _add_evidence(case: Case, by: Officer, given: Given) -> str:
    services.add_evidence(case, by=by, key=given["key"], text=given["text"], file=upload_pair(given["file"]))
    return "证据已存入案内"


def _add_note(case: Case, by: Officer, given: Given) -> str:
    services.add_note(case, by=by, **given)
    return "已记下，只有本单位看得到"


def _attach(case: Case, by: Officer, given: Given) -> str:
    name, content = upload_pair(given["file"])
    document = services.attach_reply_file(case, by=by, name=name, content=content)
    return f"已附上“{document.original.name}”，随答复书一起给申请人"


def _correct_fact(case: Case, by: Officer, given: Given) -> str:
    services.correct_fact(given["fact"], by=by, on=given["on"], reason=given["reason"])
    return "已更正，原来登记的一条仍留在记录里，期限已重新推算"


def _close(case: Case, by: Officer, given: Given) -> str:
    services.close_without_letter(case, by=by, **given)
    return "已办结，没有发答复书；计入（六）其他处理"


def _archive(case: Case, by: Officer, given: Given) -> str:
    services.archive(case, by=by)
    return "已归档；此后只登记复议和诉讼"


def _explain_lateness(case: Case, by: Officer, given: Given) -> str:
    services.explain_lateness(case, by=by, **given)
    return "已写明逾期原因"


def _file_remedy(case: Case, by: Officer, given: Given) -> str:
    files = _files(given)
    rest = {name: value for name, value in given.items() if name != "file"}
    remedy = services.file_remedy(case, by=by, files=files, **rest)
    due = f"，最迟{cn_day(remedy.next_on)}提交答复和证据" if remedy.next_on else ""
    return f"已登记{remedy.get_route_display()}{due}；审结前计入表4“尚未审结”"


def _files(given: Given) -> list[tuple[str, bytes]]:
    pair = upload_pair(given["file"])
    return [pair] if pair else []


def _receipt_facts(case: Case) -> list[Fact]:
    rule = receipt_rule(Channel(case.channel))
    return [Fact("收到方式", rule.label), Fact("规则", f"{rule.explanation}（{rule.citation.short}）")]


def _correction_facts(case: Case) -> list[Fact]:
    if case.received_on is None:
        return []
    last = correction_notice_due(case.received_on, working_calendar())
    return [Fact("最迟告知", cn_day(last), note=f"收到之日{case.received_on}起7个工作日")]


def _answer_facts(case: Case) -> list[Fact]:
    notice = getattr(case, "correction", None)
    return [Fact("要求补正", notice.points), Fact("补正期限", notice.until)] if notice else []


def _extension_facts(case: Case) -> list[Fact]:
    clock = clock_of(case)
    if clock is None:
        return []
    return [
        Fact("现在到期", cn_day(clock.due), note=f"原期限{clock.original_due}，保留在案"),
        Fact("最迟告知申请人", cn_day(clock.extension_until), note="法定20个工作日届满之日"),
    ]


SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "confirm_receipt": Spec(
            Act.TAKE_IN_CASE,
            "确认收到",
            "确认收到",
            forms.ConfirmReceiptForm,
            _confirm_receipt,
            "条例第三十一条",
            "从收到之日的次日起算20个工作日，申请人查得到",
            _receipt_facts,
        ),
        "record_contact": Spec(
            Act.TAKE_IN_CASE,
            "登记没有联系上",
            "登记",
            forms.RecordContactForm,
            _record_contact,
            "条例第三十一条",
            "收件仍等确认，期限没有起算；申请人查进度时看得到联系过",
            _receipt_facts,
        ),
        "assign": Spec(
            Act.HANDLE_CASE,
            "转交经办",
            "转交",
            forms.AssignForm,
            _assign,
            "本单位办理规程",
            "对方的今日工作最上面出现这一件；接收以前仍由现在的人经办，期限照走",
        ),
        "accept_offer": Spec(
            Act.HANDLE_CASE,
            "接收办件",
            "接收",
            NothingToFill,
            _accept_offer,
            "本单位办理规程",
            "从现在起由您经办，期限照走",
            _offer_facts,
        ),
        "return_offer": Spec(
            Act.HANDLE_CASE,
            "退回分办",
            "退回",
            forms.ReturnOfferForm,
            _return_offer,
            "本单位办理规程",
            "仍由原来的人经办，期限照走；理由记入经过",
            _offer_facts,
        ),
        "require_correction": Spec(
            Act.HANDLE_CASE,
            "要求补正",
            "登记补正告知",
            forms.RequireCorrectionForm,
            _require_correction,
            "条例第三十条：收到之日起7个工作日内一次告知",
            "生成补正告知书，等申请人补正；补正后答复期限重新起算，无正当理由逾期不补正的视为放弃",
            _correction_facts,
            _preview_correction,
        ),
        "record_correction": Spec(
            Act.HANDLE_CASE,
            "登记补正",
            "登记补正",
            forms.RecordCorrectionForm,
            _record_correction,
            "条例第三十条、第三十三条",
            "答复期限从收到补正的次日重新起算20个工作日",
            _answer_facts,
        ),
        "send_inquiry": Spec(
            Act.HANDLE_CASE,
            "征求意见",
            "登记征求意见",
            forms.SendInquiryForm,
            _send_inquiry,
            "条例第三十二条、第三十四条；所需时间不计入期限（第三十三条第三款）",
            "生成征求意见书和给申请人的告知书；次日起停表，意见回来或者15个工作日届满后接着算",
            preview=_preview_inquiry,
        ),
        "record_opinion": Spec(
            Act.HANDLE_CASE,
            "登记意见",
            "登记意见",
            forms.RecordOpinionForm,
            _record_opinion,
            "条例第三十二条、第三十四条",
            "次日起期限接着算；意见作为证据存入案内",
        ),
        "extend": Spec(
            Act.APPROVE_EXTENSION,
            "延长答复期限",
            "同意延期",
            forms.ExtendForm,
            _extend,
            "条例第三十三条第二款，经公开工作机构负责人同意并告知申请人",
            "到期日往后推，原期限保留；已经发生的逾期不会因延期消失",
            _extension_facts,
        ),
        "record_search": Spec(
            Act.HANDLE_CASE,
            "登记检索",
            "登记检索",
            forms.RecordSearchForm,
            _record_search,
            "法释〔2025〕8号第六条：主张信息不存在的，证明已合理检索",
            "检索记录存入案内；没有找到的，是“信息不存在”的证据",
        ),
        "add_evidence": Spec(
            Act.HANDLE_CASE,
            "补充证据",
            "存入证据",
            forms.AddEvidenceForm,
            _add_evidence,
            "法释〔2025〕8号第五条：不公开的理由由行政机关举证",
            "存入案内，作出处理决定时自动对上",
        ),
        "add_note": Spec(
            Act.HANDLE_CASE,
            "写内部记录",
            "记下",
            forms.AddNoteForm,
            _add_note,
            "本单位办理规程",
            "只有本单位看得到，期限不变",
        ),
        "attach_reply_file": Spec(
            Act.HANDLE_CASE,
            "附上要提供的信息",
            "附上文件",
            forms.AttachReplyFileForm,
            _attach,
            "条例第三十六条第二项、第四十条",
            "送达以后申请人才看得到；只属于这一件，不会随别的案件发出",
        ),
        "correct_fact": Spec(
            Act.APPROVE_EXTENSION,
            "更正期限事实",
            "更正",
            forms.CorrectFactForm,
            _correct_fact,
            "期限由事实得出；登记错的由公开工作机构负责人更正",
            "原来的一条留着并注明已更正，期限重新推算，申请人看得到更正",
        ),
        "close_without_letter": Spec(
            Act.SIGN_LETTER,
            "不发答复书办结",
            "不发答复书办结",
            forms.CloseWithoutLetterForm,
            _close,
            "只限（六）其他处理：撤回、逾期不补正、逾期未缴费",
            "这件办结，计入年度报告表3（六）",
        ),
        "archive": Spec(
            Act.ARCHIVE_CASE,
            "归档",
            "归档",
            NothingToFill,
            _archive,
            "条例第四十五条：登记、审核、办理、答复、归档",
            "案卷不再增加材料，复议和诉讼仍可登记",
        ),
        "explain_lateness": Spec(
            Act.HANDLE_CASE,
            "写逾期原因",
            "写明原因",
            forms.ExplainLatenessForm,
            _explain_lateness,
            "条例第三十三条的期限已过；逾期的责任见第五十三条",
            "原因存入案内，写过以后才能归档；逾期仍然照样统计",
        ),
        "file_remedy": Spec(
            Act.HANDLE_CASE,
            "登记复议或者诉讼",
            "登记",
            remedy_forms.FileRemedyForm,
            _file_remedy,
            "行政复议法第四十八条、第五十四条，行政诉讼法第六十七条；年度报告表4",
            "从收到副本起算我方答复期限：复议10个工作日（简易程序5个），诉讼15日；审结前计入“尚未审结”",
        ),
    }
)
