"""Who meets whom: faces, spread, load and wishes kept in step, each at the cost of a few sums."""

from ledstjarna.engines.routing.fortnight.solving.tables import (
    FACES,
    LOAD,
    MEETING,
    SQUARES,
    W_FACES,
    W_FAIR,
    W_NEW,
    W_SPREAD,
)
from ledstjarna.engines.routing.fortnight.solving.undoing import add_cost, add_met
from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.undoing import set_real


@inner
def meets(case, room, slot, carer, more):
    """A carer gets a slot (`more` is 1) or gives it up (-1)."""
    visit, real = case.visit[slot], room.real
    person = case.person[visit]
    cost = more * (case.price[slot, carer] - case.missing[slot])
    if case.counts[visit]:
        times = room.met[person, carer]
        squares = real[SQUARES, person] + (times + more) * (times + more) - times * times
        faces = real[FACES, person]
        if times == 0:
            faces += 1.0
        elif times + more == 0:
            faces -= 1.0
        above = max(0.0, faces - case.faces_goal)
        meeting = case.weights[W_FACES] * faces + case.weights[W_NEW] * above * above
        meeting -= case.weights[W_SPREAD] * squares / case.asked[person]
        cost += meeting - real[MEETING, person]
        add_met(room, person, carer, more)
        set_real(room, SQUARES, person, squares)
        set_real(room, FACES, person, faces)
        set_real(room, MEETING, person, meeting)
    load, care = real[LOAD, carer], more * case.duration[slot]
    away = load - case.share * case.duty[carer]
    cost += case.weights[W_FAIR] * care * (2.0 * away + care) / case.duty[carer]
    set_real(room, LOAD, carer, load + care)
    add_cost(room, cost)
