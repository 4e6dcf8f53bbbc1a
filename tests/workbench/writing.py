"""What the tests of the writing page do: read it, send it as a browser would, write beside it."""

from __future__ import annotations

import html
import re

from django.test import Client
from django.urls import reverse

from gongkai.agencies.officers import Officer
from gongkai.annual_report import services
from gongkai.annual_report.models import Report, Section
from gongkai.annual_report.selectors import passages_of


def url_of(part: str = "1", name: str = "report_text") -> str:
    return reverse(f"desk:{name}", args=[2026, part])


def page_of(client: Client, part: str = "1") -> str:
    return client.get(url_of(part)).content.decode()


def write(report: Report, by: Officer, text: str, position: int = 3, part: str = "1") -> Section:
    section = passages_of(report)[part][position - 1]
    return services.write_section(section, by=by, text=text, revision=section.revision)


def passage_in(page: str, position: int) -> str:
    return page.split(f'id="passage-{position}"')[1].split("</section>")[0]


def form_in(page: str) -> dict[str, str]:
    """What a browser would send of the page, nothing changed in it."""
    form = page.split('<form class="wb-write"')[1].split("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    boxes = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    return {name: html.unescape(value) for name, value in hidden + boxes if name != "csrfmiddlewaretoken"}


def text_in(report: Report, position: int = 3, part: str = "1") -> str:
    return passages_of(report)[part][position - 1].text


def keep(client: Client, sent: dict[str, str], **more: str) -> dict:
    return client.post(url_of(name="report_text_keep"), sent | more).json()
