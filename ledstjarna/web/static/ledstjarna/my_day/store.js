// What the telephone keeps of My day: who is signed in, the day's visits, and what was done without a net. All of it is
// somebody's, by `who`. The page and the worker share this file.
(() => {
  "use strict";

  /** @typedef {{id: string, href: string, version: number, state: string, clock: string, span: string, who: string,
   *   where: string, what: string, starts?: string, ends?: string, careful: string, words: string, how: string, facts: [string, string, boolean][]}} Visit
   * A fact is what it is called, what it says, and whether somebody has written it: then in Swedish, as the words are. */
  /** `news`: what has left the day, come into it or been moved since it was seen, until that is read.
   * @typedef {{who: string, mark: string, until: string, phone: string, breaks: string, visits: Visit[], at: number,
   *   news?: {what: string, span: string, who: string}[]}} Day */
  /** @typedef {{state: string, version: number, open: boolean, word: string, told: string, words: string}} Now */
  /** One thing that was done. `how`: waits, or what the house answered: conflict, wrong, refused.
   * @typedef {{n?: number, key: string, who: string, visit: string, do: string, version: number, at: string,
   *   fields: Record<string, string>, how: string, why?: string[], now?: Now, again?: boolean}} Thing */

  const NAME = "min-dag";
  /** The house's own rules, as it tells them (web/team/offline/bounds.py): to the worker in its text, to a page on its line.
   * `becomes`: what a visit becomes by what is done at it; the house counts its version up by one each time. `still`: what can be done where it
   * is over. `early`: how many minutes before its time what is `timed` can be done. `short`: one of fewer minutes is asked about.
   * @returns {{becomes: Record<string, string>, later: string[], most: number, open: string[],
   *   still: Record<string, string[]>, early: number, timed: string[], short: number}} */
  const rules = () => (self.house ? self.house.rules : JSON.parse(document.getElementById("min-dag-net").dataset.rules));

  /** @returns {Promise<IDBDatabase>} */
  const opened = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("facts");
      asked.result.createObjectStore("days", { keyPath: "who" });
      asked.result.createObjectStore("things", { keyPath: "n", autoIncrement: true });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  /** Work in one transaction; the answer is what `work` asked for, once all of it is written.
   * @template T
   * @param {(stores: Record<string, IDBObjectStore>) => IDBRequest<T> | void} work
   * @returns {Promise<T>} */
  const within = async (work) => {
    const db = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const change = db.transaction(["facts", "days", "things"], "readwrite");
        const [facts, days, things] = ["facts", "days", "things"].map((name) => change.objectStore(name));
        const asked = work({ facts, days, things });
        change.oncomplete = () => resolve(asked ? asked.result : undefined);
        change.onerror = change.onabort = () => reject(change.error);
      });
    } finally {
      db.close(); // an open door would keep the house from clearing the telephone
    }
  };

  /** @param {string} name @returns {Promise<string>} */
  const fact = async (name) => (await within(({ facts }) => facts.get(name))) || "";
  /** @param {string} name @param {string} value */
  const note = (name, value) => within(({ facts }) => void facts.put(value, name));

  /** The day, while it may be kept. @param {string} who @returns {Promise<Day | null>} */
  const day = async (who) => {
    const found = who && (await within(({ days }) => days.get(who)));
    if (!found) return null;
    if (Date.parse(found.until) > Date.now()) return found;
    await forgetDay(who);
    return null;
  };

  /** Keep a day, of now or of when it was read whole; nobody else's is left. @param {Day} found */
  const keepDay = (found) => within(({ days }) => {
    days.clear();
    days.put({ at: Date.now(), ...found });
  });
  /** How far the visits have come, as a page of the house tells it: nothing else of them is read anew.
   * @param {Day} found @param {Record<string, [number, string]>} told */
  const stand = async (found, told) => {
    for (const visit of found.visits) [visit.version, visit.state] = told[visit.id] || [visit.version, visit.state];
    await within(({ days }) => void days.put(found));
  };
  /** What has changed in the day is read. @param {string} who */
  const seen = async (who) => {
    const found = await day(who);
    if (found) await within(({ days }) => void days.put({ ...found, news: [] }));
  };
  /** @param {string} who */
  const forgetDay = (who) => within(({ days }) => void days.delete(who));

  /** One visit is nobody's of ours any longer. @param {string} who @param {string} visit */
  const forgetVisit = async (who, visit) => {
    const found = await day(who);
    if (found) await keepDay({ ...found, mark: "", visits: found.visits.filter((one) => one.id !== visit) });
  };

  /** @returns {Promise<Thing[]>} */
  const every = () => within(({ things }) => things.getAll());
  /** What somebody has done that is not settled, in the order in which it was done.
   * @param {string} who @returns {Promise<Thing[]>} */
  const things = async (who) => (await every()).filter((one) => who && one.who === who);
  /** How much somebody else has left here: how much, and never what. @param {string} who */
  const othersWait = async (who) => (await every()).filter((one) => one.who !== who).length;

  /** Keep what was done, once, and let the day show it. @param {Thing} thing */
  const add = async (thing) => {
    if ((await every()).some((one) => one.key === thing.key)) return;
    const found = await day(thing.who);
    const visit = found && found.visits.find((one) => one.id === thing.visit);
    const becomes = rules().becomes[thing.do];
    if (visit && becomes) {
      visit.state = becomes;
      visit.version = thing.version + 1;
    }
    await within((stores) => {
      stores.things.add(thing);
      if (found) stores.days.put(found);
    });
  };
  /** What can be sent now: after something that needs a choice the rest of the same visit waits for it.
   * @param {Thing[]} left @returns {Thing[]} */
  const ready = (left) => {
    const stopped = new Set(left.filter((one) => one.how !== "waits").map((one) => one.visit));
    return left.filter((one) => !stopped.has(one.visit));
  };
  /** @param {Thing[]} changed */
  const change = (changed) => within(({ things: rows }) => changed.forEach((one) => rows.put(one)));
  /** @param {Thing[]} settled */
  const drop = (settled) => within(({ things: rows }) => settled.forEach((one) => rows.delete(one.n)));

  /** All that is somebody's goes. @param {string} who */
  const forget = async (who) => {
    await drop(await things(who));
    await forgetDay(who);
  };

  self.myDay = {
    rules,
    store: { fact, note, day, keepDay, stand, seen, forgetDay, forgetVisit, things, ready, othersWait, add, change, drop, forget },
  };
})();
