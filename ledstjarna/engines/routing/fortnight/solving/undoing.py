"""Every change remembers what was there, so a move that is not kept costs what it touched."""

from ledstjarna.engines.routing.fortnight.solving.tables import SUM
from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.undoing import set_real


@inner
def add_cost(room, more):
    if more != 0.0:
        set_real(room, SUM, 0, room.real[SUM, 0] + more)


@inner
def add_met(room, person, carer, more):
    n = room.filled[2]
    room.undo_met[n, 0] = person
    room.undo_met[n, 1] = carer
    room.undo_met[n, 2] = more
    room.filled[2] = n + 1
    room.met[person, carer] += more


@inner
def touch(room, route):
    if not room.is_touched[route]:
        room.is_touched[route] = True
        room.touched[room.filled[4]] = route
        room.filled[4] += 1


@inner
def strain(room, link):
    if not room.is_strained[link]:
        room.is_strained[link] = True
        room.strained[room.filled[5]] = link
        room.filled[5] += 1


@inner
def settle(room):
    """Nothing waits to be timed or counted."""
    for i in range(room.filled[3]):
        room.queued[room.queue[i]] = False
    for i in range(room.filled[4]):
        room.is_touched[room.touched[i]] = False
    for i in range(room.filled[5]):
        room.is_strained[room.strained[i]] = False
    for i in range(3, 6):
        room.filled[i] = 0


@inner
def keep(room):
    """What has been done stands."""
    settle(room)
    for i in range(3):
        room.filled[i] = 0


@inner
def undo_to(room, wholes, reals, mets):
    """Back to how it was when the memory was that long."""
    for i in range(room.filled[0] - 1, wholes - 1, -1):
        room.whole[room.undo_whole[i, 0], room.undo_whole[i, 1]] = room.undo_whole[i, 2]
    for i in range(room.filled[1] - 1, reals - 1, -1):
        room.real[room.undo_at[i, 0], room.undo_at[i, 1]] = room.undo_real[i]
    for i in range(room.filled[2] - 1, mets - 1, -1):
        room.met[room.undo_met[i, 0], room.undo_met[i, 1]] -= room.undo_met[i, 2]
    room.filled[0] = wholes
    room.filled[1] = reals
    room.filled[2] = mets
    settle(room)
