// Before the session ends somebody is asked whether to stay; when it has ended the page is covered, and nothing is lost.
(() => {
  "use strict";
  const dialog = document.getElementById("ends");
  if (!dialog || !dialog.showModal) return;

  const WARNED = 300; // seconds before the end
  const [form, stay, again] = ["form", "[data-stays]", "[data-again]"].map((each) => dialog.querySelector(each));
  const mayStay = stay.dataset.stays === "1";
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("ledstjarna-ends") : null;
  let until = 0;
  let written = null; // the form that something was written in
  let acknowledged = false;
  let over = false;

  const lasts = (seconds, told = true) => {
    until = Math.max(until, Date.now() + seconds * 1000);
    if (told && tabs) tabs.postMessage(seconds);
    if (dialog.open && !over) dialog.close();
  };

  const end = () => {
    over = true;
    dialog.classList.add("over");
    document.getElementById("ends-title").textContent = dialog.dataset.overTitle;
    document.getElementById("ends-text").textContent = dialog.dataset.overText;
    stay.hidden = true;
    again.hidden = false;
    if (!dialog.open) dialog.showModal();
    again.focus();
  };

  const look = () => {
    const left = (until - Date.now()) / 1000;
    if (over) return;
    if (left <= 0) end();
    else if (left <= WARNED && !dialog.open && !acknowledged) dialog.showModal();
  };

  const remain = async () => {
    if (!mayStay) {
      acknowledged = true;
      return dialog.close();
    }
    const answer = await fetch(form.action, {
      method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, credentials: "same-origin",
    }).catch(() => null);
    stay.removeAttribute("aria-busy");
    if (answer && answer.ok) lasts(Number(await answer.text()));
    else if (answer) end();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remain();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (!over) remain();
  });
  again.addEventListener("click", () => {
    if (!written) return window.location.reload();
    dialog.close();
    written.requestSubmit();
  });
  document.addEventListener("input", (event) => {
    const where = event.target.form;
    if (where && where !== form && where.method === "post") written = where;
  });
  document.addEventListener("visibilitychange", look);
  if (tabs) tabs.addEventListener("message", (event) => lasts(event.data, false));
  lasts(Number(dialog.dataset.endsIn));
  setInterval(look, 1000);
})();
