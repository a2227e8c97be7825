// The worker of My day: the same page with a net as without the worker; without one, the page of what the telephone
// keeps, and what is sent is kept until it can be. It holds no person's data: that is in the store, by whose it is.
(() => {
  "use strict";
  const { cache: CACHE, keeps, shell, day: DAY } = self.house; // told by the house (web/team/offline/files.py)
  const { store, rules } = self.myDay;
  const READS = 6000, SENDS = 15000; // how long a bad net may take, in milliseconds
  const AWAY = [502, 503, 504]; // a proxy that answers for a house that is away

  /** The visit that an address of ours is about; "" for the day itself, null for what is not ours. */
  const visitOf = (/** @type {string} */ path) => {
    if (!path.startsWith(DAY)) return null;
    const rest = path.slice(DAY.length);
    return rest === "" ? "" : (/^([0-9a-f-]{36})\/$/.exec(rest) || [, null])[1];
  };

  const within = (/** @type {Promise<Response>} */ answer, /** @type {number} */ time) =>
    Promise.race([answer, new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), time))])
      .then((found) => {
        if (AWAY.includes(found.status)) throw new Error("away");
        return found;
      });

  const kept = async (/** @type {RequestInfo} */ wanted) =>
    (await caches.open(CACHE)).match(wanted, { ignoreVary: true });

  const page = async (/** @type {Request} */ request, /** @type {string} */ visit) => {
    try {
      const answer = await within(fetch(request), READS);
      const who = await store.fact("who");
      if (answer.type === "opaqueredirect") await store.forgetDay(who); // led to sign in: nobody is signed in any longer
      if (answer.status === 404 && visit) await store.forgetVisit(who, visit);
      return answer;
    } catch {
      return (await kept(shell)) || Response.error();
    }
  };

  /** Whether the form was shown to who is signed in here: its note begins with whom (web/entrance/kept_form.py). */
  const isTheirs = (/** @type {string} */ note, /** @type {string} */ who) => {
    try {
      return JSON.parse(atob(note.split(":")[0].replaceAll("-", "+").replaceAll("_", "/"))) === who;
    } catch {
      return false;
    }
  };

  /** Only our own pages' forms are kept: another site's would be sent later, with the proof that it never had. */
  const isFromHere = (/** @type {Request} */ request) => request.referrer.startsWith(`${self.location.origin}/`);

  /** Whether the house would refuse it for being so long before the visit's time: then it is said at once. */
  const isEarly = async (/** @type {string} */ who, /** @type {string} */ visit, /** @type {string} */ word) => {
    const day = rules().timed.includes(word) ? await store.day(who) : null;
    const found = day && day.visits.find((one) => one.id === visit);
    return Boolean(found && found.starts) && Date.now() < Date.parse(found.starts) - rules().early * 60000;
  };

  /** Keep a form on the telephone; else why it is not kept. */
  const keep = async (/** @type {FormData} */ form, /** @type {string} */ visit) => {
    const who = await store.fact("who");
    const word = String(form.get("do") || "");
    const theirs = form.has("kept") ? form.get("kept") === who : isTheirs(String(form.get("who") || ""), who);
    if (!who || !visit || !theirs || !rules().later.includes(word)) return "gar-inte";
    if (await isEarly(who, visit, word)) return "for-tidigt";
    const fields = Object.fromEntries(
      ["words", "reason", "wants_answer"].filter((name) => form.get(name)).map((name) => [name, String(form.get(name))]),
    );
    await store.add({
      key: String(form.get("key")), who, visit, do: word, version: Number(form.get("version")), fields,
      at: new Date().toISOString(), how: "waits",
    });
    return "";
  };

  /** Send a form, or keep it. After something that waits at the same visit nothing is sent past it. */
  const send = async (/** @type {Request} */ request, /** @type {string} */ visit) => {
    if (!isFromHere(request)) return fetch(request);
    const form = await request.clone().formData();
    const waits = (await store.things(await store.fact("who"))).some((one) => one.visit === visit);
    if (!form.has("kept") && !waits) {
      try {
        return await within(fetch(request), SENDS);
      } catch { /* kept, with the key that it had: whether the house has heard it already does not matter */ }
    }
    const here = visit ? `${DAY}${visit}/` : DAY;
    const why = await keep(form, visit);
    if (why) return Response.redirect(`${here}?utan-nat=${why}`, 303);
    const word = String(form.get("do"));
    const saved = ["observe", "help"].includes(word) ? `?sparat=${word}` : ""; // the form says that it is (shell.js)
    return Response.redirect(["finish", "miss"].includes(word) ? DAY : `${here}${saved}`, 303);
  };

  /** All of a page: its files, and the pictures and letters that its style sheets name. */
  const fetchAll = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(keeps);
    for (const sheet of keeps.filter((one) => one.endsWith(".css"))) {
      const text = await (await kept(sheet)).text();
      const named = [...text.matchAll(/url\(["']?([^"')]+\.(?:svg|woff2))["']?\)/g)].map((found) => found[1]);
      await cache.addAll([...new Set(named)].map((name) => new URL(name, new URL(sheet, self.location.href)).href));
    }
    await self.skipWaiting();
  };

  self.addEventListener("install", (event) => event.waitUntil(fetchAll()));
  self.addEventListener("activate", (event) => {
    const old = (/** @type {string[]} */ names) => names.filter((name) => name.startsWith("min-dag-") && name !== CACHE);
    event.waitUntil(
      caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
        .then(() => self.clients.claim()),
    );
  });
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (url.origin !== self.location.origin) return;
    if (request.mode === "navigate") {
      const visit = visitOf(url.pathname);
      if (visit !== null) event.respondWith(request.method === "POST" ? send(request, visit) : page(request, visit));
    } else if (request.method === "GET" && url.pathname.startsWith("/static/")) {
      event.respondWith(kept(request).then((found) => found || fetch(request)));
    }
  });
})();
