"""Writers at work while pages are read: persons change their story, so many a second, until the process is ended."""

import sys
import time


def main(per_second: float) -> None:
    """Tell stories, one random person after another, each in a transaction of its own with its log rows."""
    import django

    django.setup()
    from django.db import connection, transaction

    from ledstjarna.domain.consent.context import automatic_run, set_viewer
    from ledstjarna.domain.people.actions import tell_story
    from ledstjarna.domain.people.queries import private_viewer
    from ledstjarna.foundation.clock import now

    with transaction.atomic(), automatic_run("bench"), connection.cursor() as cursor:
        cursor.execute("SELECT subject_id, version FROM people_story WHERE replaced_at IS NULL LIMIT 2000")
        stories = cursor.fetchall()
    for subject_id, version in stories:
        with transaction.atomic():
            set_viewer((subject_id,))
            viewer = private_viewer(subject_id, "person", subject_id)
            if viewer is not None:
                tell_story(
                    by=viewer, subject_id=subject_id, seen_version=version, what_matters="Att allt fungerar.",
                    what_i_can="", how_to_meet_me="", who_is_close="", reach=["phone"], reach_note="", language="sv",
                    interpreter=False, way="digital", at=now(),
                )  # fmt: skip
        time.sleep(1 / per_second)


if __name__ == "__main__":
    main(float(sys.argv[1]))
