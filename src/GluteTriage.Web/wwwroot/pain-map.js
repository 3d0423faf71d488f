// Lets taps on the drawing work the real buttons of the list: first where it hurts most, then everywhere it goes.

const map = document.querySelector("[data-pain-map]");
const form = map.closest("form");
const line = form.querySelector("[data-chosen]");
const inputsOf = name => [...form.querySelectorAll(`input[name="${name}"]`)];
const worst = inputsOf(map.dataset.worst);
const goes = inputsOf(map.dataset.goes);

const valueOf = region => region.dataset.side ? `${region.dataset.place}:${region.dataset.side}` : region.dataset.place;
const inputFor = (inputs, region) => inputs.find(input => input.value === valueOf(region)) ?? inputs.find(input => input.value === region.dataset.place);

const regions = [...map.querySelectorAll(".region:not(.off)")]
  .map(region => ({ region, worst: inputFor(worst, region), goes: inputFor(goes, region) }))
  .filter(one => one.worst || one.goes);

const words = inputs => inputs.filter(input => input.checked).map(input => input.dataset.say).join(", ");

const show = () => {
  for (const one of regions) {
    one.region.classList.toggle("worst", one.worst?.checked === true);
    one.region.classList.toggle("on", one.worst?.checked === true || one.goes?.checked === true);
    one.region.classList.toggle("focus", [one.worst, one.goes].some(input => input?.matches(":focus-visible")));
  }
  const [most, to] = [words(worst), words(goes)];
  const said = [most && `${line.dataset.worst} ${most}.`, to && `${line.dataset.goes} ${to}.`, most && !to && line.dataset.next].filter(Boolean).join(" ");
  const text = said || line.dataset.nothing;
  if (line.textContent !== text) line.textContent = text;
};

const set = (input, checked) => {
  input.checked = checked;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

for (const one of regions) {
  one.region.addEventListener("click", () => {
    if (one.worst?.checked) set(one.worst, false);
    else if (one.worst && !worst.some(input => input.checked)) set(one.worst, true);
    else if (one.goes) set(one.goes, !one.goes.checked);
    else set(one.worst, true);
  });
}

form.addEventListener("change", show);
form.addEventListener("focusin", show);
form.addEventListener("focusout", show);
addEventListener("pageshow", show);
show();
