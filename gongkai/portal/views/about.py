"""The pages the footer leads to: short, and true of this site."""

from __future__ import annotations

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies import selectors as agencies
from gongkai.disclosure import selectors as disclosure
from gongkai.portal.page_tags import ABOUT


def _page(request, name: str, label: str, **context):
    crumbs = [(_("首页"), reverse("portal:home")), (label, "")]
    return render(request, f"portal/about/{name}.html", {"tags": ABOUT.tags, "crumbs": crumbs, **context})


@require_safe
def sitemap(request):
    today = timezone.localdate()
    return _page(
        request,
        "sitemap",
        _("网站地图"),
        columns=[child for each in disclosure.columns_with_counts() for child in each.children],
        agencies=agencies.answering_agencies(today),
    )


@require_safe
def contact(request):
    agencies_here = agencies.answering_agencies(timezone.localdate())
    return _page(request, "contact", _("联系我们"), agencies=agencies_here)


@require_safe
def accessibility(request):
    return _page(request, "accessibility", _("无障碍声明"))


@require_safe
def privacy(request):
    return _page(request, "privacy", _("隐私保护"), idle_minutes=settings.IDLE_MINUTES)
