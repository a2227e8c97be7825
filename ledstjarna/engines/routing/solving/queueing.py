"""A heap of the services that are to be timed anew, the earliest first."""

from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.tables import START


@inner
def queue(room, node):
    """Time a node anew, the earliest first."""
    if room.queued[node]:
        return
    room.queued[node] = True
    heap, start = room.heap, room.real[START]
    i, key = room.filled[2], start[node]
    room.filled[2] = i + 1
    while i > 0:
        above = (i - 1) // 2
        if start[heap[above]] <= key:
            break
        heap[i] = heap[above]
        i = above
    heap[i] = node


@inner
def earliest(room):
    heap, start = room.heap, room.real[START]
    found = heap[0]
    size = room.filled[2] - 1
    room.filled[2] = size
    room.queued[found] = False
    last = heap[size]
    key, i = start[last], 0
    while True:
        below = 2 * i + 1
        if below >= size:
            break
        if below + 1 < size and start[heap[below + 1]] < start[heap[below]]:
            below += 1
        if start[heap[below]] >= key:
            break
        heap[i] = heap[below]
        i = below
    heap[i] = last
    return found
