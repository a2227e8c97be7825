from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Connects the rooms once Django is ready: who hears which event. And reads moments and languages fast."""

    name = "ledstjarna.config"
    label = "house"

    def ready(self) -> None:
        from ledstjarna.config.languages import keep_the_language_by_thread
        from ledstjarna.config.moments import read_moments_fast
        from ledstjarna.config.wiring import wire_the_house

        keep_the_language_by_thread()
        read_moments_fast()
        wire_the_house()
