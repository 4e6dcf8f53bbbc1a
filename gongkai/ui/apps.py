"""The Django application that carries templates, static files and template tags."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """No models; listed in INSTALLED_APPS before allauth, so that its templates win."""

    name = "gongkai.ui"
    label = "ui"
    verbose_name = "界面"
