"""The interface as a whole: its parts, its faults, its OpenAPI document."""

from __future__ import annotations

from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from gongkai.api import figures, reports
from gongkai.api.problems import add_handlers
from gongkai.api.words import ABOUT

interface = NinjaAPI(
    title="政务公开开放接口",
    version="1",
    description=ABOUT,
    openapi_url="openapi.json",
    docs_url=None,  # the library's pages load scripts from other hosts; ours is in documentation.py
    docs_decorator=require_safe,
    urls_namespace="api",
)
interface.add_router("reports", reports.router)
interface.add_router("figures", figures.router)
add_handlers(interface)
