"""What is connected once, when all rooms are there."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "gongkai.config"
    label = "gongkai_config"

    def ready(self) -> None:
        from gongkai.trail import sign_ins  # models are not there before the apps are ready

        sign_ins.connect()
