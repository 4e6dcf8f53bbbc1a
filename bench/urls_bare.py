"""Addresses of Django with nothing in it; the same ones as in the product's server."""

from django.urls import include, path

urlpatterns = [path("bench/", include("bench.bare"))]
