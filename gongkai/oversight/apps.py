from django.apps import AppConfig


class OversightApp(AppConfig):
    name = "gongkai.oversight"
    verbose_name = "监督"
