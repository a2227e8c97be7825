"""Who may do what: skills, titles and provider on one side, who comes to whom on the other."""

from datetime import date

from ledstjarna.engines.routing.fortnight.problem import Carer, Person, Visit


def has_needed(carer: Carer, visit: Visit, day: date) -> bool:
    """Whether the carer has what each carer of the visit must have that day."""
    return (
        (not visit.provider or carer.provider == visit.provider)
        and visit.abilities <= carer.able(day)
        and all(carer.titles & wanted for wanted in visit.titles)
    )


def may_visit(carer: Carer, person: Person) -> bool:
    """Whether neither minds, nor a required sex differs."""
    return not (
        carer.id in person.not_carers
        or person.id in carer.not_persons
        or (person.sex_required and person.sex and carer.sex != person.sex)
    )
