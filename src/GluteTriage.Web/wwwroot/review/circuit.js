// What a live page does when its connection is lost or its sign-in is about to end. Nothing is put into the browser's storage: what was
// typed stays in the page, and is handed to the server just before the page is opened anew.

const standing = '/review/standing';
// The framework tells its news to the first; the second, which no style sheet but ours knows, is what is seen.
const news = document.getElementById('components-reconnect-modal');
const lost = document.getElementById('circuit-lost-dialog');
const ending = document.getElementById('circuit-ending');
const broken = document.getElementById('blazor-error-ui');
const every = 3000;
const wait = ms => new Promise(done => setTimeout(done, ms));

/** What the server says of our sign-in; null when it does not answer. */
async function ask(method = 'GET') {
  try {
    const answer = await fetch(standing, { method, headers: { Accept: 'application/json' }, cache: 'no-store', signal: AbortSignal.timeout(10000) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// Somebody signs out: the page goes by itself, and what its connection says on the way is no news.
let leaving = false;
document.addEventListener('submit', event => {
  if (event.target.getAttribute('action') === '/account/sign-out') leaving = true;
});

function leave(why) {
  if (leaving) return;
  location.assign(why === 'signed-out' ? location.href : `/account/ended?why=${why}`);
}

function say(box, when) {
  for (const part of box.querySelectorAll('[data-when]')) part.hidden = part.dataset.when !== when;
}

function showLost(when) {
  say(lost, when);
  if (!lost.open) lost.showModal();
}

/** Hands over what was typed. True when there is nothing to hand over, or the server has it. */
async function handOver() {
  const fields = {};
  for (const field of document.querySelectorAll('textarea[data-keep], input[data-keep]')) {
    if (field.value) fields[field.dataset.keep] = field.value;
  }
  if (Object.keys(fields).length === 0) return true;
  try {
    const answer = await fetch('/review/kept', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ address: location.pathname, fields }),
      signal: AbortSignal.timeout(10000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

let roles;

/** Whether our roles are others than those the page was opened with: it may show what we may see no longer. */
function others(told) {
  return roles !== undefined && told.roles !== roles;
}

let starting = false;
let askedAt = 0;

/** Opens the page anew at the same place, as soon as the server answers and has taken over what was typed. */
async function startAgain() {
  if (starting) return;
  starting = true;
  for (;;) {
    const told = await ask();
    if (told?.out) return leave(told.out);
    if (told) break;
    showLost('away');
    await wait(every);
  }
  showLost('again');
  if (await handOver()) {
    location.reload();
  } else {
    showLost('unkept');
    starting = false;
  }
}

/** The framework has given up: we do not. */
async function goOn() {
  for (;;) {
    showLost('away');
    const told = await ask();
    if (told?.out) return leave(told.out);
    if (told && others(told)) return location.reload();
    if (told) {
      try {
        if (await Blazor.reconnect()) return lost.close();
        return startAgain();
      } catch {
        // It answered, and was gone again.
      }
    }
    await wait(every);
  }
}

news?.addEventListener('components-reconnect-state-changed', async ({ detail }) => {
  if (leaving) return;
  switch (detail.state) {
    case 'show':
    case 'retrying': {
      if (starting) return;
      showLost('trying');
      if (detail.state === 'retrying' && performance.now() - askedAt < every) return;
      askedAt = performance.now();
      const told = await ask();
      if (told?.out) leave(told.out);
      else if (told && others(told)) location.reload();
      return;
    }
    case 'hide':
      if (lost.open) lost.close();
      return;
    case 'failed':
      return goOn();
    default:
      return startAgain();
  }
});

// A dialog that cannot be left by Escape: the page behind it hears nothing anyway.
lost?.addEventListener('cancel', event => event.preventDefault());

let timer;
let told;
let before;

/** The warning goes, and whoever was typing goes on where they were. */
function close() {
  ending.hidden = true;
  before?.focus();
}

/** Looks again when the end of the sign-in comes near, and then every few seconds: somebody may have gone on in another window. */
async function watchTheTime() {
  clearTimeout(timer);
  const now = await ask();
  if (now?.out) return leave(now.out);
  if (now) {
    roles ??= now.roles;
    told = now;
    const near = now.seconds <= now.warnSeconds;
    if (!near && !ending.hidden) close();
    if (near && ending.hidden && ending.dataset.seen !== now.next) {
      say(ending, now.next);
      ending.hidden = false;
      before = document.activeElement;
      ending.focus();
    }
    timer = setTimeout(watchTheTime, near ? Math.min(now.seconds * 1000 + 500, 5000) : (now.seconds - now.warnSeconds) * 1000 + 200);
  } else {
    timer = setTimeout(watchTheTime, 10000);
  }
}

document.addEventListener('click', async event => {
  switch (event.target.closest?.('[data-do]')?.dataset.do) {
    case 'stay':
      close();
      await ask('POST');
      return watchTheTime();
    case 'close':
      ending.dataset.seen = told?.next;
      return close();
    case 'now':
      return starting ? undefined : goOn();
    case 'look':
      return lost.close();
    case 'anew':
      return startAgain();
  }
});

// A page that slept, or was called back by the Back button, may have been signed out meanwhile.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && watchTheTime());
if (ending) watchTheTime();

// When the page itself broke, the sign-in may be why.
if (broken) {
  new MutationObserver(async () => {
    if (broken.style.display === 'block') {
      const now = await ask();
      if (now?.out) leave(now.out);
    }
  }).observe(broken, { attributes: true, attributeFilter: ['style'] });
}
