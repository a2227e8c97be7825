from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "ledstjarna.domain.organisations"
    label = "organisations"
