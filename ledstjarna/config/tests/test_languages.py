"""Each thread speaks its own language."""

from threading import Thread

from django.utils import translation


def test_a_language_is_the_thread_s_own() -> None:
    heard: list[str | None] = []

    def listen() -> None:
        heard.append(translation.get_language())
        with translation.override("en"):
            heard.append(translation.get_language())

    with translation.override("en"):
        other = Thread(target=listen)
        other.start()
        other.join()
        assert heard == ["sv", "en"]
        with translation.override(None):
            assert translation.gettext("Ja tack") == "Ja tack"
        assert translation.gettext("Ja tack") == "Yes please"
