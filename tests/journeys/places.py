"""The pages that every check of looks and access visits: of the public, and of each officer's desk."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

THIS_YEAR = datetime.now(ZoneInfo("Asia/Shanghai")).year
PUBLIC = {
    "home": "/",
    "disclosure": "/disclosure/",
    "column": "/disclosure/documents/",
    "library": "/library/",
    "library with facets": "/library/?agency=zjj&validity=in_force",
    "library without result": "/library/?q=没有这样的文件名",
    "search": "/search/?q=老旧小区改造",
    "choice of agency": "/apply/",
    "help to apply": "/apply/help/",
    "before the form": "/apply/zjj/first/?about=老旧小区改造方案",
    "form": "/apply/zjj/",
    "form of an organisation": "/apply/zjj/?as=organisation",
    "track": "/apply/track/",
    "deadline": "/tools/deadline/",
    "deadline with its proof": "/tools/deadline/?received=2026-09-16&sent=2026-09-28&ended=2026-10-20",
    "deadline with errors": "/tools/deadline/?received=2026-09-16&extend=30",
    "fee": "/tools/fee/?by=items&count=35",
    "report check": "/tools/report-check/",
    "reports": "/reports/",
    "interface for programs": "/api/v1/docs",
    "reports by name": "/reports/?q=教育",
    "choice of agencies to compare": "/reports/compare/",
    "agencies beside each other": f"/reports/compare/?year={THIS_YEAR - 1}&agencies=lx,fgj,mzj,zjj,cgj,qsj",
    "agencies with an error": f"/reports/compare/?year={THIS_YEAR - 1}&agencies=zjj,nobody",
    "years beside each other": "/reports/zjj/compare/",
    "years with an error": "/reports/zjj/compare/?years=1999",
    "sitemap": "/about/sitemap/",
    "contact": "/about/contact/",
    "accessibility": "/about/accessibility/",
    "privacy": "/about/privacy/",
    "error 404": "/nowhere/",
    "sign-in": "/accounts/login/",
}
DESK = {
    "jingban": {
        "today": "/desk/",
        "intake": "/desk/intake/",
        "register": "/desk/intake/register/",
        "queue": "/desk/cases/",
        "queue without result": "/desk/cases/?q=没有这样的申请",
        "service": "/desk/service/",
        "reports": "/desk/reports/",
        "report check": "/desk/reports/check/",
        "archive of reports": "/desk/reports/archive/",
        "report of the year": f"/desk/reports/{THIS_YEAR}/",
        "words that are frozen": f"/desk/reports/{THIS_YEAR - 1}/text/1/",
        "panel of a figure": f"/desk/reports/{THIS_YEAR}/?cell=3.A.natural",
        "publications": "/desk/publications/?tab=all",
        "forbidden": "/desk/people/",
    },
    "gongkai": {
        "signing": "/desk/signing/",
        "notices": "/desk/notices/",
        "remedies": "/desk/remedies/",
        "registers": "/desk/registers/",
        "retention": "/desk/retention/",
        "tokens of systems": "/desk/reports/tokens/",
        "token to issue": "/desk/reports/tokens/issue/",
    },
    "bianji": {"draft": "/desk/publications/draft/"},
    "zhuguan": {
        "queue of all agencies": "/desk/cases/",
        "reports of all agencies": "/desk/reports/",
        "archive of all agencies": "/desk/reports/archive/",
        "who handed in": "/desk/reports/board/",
        "sum of the government": f"/desk/reports/{THIS_YEAR - 1}/whole/?cell=3.A.total",
        "units outside": f"/desk/reports/{THIS_YEAR - 1}/whole/outside/",
        "files from outside": f"/desk/reports/{THIS_YEAR - 1}/whole/outside/add/",
        "listing a unit outside": f"/desk/reports/{THIS_YEAR - 1}/whole/outside/unit/",
        "who counts in the sum": f"/desk/reports/{THIS_YEAR - 1}/whole/rule/",
        "hand-overs": f"/desk/reports/{THIS_YEAR}/hand-overs/",
        "whose function goes": f"/desk/reports/{THIS_YEAR}/hand-overs/new/",
        "hand-over to record": f"/desk/reports/{THIS_YEAR}/hand-overs/new/?giver=jyj",
        "report with an error": f"/desk/reports/{THIS_YEAR - 1}/?agency=cgj",
        "sending a report back": f"/desk/reports/{THIS_YEAR - 1}/send-back/?agency=cgj",
        "comment on a report": f"/desk/reports/{THIS_YEAR - 1}/comment/?agency=cgj",
        "statistics": "/desk/statistics/",
        "calendar to subscribe": "/desk/calendar/",
        "working calendar": "/desk/workdays/",
        "loading a notice": "/desk/workdays/load/",
        "texts of papers": "/desk/templates/",
        "text of a paper": "/desk/templates/receipt/",
        "supervision": "/desk/oversight/",
        "supervision order": "/desk/oversight/issue/",
    },
    "guanli": {"people": "/desk/people/", "person": "/desk/people/add/"},
    "shenji": {"trail": "/desk/trail/"},
}


ANSWERS = {"error 404": 404, "forbidden": 403}  # every other page answers 200
FAULTY = "cgj"  # the agency whose last report does not tie to the year before


def public_pages(page: Page) -> dict[str, str]:
    """All of them, with a publication and two reports as the lists name them today."""
    page.goto("/library/")
    found = {"publication": page.locator(".gk-results h2 a").first.get_attribute("href")}
    page.goto("/reports/")
    for name, agency in (("report", "zjj"), ("report with an error", FAULTY)):
        latest = page.locator(f"main a[href^='/reports/{agency}/']").first
        found[name] = latest.get_attribute("href")
    return PUBLIC | found


def visit(page: Page, name: str, address: str) -> None:
    """Go there and see that it is the page meant, not an error in its place."""
    assert (address, page.goto(address).status) == (address, ANSWERS.get(name, 200))


def first_of(page: Page, listed: str) -> str:
    """The address of the first thing a list of the desk names."""
    page.goto(listed)
    return page.locator("main a.subj").first.get_attribute("href")
