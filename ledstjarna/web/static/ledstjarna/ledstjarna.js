// Small helpers for those who have JavaScript; every page works without it.
(() => {
  "use strict";

  // What went wrong is read first, also by a screen reader.
  const showFirst = (root) => {
    const first = root.querySelector("[data-focus-first]");
    if (first) first.focus();
  };

  const showPrintButtons = (root) => {
    for (const button of root.querySelectorAll("button.print[hidden]")) button.hidden = false;
  };

  const showCopyButtons = (root) => {
    if (!navigator.clipboard) return;
    for (const button of root.querySelectorAll("button.copy[hidden]")) button.hidden = false;
  };

  // Of days that scroll sideways the chosen one is in view; the focus stays where it is.
  const showChosenDay = (root) => {
    for (const day of root.querySelectorAll(".board-nav [aria-current]")) {
      const strip = day.closest(".board-scroll");
      const beside = (strip.clientWidth - day.offsetWidth) / 2;
      strip.scrollLeft += day.getBoundingClientRect().left - strip.getBoundingClientRect().left - beside;
    }
  };

  const copy = async (button) => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    await navigator.clipboard.writeText(field.value);
    const said = document.getElementById("said");
    if (said) said.textContent = button.dataset.done;
    button.lastChild.textContent = button.dataset.done;
  };

  // A button that has been pressed says so; the server answers the same form once anyhow.
  const markBusy = (event) => {
    const button = event.submitter;
    if (!button) return;
    if (button.getAttribute("aria-busy") === "true") return event.preventDefault();
    button.setAttribute("aria-busy", "true");
  };

  const markFree = () => {
    for (const button of document.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
  };

  // A file that takes seconds to make: the page says that it is being made, and when it has come. Where that fails, or
  // somebody must sign in first, the link leads there as without this.
  const fetchFile = async (link) => {
    const around = link.closest("[data-makes]");
    const say = (text) => { around.querySelector("[role=status]").textContent = text; };
    link.setAttribute("aria-busy", "true");
    say(around.dataset.makes);
    try {
      const answer = await fetch(link.href);
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
      if (!answer.ok || !name) return location.assign(link.href);
      const file = document.createElement("a");
      file.href = URL.createObjectURL(await answer.blob());
      file.download = name[1];
      file.click();
      URL.revokeObjectURL(file.href);
      say(around.dataset.made);
    } catch {
      location.assign(link.href);
    } finally {
      link.removeAttribute("aria-busy");
    }
  };

  // Where something waits on a telephone (my_day/), whoever signs out is asked first: on the day's own pages with its
  // choices, elsewhere in a sentence. Whoever presses again means it: nobody is kept signed in. Then what is kept goes.
  let told = false;
  const isAsked = (button) => {
    if (document.querySelector("#min-dag-net[data-asks]")) {
      if (location.hash === "#osant") return false;
      for (const one of document.querySelectorAll("[data-leaves]")) one.removeAttribute("data-leaves");
      button.setAttribute("data-leaves", ""); // the one that was pressed is where it leads
      location.hash = "#osant";
      return true;
    }
    if (told) return false;
    told = true;
    const say = document.createElement("p");
    say.setAttribute("role", "alert");
    say.textContent = document.querySelector("[data-signs-out]").dataset.signsOut;
    button.after(say);
    return true;
  };

  const leave = (event) => {
    const button = event.submitter;
    if (!button || !button.hasAttribute("data-signs-out")) return;
    if (localStorage.getItem("unsent") && isAsked(button)) {
      event.preventDefault();
      return event.stopImmediatePropagation();
    }
    localStorage.removeItem("unsent");
    indexedDB.deleteDatabase("min-dag");
  };

  const ready = (root) => {
    showFirst(root);
    showPrintButtons(root);
    showCopyButtons(root);
    showChosenDay(root);
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("button.print")) window.print();
    const copies = event.target.closest("button.copy");
    if (copies) copy(copies);
    const file = event.target.closest("[data-makes] a");
    if (!file) return;
    event.preventDefault();
    if (file.getAttribute("aria-busy") !== "true") fetchFile(file);
  });
  // A slider says where it stands while it is moved; without this the page says where it stood.
  document.addEventListener("input", (event) => {
    const slider = event.target;
    const shown = slider.type === "range" && document.querySelector(`[data-shows="${slider.id}"]`);
    if (shown) shown.textContent = slider.value;
  });
  document.addEventListener("submit", leave);
  document.addEventListener("submit", markBusy);
  window.addEventListener("pageshow", markFree);
  document.addEventListener("htmx:afterRequest", markFree);
  // A part of the page that arrived by htmx may carry a sentence to be read aloud.
  document.addEventListener("htmx:afterSettle", (event) => {
    const part = event.detail.elt;
    ready(part);
    const said = part.querySelector("[data-say]");
    if (said) document.getElementById("said").textContent = said.dataset.say;
  });
  ready(document);
})();
