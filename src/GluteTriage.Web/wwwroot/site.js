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
  for (const other of form.querySelectorAll("input[type=checkbox]:checked")) {
    if (other !== target && other.name === target.name && (alone || other.hasAttribute("data-alone"))) {
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

// A tap that is on its way shows so, and may be given again if nothing comes of it.
document.addEventListener("submit", event => {
  const button = event.target.querySelector("button[data-sending]");
  if (event.defaultPrevented || !button) return;
  const words = button.textContent;
  const ready = () => {
    button.disabled = false;
    button.textContent = words;
  };
  // Once the browser has read the form: a disabled button would not be sent.
  setTimeout(() => {
    button.disabled = true;
    button.textContent = button.dataset.sending;
  });
  setTimeout(ready, 8000);
  addEventListener("pageshow", ready, { once: true });
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

// What somebody switched on stays on, in this browser alone. One that keeps nothing asks anew.
for (const box of document.querySelectorAll("[data-remember]")) {
  const key = box.dataset.remember;
  try {
    box.checked = localStorage.getItem(key) !== null;
    box.addEventListener("change", () => box.checked ? localStorage.setItem(key, "") : localStorage.removeItem(key));
  } catch { /* storage is off */ }
}

// A long way round the part one is in begins where one is.
const here = document.querySelector(".section-nav [aria-current]");
if (here) here.closest("nav").scrollTop = here.offsetTop - here.closest("nav").clientHeight / 2;

// A long list, cut to the entries with a word.
for (const filter of document.querySelectorAll("[data-filter]")) {
  const entries = document.querySelectorAll(filter.dataset.filter);
  const groups = [...document.querySelectorAll(filter.dataset.groups)];
  filter.hidden = false;
  filter.querySelector("input").addEventListener("input", ({ target }) => {
    const words = target.value.trim().toLowerCase();
    for (const entry of entries) entry.hidden = !entry.textContent.toLowerCase().includes(words);
    for (const group of groups) group.hidden = ![...entries].some(entry => !entry.hidden && group.contains(entry));
    filter.querySelector("[role=status]").textContent = groups.every(group => group.hidden) ? filter.dataset.none : "";
  });
}

// Keeps one page with danger signs and numbers for when there is no connection.
navigator.serviceWorker?.register("/service-worker.js").catch(() => {});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A summary to keep: copied, or handed to the phone's own sheet. The page sends nothing.
const textFor = button => document.getElementById(button.dataset.from);
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.clipboard.writeText(textFor(button).value)
    .then(() => say(button.dataset.copy))
    .catch(() => {
      // Not every browser lets a page write there: then the text stands ready, selected.
      textFor(button).closest("details").open = true;
      textFor(button).select();
    }));
}
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: button.dataset.share, text: textFor(button).value }).catch(() => {}));
}
