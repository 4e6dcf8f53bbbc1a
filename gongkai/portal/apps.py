from django.apps import AppConfig


class PortalApp(AppConfig):
    name = "gongkai.portal"
    verbose_name = "公众页面"
