"""One case's plan as it is lived: from needs to where it stands, step by step in time."""

from ledstjarna.demo.county.life.model import STAGES
from ledstjarna.demo.loading import (
    agreeing,
    around,
    calling,
    carrying_out,
    changing,
    deviating,
    following,
    following_up,
    lasting,
    living,
    needing,
    telling,
)
from ledstjarna.demo.loading.carrying import Carrying
from ledstjarna.demo.loading.case import Case, Row
from ledstjarna.demo.loading.proposing import Proposing
from ledstjarna.demo.loading.sipping import SipCase, has_both
from ledstjarna.domain.plans.models import Plan, Proposal
from ledstjarna.domain.plans.rules.records import belongs, records_for

_MUCH_TO_CHOOSE, _OLD, _GROWN_UP = 2, 68, 18


class Planning:
    """One case's plan."""

    def __init__(self, case: Case) -> None:
        self.case = case
        needs = needing.assess(case)
        at = case.moments.next()
        starter = case.registrar(case.way(), case.speaking.first(at))
        self.plan: Row = case.add(
            Plan, state="written", version=0, started_at=at, recorded_at=at, sip_id=None, next_follow_up=None,
            follow_up_how="", ended_at=None, **case.by(starter, "started"),
        )  # fmt: skip
        case.happened("PlanStarted", at, starter.id, plan_id=self.plan["id"])
        self.goals = needing.set_goals(case, self.plan["id"], needs)
        self.carrying = Carrying(case, self.plan["id"])
        self.proposing = Proposing(case, self.goals, self.carrying)
        self.sip = SipCase(case, self.plan)

    def live_through(self, reached: int) -> None:
        """As far as the case has come."""
        if reached >= STAGES.index("proposed"):
            self.proposing.propose()
        agreed = reached >= STAGES.index("agreed")
        shown = agreed and self._shows_all()
        if shown or (self.case.draft.with_sip and (not agreed or has_both(self._live))):
            self._judge(shown=shown)
        if agreed:
            self._agree()
        if self.case.draft.stage == "ended":
            self._end()
            # What an authority has decided goes on when the plan has ended: somebody still comes every morning.
            living.live(self.case, self.carrying.live)
            carrying_out.write_how(self.case, self.carrying.live)
        else:
            living.live(self.case, self._live)
            carrying_out.write_how(self.case, self._live)
            around.be_away(self.case)
            if reached >= STAGES.index("proposed"):
                calling.call(self.case, self.plan)
            self._enliven()
            lasting.say_until(self.case, self._live)
            changing.change_owner(self.case, self.plan, self._live)
            changing.ask_for_support(self.case)

    @property
    def _helped(self) -> list[Row]:
        """The parts that somebody has an assignment for and carries out."""
        return [part for part in self._live if part["assignment_id"] and part["state"] == "active"]

    def _is_lively(self) -> bool:
        case = self.case
        choosing = sum(row["state"] in ("open", "thinking") for row in case.of(Proposal))
        old = case.person.age(case.moments.today) >= _OLD
        return bool(self._helped) and choosing >= _MUCH_TO_CHOOSE and old

    def _enliven(self) -> None:
        """Whoever has much to choose among and help at home already: there everything waits that can wait.

        They are who a demonstration is about, so that each thing is met from all sides of one person.
        """
        case = self.case
        case.lively = self._is_lively()
        if case.lively:
            telling.report(case, self._helped, telling.NOBODY_CAME)
            deviating.deviate(case, self._helped, deviating.OPEN)

    def _judge(self, *, shown: bool) -> None:
        case = self.case
        if shown:
            case.turn = case.turn._replace(
                shown=True, sip="in_force", afterwards="goal", again=True, follow_up="soon"
            )  # fmt: skip
        else:
            case.turn = case.turn._replace(sip=case.turns.sip())
        if case.turn.sip:
            self.sip.judge()

    def _shows_all(self) -> bool:
        """Whether this plan shows all that one comes to: of somebody grown up, who is named everywhere and shares."""
        case, person = self.case, self.case.person
        grown_up = person.age(case.moments.today) >= _GROWN_UP
        could = grown_up and not person.protected_identity and case.turn.sharing == "given" and has_both(self._live)
        return could and case.turns.shows_all(recorded=self._is_recorded())

    def _is_recorded(self) -> bool:
        """Whether whoever coordinates has something of the plan to write in their own organisation's record."""
        ours = self.case.organisation(self.case.coordinator)
        records = records_for(self.case.structure.organisation(ours).kind, self.case.coordinator.role)
        return any(
            belongs(record, basis=part["legal_basis"], is_own=part["owner_organisation_id"] == ours)
            for record in records for part in self._live
        )  # fmt: skip

    @property
    def _live(self) -> list[Row]:
        """The parts of goals that stand."""
        standing = {goal["id"] for goal in self.goals if goal["state"] in ("wanted", "agreed")}
        return [part for part in self.carrying.live if part["goal_id"] in standing]

    def _agree(self) -> None:
        if self.sip.on:
            self.sip.name_responsible()
        telling.link_papers(self.case, self._live)
        telling.meet(self.case, self.plan)
        following.plan_ahead(self.case, self.plan)
        if agreeing.agree(self.case, self.plan, self.goals, self._live, self.sip):
            self._live_on()
        if self.case.draft.stage == "agreed":
            following.move_on(self.case, self.plan)
            following_up.follow_up(self.case, self.plan, self.goals, self._live)
            following_up.prepare(self.case, self.plan, self.goals)

    def _live_on(self) -> None:
        """After the first agreement: something changes, and for some the plan is agreed anew."""
        self._go_on()
        if self.case.turn.sip == "withdrawn":
            self.sip.withdraw()
        elif self.case.turn.sip == "closed":
            self.sip.close()
        if self.plan["state"] == "changed" and self.case.turn.again:
            agreeing.agree(self.case, self.plan, self.goals, self._live, self.sip)
        if self.case.draft.stage == "agreed":
            telling.report(self.case, self._live)
            deviating.deviate(self.case, self._live)

    def _go_on(self) -> None:
        """What life brings after the first agreement."""
        case, afterwards = self.case, self.case.turn.afterwards
        if afterwards == "wish" and self.proposing.waiting:
            self.proposing.accept(*self.proposing.waiting.pop())
        elif afterwards == "stopped" and len(self._live) > 1:
            live = self._live
            self.carrying.stop(next((part for part in live if part["assignment_id"]), live[-1]))
        elif afterwards == "goal":
            needing.rewrite(case, self.goals[0])
        elif afterwards == "let_go" and len(self.goals) > 1:
            for part in [part for part in self._live if part["goal_id"] == self.goals[-1]["id"]]:
                self.carrying.stop(part)
            needing.let_go(case, self.goals[-1])
        else:
            return
        self.plan["state"] = "changed"

    def _end(self) -> None:
        """The plan comes to an end: goals are reached, some parts stop, what others have decided stands."""
        case = self.case
        for part in self._live:
            if part["legal_basis"] not in ("sol", "lss") or not case.turns.stands_at_end():
                self.carrying.stop(part)
        for goal in self.goals:
            if goal["state"] == "agreed" and case.rng.random() < 0.7:
                goal["state"] = "reached"
        at, way = case.moments.next(), case.way()
        self.sip.end_with_plan(at)
        by = case.registrar(way, case.speaking.first(at))
        self.plan |= {"state": "ended", "ended_at": at}
        case.happened("PlanEnded", at, by.id, plan_id=self.plan["id"])
