from django.apps import AppConfig


class CasesApp(AppConfig):
    name = "gongkai.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are not there before the apps are ready
        from gongkai.cases.notices.of_acts import follow
        from gongkai.trail.listeners import listen

        listen(follow)
