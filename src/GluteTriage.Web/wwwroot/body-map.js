// Lets a tap on the drawing work the real buttons below it, and shows on the drawing what they hold.

const map = document.querySelector("[data-body-map]");
const form = map.closest("form");
const inputs = [...form.querySelectorAll("input[name=reply]")];

const valueOf = region => region.dataset.side ? `${region.dataset.place}:${region.dataset.side}` : region.dataset.place;
const inputFor = region => inputs.find(input => input.value === valueOf(region))
  ?? inputs.find(input => input.value === region.dataset.place);

const regions = [...map.querySelectorAll(".region:not(.off)")]
  .map(region => ({ region, input: inputFor(region) }))
  .filter(({ input }) => input);

const show = () => {
  for (const { region, input } of regions) {
    region.classList.toggle("on", input.checked);
    region.classList.toggle("focus", input.matches(":focus-visible"));
  }
};

for (const { region, input } of regions) {
  region.addEventListener("click", () => {
    input.checked = input.type === "radio" || !input.checked;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

form.addEventListener("change", show);
form.addEventListener("focusin", show);
form.addEventListener("focusout", show);
addEventListener("pageshow", show);
show();
