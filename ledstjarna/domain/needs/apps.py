from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "ledstjarna.domain.needs"
    label = "needs"
