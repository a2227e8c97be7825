from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "ledstjarna.domain.consent"
    label = "consent"
