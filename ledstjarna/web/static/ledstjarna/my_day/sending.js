// What was kept is sent when the net is back: first it is asked who is signed in, and nobody's is sent but theirs.
(() => {
  "use strict";
  const { store, rules } = self.myDay;

  const AWAY = [0, 502, 503, 504]; // led elsewhere, or a proxy that answers for a house that is away
  /** What an answer that is no yes tells: that the house is away, or that it does not do as it should.
   * @param {number} status */
  const missed = (status) => (AWAY.includes(status) ? "away" : "fault");

  /** How it stands with the house. `away` where there is no net, `fault` where the house does not do as it should.
   * @returns {Promise<{state: string, who?: string, note?: string, token?: string}>} */
  const standing = async (/** @type {string} */ address) => {
    if (!navigator.onLine) return { state: "away" };
    try {
      const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(8000) });
      return answer.ok ? await answer.json() : { state: missed(answer.status) };
    } catch {
      return { state: "away" };
    }
  };

  const post = async (/** @type {string} */ address, /** @type {any} */ stands, /** @type {any[]} */ things) => {
    const told = things.map(({ key, visit, do: word, version, at, fields }) => (
      { key, visit, do: word, version, at, fields }));
    const body = new FormData();
    body.set("csrfmiddlewaretoken", stands.token);
    body.set("note", stands.note);
    body.set("things", JSON.stringify(told));
    const answer = await fetch(address, {
      method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(20000),
    });
    return answer.ok ? { answers: (await answer.json()).answers } : { state: missed(answer.status) };
  };

  /** What was written about somebody who is not ours any longer goes, whatever else of the same visit waited with it; and
   * so does the day, which is fetched anew without them. @param {string} who @param {Set<string>} visits */
  const forgotten = async (who, visits) => {
    const left = (await store.things(who)).filter((one) => visits.has(one.visit));
    for (const one of left) one.fields = {};
    await store.drop(left.filter((one) => one.how === "waits")); // none of it can be sent
    await store.change(left.filter((one) => one.how !== "waits"));
    await store.forgetDay(who);
  };

  /** Note each answer. @returns {Promise<number>} how many things are settled */
  const heard = async (/** @type {any[]} */ things, /** @type {any[]} */ answers) => {
    const by = new Map(answers.map((one) => [one.key, one]));
    const settled = things.filter((one) => ["done", "again"].includes(by.get(one.key)?.how));
    const refused = new Set(things.filter((one) => by.get(one.key)?.how === "refused").map((one) => one.visit));
    const stopped = things.filter((one) => ["conflict", "wrong", "refused"].includes(by.get(one.key)?.how));
    for (const one of stopped) {
      const { how, why, now, again } = by.get(one.key);
      Object.assign(one, { how, why, now, again });
    }
    await store.change(stopped);
    await store.drop(settled);
    if (refused.size) await forgotten(things[0].who, refused);
    return settled.length;
  };

  /** Ask, and send what waits. @returns {Promise<{state: string, sent: number}>}
   * state: in, out (sign in again), ended (the assignment has), other (somebody else), away (no net), fault (the house does not do as it should) */
  const send = async (/** @type {{standing: string, send: string}} */ where) => {
    const who = await store.fact("who");
    const stands = await standing(where.standing);
    if (stands.state === "out") await store.forgetDay(who);
    if (stands.state === "ended" && stands.who !== who) return { state: "other", sent: 0 }; // another's is not theirs to lose
    if (stands.state === "ended") await store.forget(who);
    if (stands.state !== "in") return { state: stands.state, sent: 0 };
    if (stands.who !== who) {
      await store.forgetDay(who);
      await store.note("who", String(stands.who));
      return { state: "other", sent: 0 };
    }
    let sent = 0;
    try {
      for (;;) {
        const things = store.ready(await store.things(who)).slice(0, rules().most);
        if (!things.length) break;
        const { answers, state } = await post(where.send, stands, things);
        if (state) return { state, sent };
        const settled = await heard(things, answers);
        sent += settled;
        if (!settled) break;
      }
    } catch {
      return { state: "away", sent };
    }
    return { state: "in", sent };
  };

  self.myDay.send = send;
})();
