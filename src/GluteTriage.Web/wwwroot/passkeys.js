// Passkeys: asks the site what to ask, asks the device, and posts the answer with the form the button is in.

const can = window.PublicKeyCredential?.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;

for (const button of document.querySelectorAll("[data-passkey]")) {
  const form = button.form;
  const problem = form.querySelector("[data-passkey-problem]");
  if (!can) continue;
  form.querySelector("[data-passkey-without]").hidden = true;
  button.hidden = button.disabled = false;

  // The button, or Enter in a field of the form.
  form.addEventListener("submit", async event => {
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      const asked = await fetch(button.dataset.options, { method: "POST", body: new FormData(form) });
      if (!asked.ok) throw new Error(await asked.text());
      const options = await asked.json();
      const publicKey = button.dataset.passkey === "create"
        ? PublicKeyCredential.parseCreationOptionsFromJSON(options)
        : PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const credential = await navigator.credentials[button.dataset.passkey]({ publicKey });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch (error) {
      // What the site says is for the person; what the browser says is not.
      problem.textContent = error instanceof DOMException || !error.message ? problem.dataset.refused : error.message;
      problem.hidden = false;
      button.disabled = false;
    }
  });
}
