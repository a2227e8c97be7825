from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "ledstjarna.domain.people"
    label = "people"
