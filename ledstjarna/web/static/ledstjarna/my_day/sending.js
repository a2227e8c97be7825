// What was kept is sent when the net is back: first it is asked who is signed in, and nobody's is sent but theirs.
(() => {
  "use strict";
  const { store } = self.myDay;
  const MOST = 50; // in one sending; as the house takes them (replaying.py)

  /** How it stands with the house. `away` where there is no net.
   * @returns {Promise<{state: string, who?: string, note?: string, token?: string}>} */
  const standing = async (/** @type {string} */ address) => {
    if (!navigator.onLine) return { state: "away" };
    try {
      const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(8000) });
      return answer.ok ? await answer.json() : { state: "away" };
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
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).answers;
  };

  /** Note each answer. @returns {Promise<number>} how many things are settled */
  const heard = async (/** @type {any[]} */ things, /** @type {any[]} */ answers) => {
    const by = new Map(answers.map((one) => [one.key, one]));
    const settled = things.filter((one) => ["done", "again"].includes(by.get(one.key)?.how));
    const stopped = things.filter((one) => ["conflict", "wrong", "refused"].includes(by.get(one.key)?.how));
    for (const one of stopped) {
      const { how, why, now } = by.get(one.key);
      Object.assign(one, { how, why, now });
      if (how !== "refused") continue;
      one.fields = {}; // what was written about somebody who is not ours any longer goes, and so does
      await store.forgetDay(one.who); // the day, which is fetched anew without them
    }
    await store.change(stopped);
    await store.drop(settled);
    return settled.length;
  };

  /** Ask, and send what waits. @returns {Promise<{state: string, sent: number}>}
   * state: in, out (sign in again), ended (the assignment has), other (somebody else), away (no net) */
  const send = async (/** @type {{standing: string, send: string}} */ where) => {
    const who = await store.fact("who");
    const stands = await standing(where.standing);
    if (stands.state === "out") await store.forgetDay(who);
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
        const things = store.ready(await store.things(who)).slice(0, MOST);
        if (!things.length) break;
        const settled = await heard(things, await post(where.send, stands, things));
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
