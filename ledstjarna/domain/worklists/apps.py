from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    name = "ledstjarna.domain.worklists"
    label = "worklists"
