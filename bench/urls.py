"""The product's addresses and, below bench/, the bare view: the same server and middleware answer both."""

from django.urls import include, path

from gongkai.config import urls

urlpatterns = [path("bench/", include("bench.bare")), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
