from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "ledstjarna.foundation.once"
    label = "once"
