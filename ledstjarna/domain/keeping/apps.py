from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "ledstjarna.domain.keeping"
    label = "keeping"
