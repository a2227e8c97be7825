from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "ledstjarna.domain.plans"
    label = "plans"
