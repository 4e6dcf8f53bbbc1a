"""Filters and tags of every template: {% load ui %}."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongkai.ui import icons, wording
from gongkai.ui.clock_weeks import Week, weeks_of

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.filter("masked", wording.masked)
register.filter("yuan", wording.in_yuan)
register.filter("due_words", wording.due_words)

_WHOLE = re.compile(
    r"[\u4e00-\u9fff]{1,6}[〔\[]\d{4}[〕\]]\d+号|〔\d{4}〕\d+号|\d{4}-\d{2}-\d{2}|\d{3,4}-\d{4}\s?\d{3,4}"
)
_DUE_ICONS = {"far": "clock", "soon": "clock", "today": "flag", "late": "warning", "paused": "pause"}


@register.filter
def cn_date(value: date | datetime | None, style: str = "weekday") -> str:
    """11月26日（星期四）; see `wording.cn_day` for the other styles. Nothing gives nothing."""
    return wording.cn_day(value, style) if value else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """2026-11-26, for tables and facts."""
    return wording.day_of(value).isoformat() if value else ""


@register.simple_tag
def day(value: date | datetime | None, style: str = "iso") -> SafeString:
    """A date that never breaks, in `<time>`; `style` as of cn_date, or iso."""
    if not value:
        return SafeString("")
    text = iso(value) if style == "iso" else wording.cn_day(value, style)
    return format_html('<time datetime="{}">{}</time>', iso(value), text)


@register.filter(is_safe=True)
def no_break(value: object) -> SafeString:
    """Document numbers, dates and telephones inside a text are kept on one line."""
    text = str(conditional_escape(value))
    return mark_safe(_WHOLE.sub(lambda hit: f'<span class="gk-no">{hit[0]}</span>', text))  # noqa: S308  # escaped above


@register.filter(is_safe=True)
def wbr_title(title: str, words: Sequence[str] | None = None) -> SafeString | str:
    """A title that breaks between words only. `words` come from the search's segmenter."""
    if not words or "".join(words) != str(title):
        return title
    return format_html_join(mark_safe("<wbr>"), "{}", ((word,) for word in words))


@register.filter(is_safe=True)
def halved(label: str) -> SafeString | str:
    """A column head of four to six characters breaks in the middle (商业／企业), as the forms print it."""
    if not 4 <= len(label) <= 6:
        return label
    middle = len(label) // 2
    return format_html("{}<wbr>{}", label[:middle], label[middle:])


@register.filter
def due_icon(due: object) -> str:
    """The icon that goes with a due badge."""
    return _DUE_ICONS.get(due.state, "check-circle")


@register.simple_tag
def clock_weeks(clock: object, today: date | None = None) -> tuple[Week, ...]:
    """The weeks of a clock proof: {% clock_weeks clock today as weeks %}."""
    return weeks_of(clock.steps, today)


@register.filter
def at_time(value: date | datetime | str) -> str:
    """The left column of a timeline: 11-20 16:42 for an instant, 09-30 for a day, words as they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return f"{wording.local(value):%m-%d %H:%M}"
    return f"{value:%m-%d}"


@register.filter
def widget_kind(bound_field: object) -> str:
    """How `ui/field.html` draws a field: text, area, select, choices, check, file or hidden."""
    widget = bound_field.field.widget
    kind = getattr(widget, "input_type", None)
    if kind in ("radio", "checkbox"):
        return "choices" if hasattr(widget, "optgroups") else "check"
    if kind in ("select", "file", "hidden"):
        return kind
    return "text" if kind else "area" if type(widget).__name__.endswith("Textarea") else "other"


@register.simple_tag
def control(bound_field: object, hint: str = "") -> SafeString:
    """The control of a bound field with our class, tied to its hint and error (ids as Django names them)."""
    classes = {"select": "form-select", "check": "form-check-input", "hidden": ""}
    own = bound_field.field.widget.attrs.get("class", "")
    name = classes.get(widget_kind(bound_field), "form-control")
    attrs: dict[str, object] = {"class": f"{name} {own}".strip()}
    if bound_field.field.widget.attrs.get("placeholder") == bound_field.label:
        attrs["placeholder"] = False  # it would say again what stands above
    ties = [f"{bound_field.auto_id}_helptext"] if hint else []
    if bound_field.errors:
        attrs["aria-invalid"] = "true"
        ties.append(f"{bound_field.auto_id}_error")
    if ties:
        attrs["aria-describedby"] = " ".join(ties)
    return bound_field.as_widget(attrs=attrs)


@register.simple_tag
def choice(part: object) -> SafeString:
    """One radio button or box of a group, in our class."""
    part.data["attrs"]["class"] = "form-check-input"
    return part.tag()


class _Remember(template.Node):
    """Keeps what its content prints in a variable, so a block of the page can be compared and passed on."""

    def __init__(self, nodelist: template.NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: template.Context) -> str:
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return ""


@register.tag
def remember(parser: template.base.Parser, token: template.base.Token) -> _Remember:
    """{% remember nav %}{% block nav_current %}{% endblock %}{% endremember %} sets `nav`."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return _Remember(nodelist, name)


@register.filter
def error_total(form: object) -> int:
    """How many places of a form need putting right."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def error_title(form: object) -> str:
    """The beginning of the page title after an error: 有3处需要改正：; nothing when there is none."""
    total = error_total(form) if form else 0
    return f"有{total}处需要改正：" if total else ""


@register.filter
def first_control(bound_field: object) -> str:
    """The id an error leads to: the control itself, or the first of a group."""
    own = bound_field.id_for_label
    if own:
        return own
    first = next(iter(bound_field), None)
    return first.id_for_label if first else bound_field.auto_id
