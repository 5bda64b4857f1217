// Shows the cases of the training one step at a time. All words are in the page; nothing is kept and nothing is sent.

const stage = /** @type {HTMLDialogElement} */ (document.getElementById("vw-podium"));
const content = /** @type {HTMLElement} */ (stage.querySelector(".vw-podium-inhoud"));
const cases = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".vw-dia"))].map((section) => ({
  title: section.dataset.titel ?? "",
  begin: /** @type {HTMLButtonElement} */ (section.querySelector(".vw-dia-begin")),
  parts: /** @type {HTMLElement[]} */ ([...section.querySelectorAll(".vw-dia-deel")]),
}));
const steps = cases.flatMap(({ parts }, number) => parts.map((part, step) => ({ number, step, part })));
let now = 0;

/** @param {string} what */
function button(what) {
  return /** @type {HTMLButtonElement} */ (stage.querySelector(`[data-doe="${what}"]`));
}

/** Show a step: its case so far, with the step itself in focus. */
function show() {
  const { number, step } = steps[now];
  const next = steps[now + 1];
  const { title, parts } = cases[number];
  /** @type {HTMLElement} */ (stage.querySelector("h2")).textContent = title;
  /** @type {HTMLElement} */ (stage.querySelector('[data-plek="geval"]')).textContent = String(number + 1);
  content.replaceChildren(...parts.slice(0, step + 1).map((part) => part.cloneNode(true)));
  button("terug").disabled = now === 0;
  button("verder").hidden = !next;
  if (next) button("verder").textContent = next.part.dataset.knop ?? "";
  const last = /** @type {HTMLElement} */ (content.lastElementChild);
  last.focus({ preventScroll: true });
  // The story stays in sight as long as all of it fits.
  content.scrollTop = last.offsetTop - content.offsetTop;
}

/** @param {number} by */
function move(by) {
  now = Math.min(Math.max(now + by, 0), steps.length - 1);
  show();
}

/** @type {Record<string, () => void>} */
const actions = { verder: () => move(1), terug: () => move(-1), stop: () => stage.close() };
/** @type {Record<string, () => void>} */
const keys = {
  ArrowRight: actions.verder,
  PageDown: actions.verder,
  " ": actions.verder,
  ArrowLeft: actions.terug,
  PageUp: actions.terug,
};

stage.addEventListener("keydown", (event) => {
  // The theme has keys of its own, which would leave the page.
  event.stopPropagation();
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in keys)) return;
  if (event.key === " " && event.target instanceof HTMLButtonElement) return;
  event.preventDefault();
  keys[event.key]();
});
for (const what of Object.keys(actions)) button(what).addEventListener("click", actions[what]);
stage.addEventListener("close", () => cases[steps[now].number].begin.focus());

for (const [number, { begin }] of cases.entries()) {
  begin.hidden = false;
  begin.addEventListener("click", () => {
    now = steps.findIndex((step) => step.number === number);
    stage.showModal();
    show();
  });
}
document.querySelector(".vw-presentatie")?.classList.add("vw-met-script");
