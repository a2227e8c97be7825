from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "ledstjarna.foundation.outbox"
    label = "outbox"
