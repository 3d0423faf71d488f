// Single keys for whoever works through the list. They press the links and buttons of the page that name them, and no others; they are
// silent while somebody types, and can be turned off, which this browser remembers.

const setting = 'review-keys';
const typing = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

function areOn() {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
}

function turn(on) {
  try {
    if (on) localStorage.removeItem(setting);
    else localStorage.setItem(setting, 'off');
  } catch {
    // A browser that keeps nothing has the keys until it is told again.
  }
}

function help() {
  const box = document.getElementById('keys-help');
  if (!box || box.open) return;
  document.getElementById('keys-on').checked = areOn();
  box.showModal();
}

/** Marks the next or the previous line of the list, the first one to begin with. */
function move(by) {
  const lines = [...document.querySelectorAll('.inbox-table tbody th a')];
  const row = document.activeElement?.closest('.inbox-table tbody tr');
  const at = lines.findIndex(line => row?.contains(line));
  lines[at < 0 ? 0 : Math.min(Math.max(at + by, 0), lines.length - 1)]?.focus();
}

/** Selects the line the keyboard is on, or takes it out again. */
function select() {
  document.activeElement?.closest('.inbox-table tbody tr')?.querySelector('input[type=checkbox]')?.click();
}

function press(key) {
  const named = document.querySelector(`main [aria-keyshortcuts="${key}"]`);
  if (!named) return key === 'j' ? move(1) : key === 'k' ? move(-1) : undefined;
  if (named.matches('input')) named.focus();
  else if (!named.disabled) named.click();
}

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.repeat && !'jk'.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(typing) || document.querySelector('dialog[open]') || !areOn()) return;
  if (event.key === '?') help();
  else if (event.key === 'x') select();
  else if ('jkacuvd/'.includes(event.key)) press(event.key);
  else return;
  event.preventDefault();
});

document.addEventListener('click', event => {
  switch (event.target.closest?.('[data-keys]')?.dataset.keys) {
    case 'help':
      return help();
    case 'close':
      return document.getElementById('keys-help').close();
  }
});

document.addEventListener('change', event => event.target.id === 'keys-on' && turn(event.target.checked));

// The live part of a page comes after its head: it says on an element what the window is called now.
new MutationObserver(() => {
  const title = document.querySelector('[data-title]')?.dataset.title;
  if (title && document.title !== title) document.title = title;
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-title'] });
