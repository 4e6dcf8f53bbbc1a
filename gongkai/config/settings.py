"""All settings, read once. Every name is listed in .env.example; what is required has no default."""

from __future__ import annotations

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.FileAwareEnv()
BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(env.path("ENV_FILE", default=str(BASE_DIR.parent / ".env"))())

# --- this installation ---------------------------------------------------------------------------------
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list(
    "SECRET_KEY_FALLBACKS", default=[]
)  # former keys, while they still open things
IDENTITY_KEY = env.str("IDENTITY_KEY")  # 32 bytes, base64: wraps the key of each applicant's identity data
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR.parent / "data"))).resolve()
HTTPS = env.bool("HTTPS", default=True)  # cookies only over TLS; off for the demonstration on this machine
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)  # trust X-Forwarded-Proto/-For of one proxy in front

# --- data ----------------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'gongkai.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # kept by each thread: a fresh one reads schema and pages anew, a third of the time of a report page
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)  # seconds
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,  # seconds a writer waits for another
        "transaction_mode": "IMMEDIATE",  # a transaction that will write takes its lock at the start
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
else:
    raise ImproperlyConfigured("DATABASE_URL 只支持 sqlite 和 postgresql")
CACHES = {
    # shared by all workers, because the rate limits live in it
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Past this many rows Django drops a third of them, live ones too; at its default of 300 anyone could
        # push the tries already counted out of the table.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
MEDIA_ROOT = DATA_DIR / "originals"
INDEX_DIR = DATA_DIR / "index"
UPLOAD_LIMIT = env.int("UPLOAD_LIMIT_MB", default=20) * 1024 * 1024  # bytes, one file
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")  # tcp://HOST:PORT or unix:PATH; none: no virus scan
UPLOADS_PER_FORM = env.int("UPLOADS_PER_FORM", default=5)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes, the fields of a form without its files
DATA_UPLOAD_MAX_NUMBER_FILES = 4 * UPLOADS_PER_FORM
BODY_LIMIT = UPLOADS_PER_FORM * UPLOAD_LIMIT + DATA_UPLOAD_MAX_MEMORY_SIZE  # bytes, a whole request
FILE_UPLOAD_PERMISSIONS = 0o640

# --- rooms ---------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "gongkai.config.apps.ConfigApp",
    "gongkai.agencies",
    "gongkai.trail",
    "gongkai.documents",
    "gongkai.search",
    "gongkai.disclosure",
    "gongkai.cases",
    "gongkai.annual_report",
    "gongkai.oversight",
    "gongkai.ui",
    "gongkai.portal",
    "gongkai.workbench",
    "gongkai.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "gongkai.config.middleware.RequestLog",
    "csp.middleware.CSPMiddleware",  # outside of all that answers by itself, so that no page goes without
    "django.middleware.security.SecurityMiddleware",
    "gongkai.config.middleware.BodyLimit",
    "gongkai.config.middleware.NoNul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongkai.ui.middleware.LanguageMiddleware",
    "gongkai.ui.middleware.EditionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.agencies.middleware.IdleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "gongkai.agencies.middleware.OfficerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongkai.agencies.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "gongkai.agencies.context.site",
                "gongkai.ui.context.page",
                "gongkai.workbench.context.desk",
            ],
        },
    }
]
APPEND_SLASH = True

# --- words and days ------------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
FORMAT_MODULE_PATH = None

# --- files served --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# without collected files (demonstration, development) they are served from where they lie, uncompressed
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "ui").is_dir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

# --- people who sign in --------------------------------------------------------------------------------
AUTH_USER_MODEL = "agencies.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "gongkai.agencies.passwords.MixedCharacters"},
]
ACCOUNT_ADAPTER = "gongkai.agencies.adapter.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "5/15m/key,20/m/ip"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "公开"
MFA_ADAPTER = "gongkai.agencies.second_factor.SealedSecrets"
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
IDLE_MINUTES = env.int("IDLE_MINUTES", default=30)  # a session without a request for so long has ended
SESSION_COOKIE_AGE = IDLE_MINUTES * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
USERSESSIONS_TRACK_ACTIVITY = False

# --- safety --------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS and env.bool("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by machines inside, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
CSRF_FAILURE_VIEW = "gongkai.ui.errors.csrf_failure"
WRONG_CODES_ALLOWED = env.int(
    "WRONG_CODES_ALLOWED", default=5
)  # per quarter of an hour, by address and by number
APPLICATIONS_ALLOWED = env.int("APPLICATIONS_ALLOWED", default=20)  # by address, as above
APPLICATIONS_WITHOUT_PROOF = env.int(
    "APPLICATIONS_WITHOUT_PROOF", default=3
)  # [I] of these; the browser works for those beyond (docs/decisions/0014)

# --- letters -------------------------------------------------------------------------------------------
LETTER_FONT = env.str(
    "LETTER_FONT", default=""
)  # path of a CJK font file or folder; else fontconfig is asked

# --- notices: sent by gongkai worker -------------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", default="")
EMAIL_ENABLED = bool(EMAIL_URL)  # without a mail server no mail is written, and pages do not promise one
vars().update(environ.Env.email_url_config(EMAIL_URL or "dummymail://"))
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="")
SMS_GATEWAY_URL = env.str("SMS_GATEWAY_URL", default="")
SMS_ENABLED = bool(SMS_GATEWAY_URL)
SMS_GATEWAY_TOKEN = env.str("SMS_GATEWAY_TOKEN", default="")

# --- logs: no personal data in them, one JSON object a line ---------------------------------------------
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "gongkai.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "propagate": False},
        "django.request": {"level": "ERROR"},
    },
}
