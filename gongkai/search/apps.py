from django.apps import AppConfig


class SearchApp(AppConfig):
    name = "gongkai.search"
    default_auto_field = "django.db.models.BigAutoField"
