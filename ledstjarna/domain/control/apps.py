from django.apps import AppConfig


class ControlConfig(AppConfig):
    name = "ledstjarna.domain.control"
    label = "control"
