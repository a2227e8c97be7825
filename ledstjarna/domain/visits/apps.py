from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "ledstjarna.domain.visits"
    label = "visits"
