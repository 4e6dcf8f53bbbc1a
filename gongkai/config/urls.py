"""Root addresses: citizens at the top, staff under desk/, accounts, and addresses for machines."""

from django.urls import include, path

from gongkai.config import health
from gongkai.workbench.views.calendar import feed

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("accounts/", include("gongkai.config.account_urls")),
    path("calendar/<str:token>.ics", feed, name="calendar_feed"),
    path("desk/", include("gongkai.workbench.urls", namespace="desk")),
    path("api/v1/", include("gongkai.api.urls", namespace="api")),
    path("", include("gongkai.portal.urls", namespace="portal")),
]

handler400 = "gongkai.config.handlers.bad_request"
handler403 = "gongkai.ui.errors.permission_denied"
handler404 = "gongkai.ui.errors.not_found"
handler500 = "gongkai.ui.errors.server_error"
