"""What goes on a day, the slow and obvious way: the law read line by line for one file at a time, again and again."""

from collections.abc import Sequence
from datetime import date, timedelta

from ledstjarna.domain.keeping.rules.removing import File, Owner

YEARS = {"care": 10, "social": 5, "own": 2, "proof": 5, "notice": 1, "control": 5, "identity": 2}


def later(day: date, years: int) -> date:
    """The same day so many years later; the day after where there is none."""
    for plus in (0, 1):
        try:
            moved = day + timedelta(days=plus)
            return date(moved.year + years, moved.month, moved.day)
        except ValueError:
            continue
    raise AssertionError(day)


def principals(file: File) -> set[Owner]:
    """Those who keep it as their record."""
    return {owner for owner in file.owners if file.kept_as == "record" and owner.law in ("care", "social")}


def kept_for_ever(owner: Owner, preserved: bool) -> bool:
    """Whether research keeps it."""
    return preserved and owner.law == "social"


def record_may_go(owner: Owner, files: Sequence[File], day: date, preserved: bool) -> bool:
    """Whether everything that this owner keeps is over and old enough."""
    theirs = [file for file in files if owner in principals(file)]
    return not kept_for_ever(owner, preserved) and all(
        not file.is_open and later(file.last, YEARS[owner.law]) <= day for file in theirs
    )


def may_go(file: File, files: Sequence[File], day: date, preserved: bool) -> bool:
    """Whether the file need not be kept on `day`, whatever points at it."""
    if file.kept_as == "identity" or (file.kept_as == "proof" and file.is_open):
        others = [each for each in files if each.kept_as != "identity"
                  and not (each.kept_as == "proof" and each.is_open)]  # fmt: skip
        alike = [each for each in files if each not in others]
        return all(may_go(each, files, day, preserved) for each in others) and all(
            same_kind_may_go(each, files, day, preserved) for each in alike
        )
    return same_kind_may_go(file, files, day, preserved)


def same_kind_may_go(file: File, files: Sequence[File], day: date, preserved: bool) -> bool:
    """By the file's own kind alone."""
    records = {owner for each in files for owner in principals(each)}
    if principals(file):
        return all(record_may_go(owner, files, day, preserved) for owner in principals(file))
    if file.kept_as in ("notice", "control"):
        return later(file.last, YEARS[file.kept_as]) <= day
    kind = "own" if file.kept_as == "record" else file.kept_as
    alike = [each for each in files if not principals(each)
             and ("own" if each.kept_as == "record" else each.kept_as) == kind]  # fmt: skip
    nothing_runs = not any(each.kept_as == "record" and each.is_open for each in files)
    return (
        nothing_runs
        and all(record_may_go(owner, files, day, preserved) for owner in records)
        and all(later(each.last, YEARS[kind]) <= day for each in alike)
    )


def goes(files: Sequence[File], day: date, preserved: bool) -> set[object]:
    """What goes: of what may, again and again without what something that stays points at, until nothing changes."""
    going = {file.key for file in files if may_go(file, files, day, preserved)}
    while True:
        held = {key for file in files if file.key not in going for key in file.points_at}
        if not held & going:
            return going
        going -= held
