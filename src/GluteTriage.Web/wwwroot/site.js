// Comfort only: every page works without this file.

const form = document.querySelector("form.question");
const live = document.getElementById("live");

// A page kept by the browser may show answers that have changed since; ask for it again.
addEventListener("pageshow", event => {
  if (event.persisted) location.reload();
});

// An answer that stands alone unticks the others, and they untick it. The server says so too.
form?.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  const alone = target.hasAttribute("data-alone");
  for (const other of form.querySelectorAll("input[name=reply]:checked")) {
    if (other !== target && (alone || other.hasAttribute("data-alone"))) {
      other.checked = false;
      other.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
});

// Offline, the browser's own error page would throw the choice away.
const say = text => { if (live) live.textContent = text; };
let waiting;
document.addEventListener("submit", event => {
  if (navigator.onLine) return;
  event.preventDefault();
  waiting = () => event.target.requestSubmit(event.submitter);
  say(live?.dataset.offline);
});
addEventListener("offline", () => say(live?.dataset.offline));
addEventListener("online", () => {
  say(live?.dataset.online);
  waiting?.();
});

// Marks of sources lead into a folded list.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details");
  if (fold && !fold.open) {
    fold.open = true;
    target.scrollIntoView();
  }
};
addEventListener("hashchange", unfold);
unfold();

// Keeps one page with danger signs and numbers for when there is no connection.
navigator.serviceWorker?.register("/service-worker.js").catch(() => {});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
