"""Settings of Redress. What differs between charities comes from the environment: see .env.example."""

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import environment

BASE_DIR = environment.BASE_DIR

env = environment.read()

# --- Where it runs

REDRESS_ENV = environment.require_choice(
    "REDRESS_ENV", env("REDRESS_ENV", default="development"), ("development", "production")
)
PRODUCTION = REDRESS_ENV == "production"

DEBUG = env.bool("DEBUG", default=not PRODUCTION)
SECRET_KEY = env("SECRET_KEY", default="") or ("" if PRODUCTION else environment.DEVELOPMENT_KEY)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or ([] if PRODUCTION else environment.LOOPBACK)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")  # the start of links in mails

if PRODUCTION:
    environment.require_production_settings(secret_key=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS, debug=DEBUG)
else:
    environment.require_loopback(secret_key=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS)

DATA_DIR = BASE_DIR / env("DATA_DIR", default="data")  # everything to back up on SQLite
DATA_DIR.mkdir(parents=True, exist_ok=True)

# --- The charity

CHARITY_NAME = env("CHARITY_NAME", default="Fernlight")
CHARITY_NATION = environment.require_choice(  # whose bank holidays count
    "CHARITY_NATION", env("CHARITY_NATION", default="ENG"), ("ENG", "WLS", "SCT", "NIR")
)
FINANCIAL_YEAR_START = environment.require_month_day(
    "FINANCIAL_YEAR_START", env("FINANCIAL_YEAR_START", default="04-01")
)
SUPPRESSION_THRESHOLD = environment.require_between(  # counts below it are masked in what is published
    "SUPPRESSION_THRESHOLD", env.int("SUPPRESSION_THRESHOLD", default=5), 3, 10
)
REMINDER_DAYS = environment.require_days(  # working days before a limit on which somebody is reminded of it
    "REMINDER_DAYS", env("REMINDER_DAYS", default="2,0"), 0, 20
)
DAILY_AT = environment.require_time("DAILY_AT", env("DAILY_AT", default="06:00"))  # in London
PUBLIC_FORM = env.bool("PUBLIC_FORM", default=True)  # whether people without an account can complain
QUICK_EXIT_URL = env("QUICK_EXIT_URL", default="https://www.bbc.co.uk/weather")  # where “Leave now” leads
SUPPORT_LINES = environment.require_lines(  # who helps beside the charity: name, number
    "SUPPORT_LINES",
    env(
        "SUPPORT_LINES",
        default="Equality Advisory and Support Service: 0808 800 0082; Victim Support: 0808 168 9111; "
        "Samaritans: 116 123",
    ),
)
EVIDENCE_MOST_FILES = environment.require_between(  # with one complaint, at one time
    "EVIDENCE_MOST_FILES", env.int("EVIDENCE_MOST_FILES", default=10), 1, 50
)
EVIDENCE_MOST_MB = environment.require_between(  # megabytes of one file
    "EVIDENCE_MOST_MB", env.int("EVIDENCE_MOST_MB", default=50), 1, 500
)
EVIDENCE_MOST_MB_TOGETHER = 4 * EVIDENCE_MOST_MB  # of all files that come with one complaint
CLAMD_SOCKET = env("CLAMD_SOCKET", default="")  # path, or host:port, of a virus scanner; none: no scanning
POLICY_FIGURES = {  # name in a policy document → dotted path of what draws the figure
    "appendix-1": "cases.flowcharts.policy_figure",
    "appendix-2": "cases.flowcharts.policy_figure",
    "appendix-3": "cases.flowcharts.policy_figure",
}

# --- The program

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "people",
    "cases",
    "monitoring",
    "policies",
    "reports",
    "demo",
    "config.apps.RedressAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_fsm",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.languages.readers_language",
    "config.encoding.only_utf_8",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cases.leaving.left_quickly",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.languages.shell",
                "people.context.charity",
                "people.context.navigation",
                "demo.context.warning",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

