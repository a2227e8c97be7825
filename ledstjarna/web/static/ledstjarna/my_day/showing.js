// How it stands, said in one line, and a card for each visit where somebody has to choose. Every text is the page's own.
(() => {
  "use strict";
  const { store, rules } = self.myDay;
  const net = document.getElementById("min-dag-net");
  if (!net) return;

  const texts = /** @type {HTMLTemplateElement} */ (document.getElementById("net-texts")).content;
  /** A text of the page's, with its numbers and names in it.
   * @param {string} name @param {Record<string, string | number>} values */
  const text = (name, values = {}) => {
    const said = texts.querySelector(`[data-t="${name}"]`);
    return Object.entries(values).reduce(
      (whole, [key, value]) => whole.replaceAll(`{${key}}`, String(value)), said ? said.textContent.trim() : "");
  };

  const WRITTEN = ["what", "how", "words", "careful", "mine"]; // by people: in Swedish, whatever the page speaks
  /** A copy of a template of the page's, filled in: what has no text is left out.
   * @param {string} id @param {Record<string, string>} values */
  const filled = (id, values) => {
    const made = /** @type {HTMLElement} */ (
      /** @type {HTMLTemplateElement} */ (document.getElementById(id)).content.firstElementChild.cloneNode(true));
    for (const place of made.querySelectorAll("[data-f]")) {
      place.textContent = values[place.dataset.f] ?? "";
      if (WRITTEN.includes(place.dataset.f)) place.lang = "sv";
    }
    for (const part of [made, ...made.querySelectorAll("[data-if]")]) {
      if (part.dataset.if && !values[part.dataset.if]) part.remove();
    }
    for (const link of made.querySelectorAll("[data-href]")) link.setAttribute("href", values[link.dataset.href] || "");
    return made;
  };

  const tel = (/** @type {string} */ phone) => `tel:${phone.replace(/[^+\d]/g, "")}`;
  const clock = (/** @type {string} */ at) =>
    new Date(at).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" })
      .replace(":", ".");
  /** What was done, in one sentence. */
  const told = (/** @type {any} */ thing) =>
    [`${clock(thing.at)} ${text(`do-${thing.do}`)}.`, thing.fields.words ? `”${thing.fields.words}”` : ""].join(" ").trim();

  /** A cry for help that waits has reached nobody: that is said first, with whom to ring. */
  const help = async (/** @type {boolean} */ waits, /** @type {string} */ who) => {
    net.querySelector("[data-help]").hidden = !waits;
    const day = waits ? await store.day(who) : null;
    const link = net.querySelector("[data-phone]");
    link.hidden = !(day && day.phone);
    if (link.hidden) return;
    link.href = tel(day.phone);
    link.textContent = text("call", { phone: day.phone });
  };

  /** Nobody is signed in: nothing of anybody's stays on the screen. */
  const cover = () => {
    for (const part of [...net.parentElement.children]) if (part !== net) part.remove();
    document.querySelector("h1").textContent = document.title = text("title");
    document.querySelector(".kicker")?.remove();
  };

  /** What has left the day or come into it since it was last seen here, until it is read. @param {string} who */
  const news = async (who) => {
    const day = await store.day(who);
    const found = (day && day.news) || [];
    const part = net.querySelector("[data-news]");
    part.hidden = !found.length;
    part.querySelector("ul").replaceChildren(...found.map(({ what, span, who: whom }) => {
      const line = document.createElement("li");
      line.textContent = text(`news-${what}`, { span, who: whom });
      return line;
    }));
    return found.length > 0;
  };

  const line = async (/** @type {string} */ state, /** @type {any[]} */ things, /** @type {string} */ who) => {
    if (things.some((one) => one.how !== "refused")) localStorage.setItem("unsent", net.dataset.day);
    else localStorage.removeItem("unsent");
    const n = store.ready(things).length;
    const waits = n ? text(n === 1 ? "one" : "many", { n }) : "";
    const well = state === "sent" && things.length ? "in" : state; // not all, while something needs a choice
    const shown = well !== "in" ? well : n ? "waits" : net.dataset.kept ? "in" : "";
    const others = await store.othersWait(who);
    const early = location.search.includes("utan-nat=for-tidigt") ? text("early", { n: rules().early }) : "";
    const cannot = shown === "away" && location.search.includes("utan-nat=gar-inte") ? text("cannot") : "";
    const said = shown === "waits" ? [early, waits] : [early || cannot, text(shown), waits];
    const changed = await news(who);
    net.hidden = !said.join("") && !things.length && !others && !changed;
    const place = net.querySelector(".net-line");
    place.dataset.state = shown;
    const words = said.filter(Boolean).join(" ");
    const spoken = place.querySelector("[data-said]");
    if (spoken.textContent !== words) spoken.textContent = words; // said aloud once
    for (const part of net.querySelectorAll("[data-in]")) part.hidden = !part.dataset.in.split(" ").includes(shown);
    net.querySelector("[data-others]").hidden = !others;
    await help(things.some((one) => one.do === "help" && one.how === "waits"), who);
  };

  /** Whether something can be done as a visit stands now. What was said before stands beside it.
   * @param {any} now @param {string} word */
  const canStill = (now, word) => now.open || (rules().still[now.state] || []).includes(word);

  const cards = async (/** @type {any[]} */ things, /** @type {string} */ who) => {
    const day = await store.day(who);
    const stopped = things.filter((one) => one.how !== "waits");
    net.querySelector(".net-cards").replaceChildren(...stopped.map((first) => {
      const visit = day && day.visits.find((one) => one.id === first.visit);
      const chain = first.how === "conflict" ? things.filter((one) => one.visit === first.visit) : [first];
      const words = chain.some((one) => one.fields.words);
      const made = filled("net-card", {
        title: text(first.how), then: text(`${first.how}-then`), what: visit ? `${visit.span} ${visit.who}` : "",
        mine: first.how === "refused" ? "" : chain.map(told).join(" "), why: (first.why || []).join(" "),
        theirs: first.now ? `${first.now.word}. ${first.now.told} ${first.now.words}`.trim() : "",
        href: visit ? visit.href : "", kind: first.how,
      });
      made.dataset.visit = first.visit;
      made.dataset.n = String(first.n);
      const offers = {
        mine: first.how === "conflict" && chain.some((one) => canStill(first.now, one.do)), team: first.how === "conflict" || (first.how === "wrong" && words),
        again: Boolean(first.again), theirs: first.how === "conflict", away: first.how === "wrong", seen: first.how === "refused",
      };
      for (const button of made.querySelectorAll("[data-choose]")) button.hidden = !offers[button.dataset.choose];
      return made;
    }));
  };

  /** Carry out what somebody chose about what was stopped; nothing goes but by their choice.
   * @param {string} choice @param {number} n @param {string} who */
  const choose = async (choice, n, who) => {
    const things = await store.things(who);
    const first = things.find((one) => one.n === n);
    if (!first) return;
    const chain = first.how === "conflict" ? things.filter((one) => one.visit === first.visit) : [first];
    if (choice === "again") {
      return void (await store.change([{ ...first, how: "waits", why: undefined, again: undefined }]));
    }
    if (choice === "mine") {
      const begun = first.now.state === "begun"; // then only what comes after it is left to say
      const left = chain.filter((one) => !(begun && ["begin", "regret"].includes(one.do)))
        .filter((one) => canStill(first.now, one.do) || ["observe", "help"].includes(one.do));
      let version = first.now.version;
      for (const one of left) {
        Object.assign(one, { version, how: "waits", now: undefined });
        if (!["observe", "help"].includes(one.do)) version += 1;
      }
      await store.drop(chain.filter((one) => !left.includes(one)));
      return void (await store.change(left));
    }
    if (choice === "team") {
      const words = chain.map(told).join("\n");
      await store.add({
        key: crypto.randomUUID(), who, visit: first.visit, do: "observe", version: 0, at: chain[0].at, how: "waits",
        fields: { words },
      });
    }
    await store.drop(chain);
  };

  self.myDay.shows = { net, text, told, filled, cover, line, cards, choose, tel };
})();
