// The page of what the telephone keeps: the day, or one visit, filled in from the store. Its forms are sent as ever, and
// the worker keeps them.
(() => {
  "use strict";
  const { store, shows, rules } = self.myDay;
  const place = document.getElementById("min-dag-shell");
  if (!shows || !place) return;
  const { filled, text, net, told } = shows;
  const { open: OPEN, asked: ASKED, short: SHORT } = rules();
  const MINUTE = 60000;

  /** How many minutes have gone since; below 0 where it is ahead, or not known. @param {string | undefined} at */
  const since = (at) => (at ? Math.floor((Date.now() - Date.parse(at)) / MINUTE) : -1);
  const long = (/** @type {number} */ n) =>
    n === 1 ? text("minute") : n < 60 ? text("minutes", { n }) : text("hours", { h: Math.floor(n / 60), n: n % 60 });
  const isUntold = (/** @type {any} */ visit) => visit.state === "published" && since(visit.ends) >= 0;
  /** How late it is with a visit that nobody is at, as the page with a net says it. @param {any} visit */
  const late = (visit) => {
    if (visit.state !== "published" || since(visit.starts) < 1) return "";
    return isUntold(visit) ? text("over", { long: long(since(visit.ends)) }) : text("due", { long: long(since(visit.starts)) });
  };

  const stop = (/** @type {any} */ visit) => {
    const word = isUntold(visit) ? late(visit) : visit.state === "published" ? "" : text(`state-${visit.state}`);
    const made = filled("shell-stop", { ...visit, word });
    made.classList.toggle("day-off", visit.state === "not_done");
    made.querySelector(".day-mark").classList.add(visit.state);
    return made;
  };

  const showDay = (/** @type {any} */ day) => {
    const unfinished = day.visits.filter((one) => OPEN.includes(one.state));
    const untold = unfinished.filter(isUntold), open = unfinished.filter((one) => !isUntold(one));
    const missed = day.visits.filter((one) => one.state === "not_done").length;
    const next = open.find((one) => one.state === "begun") || open[0];
    const made = filled("shell-day", {
      next: next ? `${next.clock} ${next.who}` : "", what: next ? next.what : "", where: next ? next.where : "",
      careful: next ? next.careful : "", href: next ? next.href : "",
      label: next ? text(next.state === "begun" ? "now" : "next") : "",
      far: [text("far", { done: day.visits.filter((one) => !OPEN.includes(one.state)).length, n: day.visits.length }),
        missed ? text("missed", { n: missed }) : ""].join(" ").trim(),
      breaks: day.breaks, late: next ? late(next) : "", untold: untold.length ? text("untold") : "",
    });
    made.querySelector("[data-untold]")?.replaceChildren(...untold.map(stop));
    made.querySelector("[data-whole]").replaceChildren(...day.visits.map(stop));
    return made;
  };

  /** What is missing is said beside its field, in the page's words, as the house says it; then nothing is sent.
   * @param {HTMLFormElement} form */
  const isWhole = (form) => {
    for (const said of form.querySelectorAll(".ds-validation-message")) said.remove();
    for (const field of form.querySelectorAll(".field.wrong")) field.classList.remove("wrong");
    for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    const told = new FormData(form);
    const missing = (ASKED[form.dataset.do] || []).filter(
      ([name, , reason]) => (!reason || told.get("reason") === reason) && !String(told.get(name) || "").trim());
    for (const [name, code] of missing) {
      const inputs = [...form.querySelectorAll(`[name="${name}"]`)];
      const field = inputs[0].closest(".field");
      const said = filled("shell-wrong", { why: text(code) });
      said.id = `${field.id}_error`;
      field.classList.add("wrong");
      field.querySelector("label, legend").after(said);
      for (const input of inputs) input.setAttribute("aria-invalid", "true");
      (inputs.length > 1 ? field : inputs[0]).setAttribute("aria-describedby", said.id);
    }
    if (missing.length) form.querySelector("[aria-invalid]").focus();
    return !missing.length;
  };

  /** A visit that took next to no time is asked about once, as the house asks: two taps in a row are mostly a slip.
   * @param {HTMLFormElement} form @param {any[]} things */
  const isLong = (form, things) => {
    const begun = form.dataset.do === "finish" && things.findLast((one) => one.do === "begin");
    if (!begun || form.dataset.sure || since(begun.at) >= SHORT) return true;
    form.dataset.sure = "1";
    form.querySelector("button").before(filled("shell-wrong", { why: text("short", { long: long(Math.max(0, since(begun.at))) }) }));
    return false;
  };

  /** Each form is this visit's, with a key of its own, and says whose it is: that it is to be kept is no other's to say. */
  const ownForm = (
    /** @type {HTMLFormElement} */ form, /** @type {any} */ visit, /** @type {string} */ who, /** @type {any[]} */ things,
  ) => {
    form.action = visit.href;
    const hidden = { key: crypto.randomUUID(), version: String(visit.version), kept: who };
    for (const [name, value] of Object.entries(hidden)) {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      form.append(input);
    }
    form.addEventListener("submit", (event) => {
      if (isWhole(form) && isLong(form, things)) return;
      event.preventDefault();
      event.stopPropagation(); // nothing is under way: the button is not to say that it is (ledstjarna.js)
    });
  };

  /** What was written here and waits stands by its form: whoever has saved it sees that it is saved, and what.
   * @param {HTMLElement} made @param {any[]} things */
  const showKept = (made, things) => {
    for (const form of made.querySelectorAll('[data-do="observe"], [data-do="help"]')) {
      const kept = things.filter((one) => one.do === form.dataset.do && one.how === "waits");
      if (!kept.length) continue;
      const said = filled("shell-kept", {});
      said.querySelector("ul").append(...kept.map((one) => {
        const line = document.createElement("li");
        line.textContent = told(one);
        return line;
      }));
      form.before(said);
      const around = form.closest("details");
      if (around && new URLSearchParams(location.search).get("sparat") === form.dataset.do) around.open = true;
    }
  };

  const showVisit = (/** @type {any} */ visit, /** @type {any} */ day, /** @type {any[]} */ things) => {
    const made = filled("shell-visit", {
      ...visit, late: late(visit), state: text(`state-${visit.state}`), phone: day.phone, tel: shows.tel(day.phone),
    });
    for (const part of made.querySelectorAll("[data-when]")) {
      if (!part.dataset.when.split(" ").includes(visit.state)) part.remove();
    }
    const facts = made.querySelector("dl");
    for (const [name, said, written] of visit.facts) {
      const [term, words] = ["dt", "dd"].map((tag) => document.createElement(tag));
      term.textContent = name;
      words.textContent = said;
      if (written) words.lang = "sv";
      const pair = document.createElement("div");
      pair.append(term, words);
      facts.append(pair);
    }
    for (const form of made.querySelectorAll("form")) ownForm(form, visit, day.who, things);
    showKept(made, things);
    return made;
  };

  const title = (/** @type {string} */ said, /** @type {string} */ above) => {
    document.querySelector("h1").textContent = said;
    const kicker = document.querySelector(".kicker");
    if (kicker) kicker.textContent = above;
  };

  /** Fill the page in. Once: what is being written is not swept away. */
  const show = async () => {
    const day = await store.day(await store.fact("who"));
    const id = location.pathname.slice(net.dataset.day.length).replace("/", "");
    const visit = day && day.visits.find((one) => one.id === id);
    if (!day || (id && !visit)) {
      title(text("title"), "");
      return place.replaceChildren(filled("shell-nothing", {}));
    }
    if (visit) title(visit.who, `${visit.span} · ${visit.what}`);
    const things = (await store.things(day.who)).filter((one) => one.visit === id);
    place.replaceChildren(visit ? showVisit(visit, day, things) : showDay(day));
    if (visit) place.querySelector("details[open]")?.scrollIntoView({ block: "nearest" });
  };

  self.myDay.shell = { show };
})();
