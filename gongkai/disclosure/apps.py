from django.apps import AppConfig

from gongkai.search import sources


class DisclosureApp(AppConfig):
    name = "gongkai.disclosure"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from gongkai.disclosure.entries import entries  # models are not there before the apps are ready

        sources.register("publication", entries)
