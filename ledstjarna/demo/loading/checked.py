"""A loaded county as if the house had run all the while: its log sealed, and last week's readers checked."""

from datetime import datetime

from ledstjarna.demo.loading.standing_out import stand_out
from ledstjarna.domain.control.actions import draw_rounds, seal_log
from ledstjarna.foundation.anchoring import configured_anchors


def seal_and_check(*, at: datetime) -> None:
    """After the load, as the runtime role. Anchored where the settings say."""
    stand_out(at=at)
    draw_rounds(at=at)
    seal_log(at=at, anchors=configured_anchors())
