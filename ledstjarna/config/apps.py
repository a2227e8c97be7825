from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Connects the rooms once Django is ready: who hears which event."""

    name = "ledstjarna.config"
    label = "house"

    def ready(self) -> None:
        from ledstjarna.config.wiring import wire_the_house

        wire_the_house()
