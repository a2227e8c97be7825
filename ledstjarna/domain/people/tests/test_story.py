import pytest

from ledstjarna.domain.people.actions import tell_story
from ledstjarna.domain.people.queries import current_story, story_versions
from ledstjarna.domain.people.tests.made import AT, area, asking, person, reading, staff, themself
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def eva():
    return staff(area())


@pytest.fixture
def karin(eva):
    return person(by=eva)


def test_the_person_tells_and_tells_anew(karin):
    me = themself(karin)
    first = tell_story(by=me, subject_id=karin.pk, seen_version=0, what_matters="Katten.", reach=["phone"], at=AT)
    tell_story(
        by=me, subject_id=karin.pk, seen_version=1, what_matters="Katten och trädgården.", language="fi",
        interpreter=True, at=AT,
    )  # fmt: skip
    read = reading(me, karin)
    story = current_story(read)
    assert (story.version, story.what_matters, story.way) == (2, "Katten och trädgården.", "digital")
    assert story.told_by_id == story.written_by_id == karin.pk
    assert [version.version for version in story_versions(read)] == [2, 1]
    first.refresh_from_db()
    assert first.replaced_at == AT
    karin.refresh_from_db()
    assert (karin.language, karin.interpreter) == ("fi", True)
