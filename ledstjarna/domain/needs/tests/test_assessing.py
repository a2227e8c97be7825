import pytest

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.needs.actions import assess, say_own_view
from ledstjarna.domain.needs.queries import assessments, current_needs, need_history, need_of, seen_needs
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.people.tests.made import AT, asking, person, reading, staff, themself
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.outbox.models import Happening

MOBILITY = AreaAssessed(life_area="d4", own_level=3, professional_level=2, wanted_level=1, need="Trappan är svår.")
SAFETY = AreaAssessed(life_area="safety", own_level=2, professional_level=2, wanted_level=0)
HOME = AreaAssessed(life_area="d6", own_level=1, professional_level=1, wanted_level=1)


def see(viewer, someone, *areas, seen=None, way="meeting", **more):
    with asking(viewer):
        return assess(
            by=viewer, subject_id=someone.pk, way=way, person_took_part=True, areas=areas, seen=seen or {}, at=AT,
            **more,
        )  # fmt: skip


def codes(broken):
    return [(finding.code, finding.field_name) for finding in broken.value.findings]


def test_an_assessment_in_the_order_of_the_life_areas(karin, eva):
    assessment = see(eva, karin, SAFETY, HOME, MOBILITY)
    read = reading(eva, karin)
    assert [need.life_area for need in current_needs(read)] == ["d4", "d6", "safety"]
    assert [need.assessment for need in current_needs(read)] == [assessment] * 3
    assert assessment.assessed_by_label == "Eva Lind"
    assert Happening.objects.get(kind="NeedsAssessed").body == {
        "assessment_id": str(assessment.id),
        "areas": 3,
        "way": "meeting",
    }


def test_a_later_assessment_replaces_and_the_old_row_is_kept(karin, eva):
    see(eva, karin, MOBILITY, HOME)
    seen = seen_needs(reading(eva, karin))
    better = AreaAssessed(life_area="d4", own_level=2, professional_level=1, wanted_level=0)
    see(eva, karin, better, HOME, seen=seen)
    read = reading(eva, karin)
    assert [need.professional_level for need in need_history(read, "d4")] == [1, 2]
    assert len(need_history(read, "d6")) == 1  # it said what stood already
    assert len(assessments(read)) == 2


def test_two_who_assess_at_once_see_the_difference_field_by_field(karin, eva):
    see(eva, karin, MOBILITY)
    late = AreaAssessed(life_area="d4", own_level=3, professional_level=4, wanted_level=1, need="Ramlat två gånger.")
    with pytest.raises(ChangedMeanwhile) as changed:
        see(eva, karin, late, HOME)
    assert changed.value.mine == {"d4.professional_level": 4, "d4.need": "Ramlat två gånger."}
    assert changed.value.theirs == {"d4.professional_level": 2, "d4.need": "Trappan är svår."}
    assert [need.life_area for need in current_needs(reading(eva, karin))] == ["d4"]


def test_the_person_says_their_view_before_and_after(karin, eva):
    me = themself(karin)
    alone = say_own_view(by=me, subject_id=karin.pk, life_area="d4", own_level=3, own_words="Jag är rädd.", at=AT)
    assert (alone.own_level, alone.professional_level, alone.wanted_level) == (3, 8, 8)
    see(eva, karin, MOBILITY, seen={"d4": alone.id})
    with asking(me):
        after = say_own_view(by=me, subject_id=karin.pk, life_area="d4", own_level=1, own_words="Bättre nu.", at=AT)
        again = say_own_view(by=me, subject_id=karin.pk, life_area="d4", own_level=1, own_words="Bättre nu.", at=AT)
    assert again == after
    assert (after.own_level, after.professional_level, after.need) == (1, 2, "Trappan är svår.")
    assert after.assessment.assessed_by_label == "Karin Ek"


def test_staff_write_down_the_persons_view_with_the_way(karin, eva):
    said = {"subject_id": karin.pk, "life_area": "d4", "own_level": 3, "own_words": "Svårt.", "at": AT}
    with asking(eva), pytest.raises(RuleBroken):
        say_own_view(by=eva, **said)
    assert say_own_view(by=eva, way="phone", **said)


def test_what_an_assessment_may_lack(karin, eva):
    with pytest.raises(RuleBroken) as broken:
        see(eva, karin)
    assert codes(broken) == [("nothing_assessed", "life_area")]
    with pytest.raises(RuleBroken) as broken:
        see(eva, karin, MOBILITY, MOBILITY, way="digital")
    assert codes(broken) == [("life_area_twice", "life_area"), ("way_missing", "way")]


def test_only_staff_with_a_ground_assess(karin, where):
    with pytest.raises(NotForYou):
        see(themself(karin), karin, MOBILITY)
    with pytest.raises(NotForYou):
        see(staff(where), karin, MOBILITY)


def test_a_need_of_somebody_else_is_not_there(karin, eva):
    other = person(by=eva)
    see(eva, karin, MOBILITY)
    [need] = current_needs(reading(eva, karin))
    assert need_of(reading(eva, karin), need.id) == need.id
    assert need_of(reading(eva, karin), None) is None
    for missing in (need.id, new_id()):
        with pytest.raises(NotForYou):
            need_of(reading(eva, other), missing)
