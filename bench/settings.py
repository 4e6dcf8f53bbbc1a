"""The product's own settings, with one more address."""

from gongkai.config.settings import *  # noqa: F403 - all of them, or it would not be the product that is measured

ROOT_URLCONF = "bench.urls"
