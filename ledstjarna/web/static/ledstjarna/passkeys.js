// Passkeys: the browser asks its key, and the answer is sent as an ordinary form.
(() => {
  "use strict";

  const ask = async (form) => {
    const body = new FormData(form);
    body.set("ask", "1");
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const credential = async (form) => {
    const options = await ask(form);
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  };

  const prove = async (form) => {
    const said = form.querySelector("[data-refused]");
    said.textContent = "";
    try {
      form.elements.answer.value = JSON.stringify((await credential(form)).toJSON());
      form.submit();
    } catch {
      said.textContent = said.dataset.refused;
      for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
    }
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      prove(form);
    });
  }
})();
