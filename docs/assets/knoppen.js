// What a visitor does with a text that is on the page: copy, save, print, pass on. On every page; it knows no sentence
// but those that the button itself carries.
// @ts-check

/** The address of this page, without answers. */
const address = () => location.origin + location.pathname;

/**
 * The text that a button is about; a code of answers becomes a whole link.
 * @param {HTMLElement | null} place
 */
function textOf(place) {
  const text = place?.textContent ?? "";
  return text.startsWith("#") ? address() + text : text;
}

/**
 * Say once what happened, beside the button; what another button said is over.
 * @param {HTMLButtonElement} button
 * @param {string | undefined} sentence
 */
function tell(button, sentence = "") {
  const near = button.closest("details")?.querySelector("[data-vw=gedaan]");
  const place = near ?? document.querySelector("[data-vw=gedaan]:not(details *)");
  for (const other of document.querySelectorAll("[data-vw=gedaan]")) if (other !== place) other.textContent = "";
  if (place) place.textContent = sentence;
}

/**
 * An outcome that went somewhere else whole can be left. A letter or a reminder is not the outcome.
 * @param {HTMLElement | null} place
 */
function gone(place) {
  if (place?.hidden && place.id !== "vw-kalender") document.dispatchEvent(new Event("vw-elders"));
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement | null} place
 */
async function copy(button, place) {
  const text = textOf(place);
  try {
    await navigator.clipboard.writeText(text);
    gone(place);
    tell(button, button.dataset.vwKlaar);
  } catch {
    // Not allowed to copy: then the visitor does.
    if (place) [place.textContent, place.hidden] = [text, false];
    tell(button, button.dataset.vwMislukt);
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement | null} place
 */
function save(button, place) {
  const type = button.dataset.vwSoort ?? "application/json";
  // A page keeps lines with one sign; a calendar wants two (RFC 5545, 3.1).
  const text = type === "text/calendar" ? textOf(place).replace(/\r?\n/g, "\r\n") : textOf(place);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = button.dataset.vwNaam ?? "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // Safari reads it a little later
  gone(place);
  tell(button, button.dataset.vwKlaar);
}

/**
 * Print the page, or one text of it.
 * @param {HTMLElement | null} place
 */
function printOnly(place) {
  place?.classList.add("vw-alleen-dit");
  document.documentElement.toggleAttribute("data-vw-alleen", !!place);
  print();
}

/** @param {HTMLElement | null} place */
async function passOn(place) {
  try {
    await navigator.share({ text: textOf(place) });
    gone(place);
  } catch {
    // Sent away by the visitor, or not allowed: nothing happened, and nothing needs to be said.
  }
}

/**
 * Go to a text behind a fold.
 * @param {HTMLElement} place
 */
function open(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  place.focus({ preventScroll: true });
  (place.closest("details") ?? place).scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest("a[href^='#vw-']");
  const folded = link && document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
  if (folded?.closest("details")) {
    event.preventDefault();
    open(folded);
  }
  const button = target?.closest("button[data-vw]");
  if (!(button instanceof HTMLButtonElement)) return;
  const place = document.getElementById(button.dataset.vwBron ?? "");
  if (button.dataset.vw === "kopieer") copy(button, place);
  if (button.dataset.vw === "bewaar") save(button, place);
  if (button.dataset.vw === "print") printOnly(place);
  if (button.dataset.vw === "doorsturen") passOn(place);
});

// The buttons come and go with the outcome; whether they can do something is said once.
document.documentElement.toggleAttribute("data-vw-doorsturen", typeof navigator.share === "function");

/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details")].filter((details) => !details.open);
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  document.documentElement.removeAttribute("data-vw-alleen");
  for (const place of document.querySelectorAll(".vw-alleen-dit")) place.classList.remove("vw-alleen-dit");
});

export {};