SQLITE_URL = f"sqlite:///{DATA_DIR / 'redress.sqlite3'}"
DATABASES = {"default": environment.database(env.db("DATABASE_URL", default=SQLITE_URL))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DAILY = [  # functions of the moment, once a day each: see people/daily.py
    "cases.rebinding.hand_on",  # first: the others tell whoever owns a case by then
    "cases.reminders.remind",
    "cases.chain.drop_anchor",
    "cases.evidence.daily.look_again",
    "cases.evidence.daily.sweep",
    "cases.intake.drafts.forget_expired",
    "people.daily.forget_finished_work",
    "people.daily.forget_ended_sessions",
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25" if PRODUCTION else "consolemail://"))
EMAIL_TIMEOUT = 10  # seconds: somebody may be waiting for the page
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="complaints@localhost")

LANGUAGE_CODE = "en-gb"
# As their readers call them.
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg"), ("pl", "Polski"), ("ur", "اردو")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # seconds
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE, LANGUAGE_COOKIE_SECURE = True, "Lax", PRODUCTION
LOCALE_PATHS = [BASE_DIR / "locale"]
# Pages of those who work here.
ENGLISH_PAGES = ("/admin/", "/reports/", "/policies/", "/accounts/notices/", "/calendar/")
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "config.formats"  # 3 April 2026

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / env("STATIC_ROOT", default="staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "evidence": {  # never served by address: only through the page of a complaint
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": MEDIA_ROOT / "evidence",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_HANDLERS = ["config.uploads.AsSent"]  # knows what a file was called, and stops at the limits
DATA_UPLOAD_MAX_NUMBER_FILES = None  # what is too many is refused beside the question
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not PRODUCTION  # collectstatic is for production alone

# --- Signing in

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "people.backends.AccountBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cases:home"  # of those whom none of FIRST_PAGES lets in
LOGOUT_REDIRECT_URL = "account_login"

ADMIN_DOORS = [  # functions of an account: whoever one of them answers yes to may enter the admin
    "cases.access.works_cases",  # first: it reads the chart, which tells the others what they ask
    "people.standing.may_keep_register_today",
    "monitoring.access.works_here",
]

FIRST_PAGES = [  # address, and the function of an account that says whether somebody begins there
    ("admin:cases_desk", "cases.access.works_cases"),
]

ADMIN_HINTS = [  # functions of an account: sentences for the first page of the set-up, each with an address
    "people.outbox.hints",
]

NOTICES_KEPT_BACK = [  # functions of an account and a day: references it must not find among the notices
    "cases.access.references_kept_from",
    "monitoring.access.references_kept_from",
]

PEOPLE_KEPT_BACK = [  # functions of an account and a day: people whom it must not find on the register
    "cases.access.typed_in_kept_from",
]

AFTER_NOTICES = "cases.rebinding.rebind_cases"  # a function of ids and a moment: see people/notices.py

CALENDAR = "cases:calendar"  # the address of what is due for somebody, as a calendar

NAVIGATION = [  # label, address, and the function of an account that says who is shown it: none for everybody
    (_("Your work"), "admin:cases_desk", "cases.access.works_cases"),
    (_("Make a complaint"), "cases:file", None),
    (_("My complaints"), "cases:mine", None),
    (_("Cases"), "admin:cases_complaint_changelist", "cases.access.works_cases"),
    (_("Alerts"), "admin:monitoring_alert_changelist", "monitoring.access.works_here"),
    (_("Audit"), "admin:cases_event_changelist", "cases.access.may_read_audit_today"),
    (_("Policies"), "policies:index", None),
    (_("Report"), "reports:index", "people.standing.may_read_reports_today"),
    (_("Set-up"), "admin:index", "people.standing.may_keep_register_today"),
]

ACCOUNT_ADAPTER = "people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, who knows the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {  # besides those of allauth: by address, and of the whole site
    "begin_complaint": "60/10m/ip,1000/10m/key",
    "send_complaint": "20/10m/ip,300/10m/key",
    "receipt_code": "10/m/ip,3000/m/key",  # nobody guesses one of 96 bits: many who try keep no one out
}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.require_between(  # who tell by X-Forwarded-For where somebody is
    "TRUSTED_PROXIES", env.int("TRUSTED_PROXIES", default=0), 0, 9
)

SIMPLE_HISTORY_REVERT_DISABLED = True  # a correction is a new entry, made in the form like any other

# --- Privacy and security

SESSION_COOKIE_AGE = 8 * 60 * 60  # seconds: a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
CSRF_FAILURE_VIEW = "cases.intake.refused.form_refused"
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside the container, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"private": {"()": "config.logs.PrivateFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "private"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
