"""As little as Wagtail needs to answer its API, set up for speed: no debugging, connections kept, nothing logged."""

import os

SECRET_KEY = "of a measurement, thrown away with it"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "beside.urls"
WSGI_APPLICATION = "beside.wsgi.application"
WAGTAIL_SITE_NAME = "Beside"
WAGTAILADMIN_BASE_URL = "http://localhost"
WAGTAILAPI_LIMIT_MAX = 20
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
STATIC_URL = "/static/"
INSTALLED_APPS = [
    "beside",
    "wagtail.api.v2",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = []
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["BESIDE_HOST"],
        "PORT": os.environ["BESIDE_PORT"],
        "NAME": os.environ["BESIDE_DATABASE"],
        "USER": os.environ["BESIDE_USER"],
        "PASSWORD": os.environ["BESIDE_PASSWORD"],
        "CONN_MAX_AGE": None,
        "OPTIONS": {"options": "-c search_path=wagtail"},
    }
}
