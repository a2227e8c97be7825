// My day on a telephone: keeps the day, tells how it stands, sends when the net is back, and forgets at sign-out. On a
// desk nothing is kept: there is nothing to carry.
(() => {
  "use strict";
  const { store, shows, shell, send, rules } = self.myDay;
  if (!shows || !("serviceWorker" in navigator) || !matchMedia("(any-pointer: coarse)").matches) return;
  const { net } = shows;
  const { open: OPEN } = rules();
  const OLD = 2 * 60 * 60 * 1000; // after this the day is fetched anew, though nothing seems changed
  const SOON = 500, SELDOM = 20 * 1000; // when it is asked again whether the net is back: soon at first, then seldom
  let state = "";
  let busy = false;
  let wait = SOON;
  let timer = 0;

  const show = async () => {
    const who = await store.fact("who");
    const things = await store.things(who);
    await shows.line(state, things, who);
    await shows.cards(things, who);
    return things;
  };

  /** Fetch the day where it is another than what is kept, or old: the house logs it as reading. */
  const pack = async () => {
    const found = await store.day(net.dataset.who);
    const things = await store.things(net.dataset.who);
    if (found && things.length) return; // what is done and not sent would be undone on the page
    if (found && net.dataset.stands) await store.stand(found, JSON.parse(net.dataset.stands));
    const same = found && found.mark && [found.mark, undefined].includes(net.dataset.mark);
    const fresh = found && found.mark && found.at > Date.now() - OLD;
    if (same && fresh) return;
    const lacks = fresh ? lacking(JSON.parse(found.mark), JSON.parse(net.dataset.mark)) : [];
    const some = lacks.map((id) => `besok=${id}`).join("&");
    const answer = await fetch(`${net.dataset.pack}?${some}`, { redirect: "manual", cache: "no-store" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const told = await answer.json();
    await store.keepDay({ ...(lacks.length ? joined(found, told, lacks) : told), news: found ? news(found, told) : [] });
  };

  /** What is another than it was when the day was last fetched, the same day, after what was not read of before.
   * @param {any} had @param {any} told */
  const news = (had, told) => {
    if (new Date(had.at).toDateString() !== new Date().toDateString()) return [];
    const said = (/** @type {string} */ what) => (/** @type {any} */ one) => ({ what, span: one.span, who: one.who });
    const stands = JSON.parse(told.mark);
    const was = new Map(had.visits.map((one) => [one.id, one]));
    const left = had.visits.filter((one) => !(one.id in stands) && OPEN.includes(one.state));
    const came = told.visits.filter((one) => !was.has(one.id) && one.state === "published");
    const moved = told.visits.filter((one) => was.has(one.id) && was.get(one.id).starts !== one.starts);
    return [...(had.news || []), ...left.map(said("left")), ...came.map(said("came")), ...moved.map(said("moved"))];
  };

  /** The visits that are not kept as they are now. @param {Record<string, string>} had @param {Record<string, string>} now */
  const lacking = (had, now) => Object.keys(now).filter((id) => now[id] !== had[id]);

  /** What is kept with what was fetched anew, in the day's order; what changed in between is fetched the next time. */
  const joined = (/** @type {any} */ found, /** @type {any} */ told, /** @type {string[]} */ asked) => {
    const [had, now] = [found, told].map((one) => JSON.parse(one.mark));
    const kept = found.visits.filter((one) => now[one.id] && !asked.includes(one.id));
    const by = new Map([...kept, ...told.visits].map((one) => [one.id, one]));
    const mark = Object.keys(now).map((id) => [id, asked.includes(id) || had[id] === now[id] ? now[id] : ""]);
    return {
      ...told, at: found.at, mark: JSON.stringify(Object.fromEntries(mark)),
      visits: Object.keys(now).filter((id) => by.has(id)).map((id) => by.get(id)),
    };
  };

  /** The page without a net speaks the language of this one. */
  const speak = async () => {
    const { lang } = document.documentElement;
    if ((await store.fact("lang")) === lang) return;
    for (const name of (await caches.keys()).filter((one) => one.startsWith("min-dag-"))) {
      await (await caches.open(name)).add(net.dataset.shell);
    }
    await store.note("lang", lang);
  };

  const isWriting = () =>
    [...document.querySelectorAll("main textarea")].some((one) => one.value !== one.defaultValue);

  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const who = await store.fact("who");
      const waits = store.ready(await store.things(who)).length > 0;
      if (!shell && !waits && navigator.onLine) {
        state = sessionStorage.getItem("sent") ? "sent" : "in";
        sessionStorage.removeItem("sent");
      } else {
        const found = await send({ standing: net.dataset.standing, send: net.dataset.send });
        state = found.state;
        if (found.sent) sessionStorage.setItem("sent", "1");
        const left = await store.things(who);
        const over = state === "in" && !store.ready(left).length && (shell || found.sent) && !isWriting();
        if (["out", "ended"].includes(state)) shows.cover();
        if ((over || (state === "other" && shell)) && location.pathname !== net.dataset.shell) {
          return left.length ? location.assign(net.dataset.day) : location.reload(); // what needs a choice is told there
        }
      }
      await show();
    } finally {
      busy = false;
      clearTimeout(timer);
      if (["away", "fault"].includes(state) || (shell && state === "in")) timer = setTimeout(() => document.hidden || look(), wait);
      wait = Math.min(2 * wait, SELDOM);
    }
  };

  /** Something has happened: it is asked at once, and soon again. */
  const woken = () => {
    wait = SOON;
    return look();
  };

  /** Sign out, which clears the telephone; what the browser might leave is taken away first. */
  const leave = async () => {
    await store.fact("who").then(store.forget).catch(() => null); // what the telephone will not clear is no lock
    localStorage.removeItem("unsent");
    const out = document.querySelector("[data-leaves]") || document.querySelector("[data-signs-out]");
    if (out) return out.click();
    state = "gone";
    shows.cover();
    await show();
  };

  document.addEventListener("click", async (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-choose], [data-net]");
    if (!button) return;
    const card = button.closest("[data-n]");
    if (card) await shows.choose(button.dataset.choose, Number(card.dataset.n), await store.fact("who"));
    if (button.dataset.net === "throw") return leave();
    if (button.dataset.net === "read") await store.seen(await store.fact("who"));
    if (button.dataset.net === "stay") history.replaceState(null, "", location.pathname);
    asked();
    await show();
    await woken();
  });

  /** Somebody would sign out, and something waits: they choose. */
  const asked = () => {
    const part = net.querySelector("[data-leaving]");
    part.hidden = location.hash !== "#osant";
    if (!part.hidden) part.querySelector("button").focus();
  };

  const begin = async () => {
    if (net.dataset.who) await store.note("who", net.dataset.who);
    asked();
    if (shell) await shell.show();
    await show();
    net.dataset.asks = "1"; // what is kept can be read, so whoever signs out has a choice here (ledstjarna.js)
    await look();
    await navigator.serviceWorker.register(net.dataset.worker);
    if (shell) return;
    await navigator.serviceWorker.ready;
    await pack();
    await speak();
    net.dataset.kept = "1";
    await show();
  };

  addEventListener("hashchange", asked);
  for (const name of ["online", "offline"]) addEventListener(name, woken);
  document.addEventListener("visibilitychange", () => document.hidden || woken());
  begin();
})();
