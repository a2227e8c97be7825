"""A list of units is read by its groups: where the person lives first, no organisation's name twice."""

from ledstjarna.web.team.units import Offered, in_groups


def test_what_is_near_comes_first_and_nothing_is_lost() -> None:
    rows = [
        Offered("1", "Vårdcentralen Flen, Regionen", "Regionen"),
        Offered("2", "Vårdcentralen Trosa, Regionen", "Regionen"),
        Offered("3", "Hemtjänsten, Trosa kommun", "Trosa kommun"),
        Offered("4", "Kören", "Kören"),
    ]
    assert in_groups(rows, "Trosa") == [
        ("Regionen, i Trosa", [("2", "Vårdcentralen Trosa")]),
        ("Trosa kommun", [("3", "Hemtjänsten")]),
        ("Regionen, på andra orter", [("1", "Vårdcentralen Flen")]),
        ("Kören", [("4", "Kören")]),
    ]
    assert [label for label, _rows in in_groups(rows, "")] == ["Regionen", "Trosa kommun", "Kören"]
