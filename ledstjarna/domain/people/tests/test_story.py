import pytest

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people.actions import let_close_one_read, name_close_one, tell_story
from ledstjarna.domain.people.queries import current_story, story_versions
from ledstjarna.domain.people.tests.made import AT, asking, close_viewer, reading, themself
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.outbox.models import Happening


def tell(viewer, person, seen, what_matters, **more):
    with asking(viewer):
        return tell_story(by=viewer, subject_id=person.pk, seen_version=seen, what_matters=what_matters, at=AT, **more)


def test_the_person_tells_and_tells_anew(karin):
    me = themself(karin)
    first = tell(me, karin, 0, "Katten.", reach=["phone", "letter", "phone"])
    tell(me, karin, 1, " Katten och trädgården. ", language="fi", interpreter=True)
    read = reading(me, karin)
    story = current_story(read)
    assert (story.version, story.what_matters, story.way) == (2, "Katten och trädgården.", "digital")
    assert story.told_by_id == story.written_by_id == karin.pk
    assert [version.version for version in story_versions(read)] == [2, 1]
    first.refresh_from_db()
    assert (first.replaced_at, first.reach) == (AT, ["phone", "letter"])
    karin.refresh_from_db()
    assert (karin.language, karin.interpreter) == ("fi", True)


def test_staff_write_in_the_persons_words(karin, eva):
    story = tell(eva, karin, 0, "Katten.", way="phone")
    assert (story.told_by_id, story.told_by_label) == (karin.pk, "Karin Ek")
    assert (story.written_by_id, story.written_by_label) == (eva.party_id, "Eva Lind")
    happening = Happening.objects.get(kind="StoryTold")
    assert happening.body == {"story_id": str(story.id), "version": 1, "way": "phone"}
    assert happening.actor_id == eva.party_id


def test_staff_say_in_which_way(karin, eva):
    with pytest.raises(RuleBroken) as broken:
        tell(eva, karin, 0, "Katten.")
    assert [finding.field_name for finding in broken.value.findings] == ["way"]


def test_two_who_write_at_once_see_the_difference_field_by_field(karin, eva):
    tell(eva, karin, 0, "Katten.", way="phone", what_i_can="Laga mat.")
    with pytest.raises(ChangedMeanwhile) as changed:
        tell(themself(karin), karin, 0, "Barnbarnen.", what_i_can="Laga mat.", language="fi")
    assert changed.value.version == 1
    assert changed.value.mine == {"what_matters": "Barnbarnen.", "language": "fi"}
    assert changed.value.theirs == {"what_matters": "Katten.", "language": "sv"}
    assert current_story(reading(eva, karin)).what_matters == "Katten."


def test_a_version_that_never_stood_settles_nothing_for_anybody(karin, eva):
    tell(themself(karin), karin, 0, "Katten.")
    with pytest.raises(ChangedMeanwhile) as changed:
        tell(eva, karin, 7, "Kören.", way="phone", what_i_can="Baka.")
    assert set(changed.value.mine) == {"what_matters", "what_i_can"}


def test_the_same_told_twice_is_one_version(karin):
    me = themself(karin)
    first = tell(me, karin, 0, "Katten.")
    assert tell(me, karin, 0, "Katten.") == first
    assert Happening.objects.filter(kind="StoryTold").count() == 1


def test_somebody_close_may_read_but_never_tell(karin):
    me = themself(karin)
    tell(me, karin, 0, "Katten.")
    anna = name_close_one(by=me, subject_id=karin.pk, name="Anna Ek", relation="dotter", at=AT)
    let_close_one_read(by=me, subject_id=karin.pk, close_one_id=anna.id, may_read=True, at=AT)
    daughter = close_viewer(anna.id, karin)
    assert current_story(reading(daughter, karin, "story")).what_matters == "Katten."
    with pytest.raises(NotForYou):
        tell(daughter, karin, 1, "Mig.")
