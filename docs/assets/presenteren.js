// Shows a programme or a case on a large screen, one step at a time. All words are in the page; nothing is kept and nothing is sent.

const stage = /** @type {HTMLDialogElement} */ (document.getElementById("vw-podium"));
const content = /** @type {HTMLElement} */ (stage.querySelector(".vw-podium-inhoud"));
const cases = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".vw-presentatie > .vw-dia")]);
const programme = /** @type {HTMLTemplateElement} */ (document.getElementById("vw-programma"));

/** What is on the stage: its steps, where it is, how long it lasts, when it began, and the button that opened it. */
const now = {
  steps: /** @type {{slide: number, title: string, step: number, parts: HTMLElement[]}[]} */ ([]),
  at: 0,
  slides: 0,
  minutes: 0,
  began: 0,
  opener: /** @type {HTMLElement | null} */ (null),
};

/** @param {string} name */
function place(name) {
  return /** @type {HTMLElement} */ (stage.querySelector(`[data-plek="${name}"]`));
}

/** @param {string} what */
function button(what) {
  return /** @type {HTMLButtonElement} */ (stage.querySelector(`[data-doe="${what}"]`));
}

/** The part of a slide as the stage shows it: under its heading, without the numbers of the sources. @param {HTMLElement} part */
function shown(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  const heading = document.createElement("h3");
  heading.textContent = part.dataset.kop ?? "";
  copy.prepend(heading);
  for (const mark of copy.querySelectorAll(".vw-noot")) mark.remove();
  return copy;
}

/** Show a step: its slide so far, with the step itself in focus. */
function show() {
  const { slide, title, step, parts } = now.steps[now.at];
  const next = now.steps[now.at + 1];
  /** @type {HTMLElement} */ (stage.querySelector("h2")).textContent = title;
  place("dia").textContent = String(slide + 1);
  place("dias").textContent = String(now.slides);
  content.replaceChildren(...parts.slice(0, step + 1).map(shown));
  button("terug").disabled = now.at === 0;
  button("verder").hidden = !next;
  if (next) button("verder").textContent = next.parts[next.step].dataset.knop ?? "";
  const last = /** @type {HTMLElement} */ (content.lastElementChild);
  last.focus({ preventScroll: true });
  // What came before stays in sight as long as all of it fits.
  content.scrollTop = last.offsetTop - content.offsetTop;
}

/** The minutes that went by, beside those of the programme. */
function tick() {
  place("tijd").hidden = !now.minutes;
  place("klok").textContent = `${Math.floor((Date.now() - now.began) / 60000)} / ${now.minutes}`;
}
setInterval(() => stage.open && tick(), 1000);

/** @param {HTMLElement[]} slides @param {number} first @param {number} minutes @param {HTMLElement} opener */
function start(slides, first, minutes, opener) {
  now.steps = slides.flatMap((section, slide) => {
    const parts = /** @type {HTMLElement[]} */ ([...section.querySelectorAll(".vw-dia-deel")]);
    return parts.map((_, step) => ({ slide, title: section.dataset.titel ?? "", step, parts }));
  });
  Object.assign(now, { slides: slides.length, minutes, began: Date.now(), opener });
  now.at = now.steps.findIndex(({ slide }) => slide === first);
  tick();
  stage.showModal();
  show();
}

/** @param {number} by */
function move(by) {
  now.at = Math.min(Math.max(now.at + by, 0), now.steps.length - 1);
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
stage.addEventListener("close", () => now.opener?.focus());

for (const [number, section] of cases.entries()) {
  const begin = /** @type {HTMLButtonElement} */ (section.querySelector(".vw-dia-begin"));
  begin.hidden = false;
  begin.addEventListener("click", () => start(cases, number, 0, begin));
}
for (const begin of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-programma]"))) {
  const minutes = begin.dataset.programma ?? "";
  const slides = /** @type {HTMLElement[]} */ ([...programme.content.children])
    .filter((slide) => slide.dataset.in?.split(" ").includes(minutes))
    .map((slide) => cases.find((section) => section.dataset.geval === slide.dataset.geval) ?? slide);
  begin.hidden = false;
  begin.addEventListener("click", () => start(slides, 0, Number(minutes), begin));
}
for (const choice of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-antwoorden]"))) {
  choice.hidden = false;
  choice.addEventListener("click", () => {
    for (const answer of document.querySelectorAll(".vw-dia details")) {
      /** @type {HTMLDetailsElement} */ (answer).open = choice.dataset.antwoorden === "open";
    }
  });
}
document.querySelector(".vw-presentatie")?.classList.add("vw-met-script");
