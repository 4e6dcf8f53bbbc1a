from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "gongkai.config"
    label = "gongkai_config"
