"""Every change remembers what was there, so a move that is not kept costs what it touched."""

from ledstjarna.engines.routing.solving.compiled import inner


@inner
def put(room, row, column, value):
    n = room.filled[0]
    room.undo_whole[n, 0] = row
    room.undo_whole[n, 1] = column
    room.undo_whole[n, 2] = room.whole[row, column]
    room.filled[0] = n + 1
    room.whole[row, column] = value


@inner
def set_real(room, row, column, value):
    n = room.filled[1]
    room.undo_at[n, 0] = row
    room.undo_at[n, 1] = column
    room.undo_real[n] = room.real[row, column]
    room.filled[1] = n + 1
    room.real[row, column] = value


@inner
def touch(room, carer):
    if not room.is_touched[carer]:
        room.is_touched[carer] = True
        room.touched[room.filled[3]] = carer
        room.filled[3] += 1


@inner
def keep(room):
    """What has been done stands."""
    for i in range(room.filled[3]):
        room.is_touched[room.touched[i]] = False
    for i in range(room.filled[2]):
        room.queued[room.heap[i]] = False
    for i in range(4):
        room.filled[i] = 0


@inner
def undo(room):
    for i in range(room.filled[0] - 1, -1, -1):
        room.whole[room.undo_whole[i, 0], room.undo_whole[i, 1]] = room.undo_whole[i, 2]
    for i in range(room.filled[1] - 1, -1, -1):
        room.real[room.undo_at[i, 0], room.undo_at[i, 1]] = room.undo_real[i]
    keep(room)
