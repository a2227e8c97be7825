from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "ledstjarna.domain.teams"
    label = "teams"
