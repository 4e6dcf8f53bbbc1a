"""The WSGI application, for granian or any other WSGI server."""

from django.core.wsgi import get_wsgi_application

from gongkai.config.django_setup import choose_settings

choose_settings()
application = get_wsgi_application()
