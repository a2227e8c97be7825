"""Since when an identity is protected: what was said before it may tell where the person is."""

from typing import Any

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from ledstjarna.foundation.clock import now

# Whoever protects an identity need not remember to say since when: without a moment it would count for nothing.
_SINCE = """
CREATE FUNCTION people_protected_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.protected_identity = '' THEN
        NEW.protected_since := NULL;
    ELSIF NEW.protected_since IS NULL THEN
        NEW.protected_since := coalesce(
            NULLIF(current_setting('ledstjarna.at', true), '')::timestamptz, clock_timestamp());
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_person_protected_since BEFORE INSERT OR UPDATE ON people_person
    FOR EACH ROW EXECUTE FUNCTION people_protected_since();
"""


def known_from_now(apps: Any, _schema: Any) -> None:
    """Of those who are protected already nobody knows since when: what they said before now is withheld too."""
    apps.get_model("people", "Person").objects.exclude(protected_identity="").update(protected_since=now())


class Migration(migrations.Migration):
    dependencies = [("people", "0012_letters_to_guardians")]

    operations = [
        migrations.AddField("person", "protected_since", models.DateTimeField(null=True)),
        migrations.RunPython(known_from_now, migrations.RunPython.noop),
        RunSQL(
            _SINCE,
            "DROP TRIGGER people_person_protected_since ON people_person; DROP FUNCTION people_protected_since();",
        ),
    ]
