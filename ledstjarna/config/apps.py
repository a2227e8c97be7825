from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Connects the rooms once Django is ready: who hears which event. And reads moments fast."""

    name = "ledstjarna.config"
    label = "house"

    def ready(self) -> None:
        from ledstjarna.config.moments import read_moments_fast
        from ledstjarna.config.wiring import wire_the_house

        read_moments_fast()
        wire_the_house()
