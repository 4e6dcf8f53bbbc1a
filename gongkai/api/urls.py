"""Addresses for programs. They are promises: change one only with a note in the changelog."""

from django.urls import path, re_path

from gongkai.api import documentation
from gongkai.api.interface import interface
from gongkai.api.problems import unknown_address

app_name = "api"

urlpatterns = [
    path("", documentation.entrance, name="entrance"),
    path("docs", documentation.page, name="docs"),
    *interface.urls[0],
    re_path(r"^(?P<rest>.*)$", unknown_address, name="unknown"),
]
