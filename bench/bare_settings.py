"""Django with nothing in it: no middleware, no database, only the bare view."""

SECRET_KEY = "bare-" + "x" * 50
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "bench.urls_bare"
MIDDLEWARE = []
INSTALLED_APPS = []
