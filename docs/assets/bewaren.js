// Keeping the site in the browser: the button, how far it is, and the notice of a newer version. The words are in
// the page; the keeping itself is done by sw.js.
// @ts-check

const script = new URL("../sw.js", import.meta.url).href;
const site = new URL(".", script).href;
const OURS = `veilig-wonen ${site} `; // as in sw.js
const NAMED = 5;
const ALL = "alle"; // as in sw.js: no number
// Not there in some private windows.
const container = /** @type {ServiceWorkerContainer | undefined} */ (navigator.serviceWorker);
/** @type {ServiceWorkerRegistration | undefined} */
let registration;

/**
 * Put a text of the page in its place.
 * @param {Element} place
 * @param {Element | null} template
 */
function put(place, template) {
  place.replaceChildren(...(template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : []));
}

/**
 * Say in the block, where the page has one, how it stands.
 * @param {"niet" | "bezig" | "klaar" | "deels" | "vol" | "mislukt" | "kan-niet" | "weg"} state
 */
function show(state) {
  const block = document.getElementById("vw-bewaren");
  const place = block?.querySelector("[data-vw=stand]");
  if (!block || !place || block.dataset.stand === state) return;
  block.dataset.stand = state;
  put(place, document.getElementById(`vw-bewaren-${state}`));
}

const state = () => document.getElementById("vw-bewaren")?.dataset.stand;

/**
 * @param {number} done
 * @param {number} total
 */
function progress(done, total) {
  show("bezig");
  const bar = document.querySelector("#vw-bewaren progress");
  const text = document.querySelector("#vw-bewaren [data-vw=megabytes]");
  if (bar instanceof HTMLProgressElement) bar.value = done / total;
  if (text) text.textContent = [done, total].map((size) => (size / 1e6).toFixed(1).replace(".", ",")).join(" van ");
}

/** A newer version is in the browser, whole, and waits until nobody has this one open. */
function newer() {
  const place = document.getElementById("vw-nieuw");
  if (!place || place.hasChildNodes()) return;
  put(place, document.getElementById("vw-nieuw-tekst"));
}

/** @param {ServiceWorker} worker */
function follow(worker) {
  worker.addEventListener("statechange", () => {
    // With an older version in charge this one waits.
    if (worker.state === "installed" && registration?.active) newer();
    if (worker.state === "activated") kept();
  });
}

/** @param {number | string} engines how many of them, in the order in which the page tries them */
async function keep(engines) {
  if (!container) return show("kan-niet");
  show("bezig");
  try {
    registration = await container.register(script + (engines === 1 ? "" : `?${engines}`), { scope: site });
  } catch {
    return show("kan-niet");
  }
  look();
}

/** How it stands with what the browser keeps. */
function look() {
  if (!registration) return show("niet");
  registration.addEventListener("updatefound", () => {
    if (registration?.installing) follow(registration.installing);
  });
  if (registration.installing) follow(registration.installing);
  if (registration.waiting && registration.active) newer();
  if (registration.active) kept();
  else show(registration.installing ? "bezig" : "niet");
}

/** Kept whole, or without what came in otherwise than it was made: that is named. */
async function kept() {
  /** @type {string[]} */
  let missing = [];
  for (const cacheName of await caches.keys()) {
    const list = cacheName.startsWith(OURS) ? await caches.match(`${site}mist.json`, { cacheName }) : null;
    if (list) missing = await list.json();
  }
  show(missing.length ? "deels" : "klaar");
  const place = document.querySelector("#vw-bewaren [data-vw=mist]");
  if (place) place.textContent = missing.slice(0, NAMED).join(", ") + (missing.length > NAMED ? ` … (${missing.length})` : "");
}

/** Try once more what is not there yet, or begin. @param {number | string} engines */
function complete(engines) {
  if (!registration?.active) return keep(engines);
  show("bezig");
  registration.active.postMessage("vul aan");
}

async function remove() {
  await registration?.unregister();
  registration = undefined;
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  show("weg");
}

function reload() {
  const app = document.querySelector("#vw-app[data-bezig]");
  const warning = document.querySelector("#vw-nieuw [data-vw=antwoorden]");
  // Answers would be lost: say so first, and ask once more.
  if (app && warning instanceof HTMLElement && warning.hidden) {
    warning.hidden = false;
    return;
  }
  const waiting = registration?.waiting;
  if (!waiting) return location.reload();
  waiting.addEventListener("statechange", () => {
    if (waiting.state !== "activated") return;
    app?.removeAttribute("data-bezig"); // else the browser would ask a third time
    location.reload();
  });
  waiting.postMessage("neem over");
}

/** @type {Record<string, () => void>} */
const actions = {
  "bewaar-site": () => complete(ALL),
  "haal-site-weg": remove,
  herlaad: reload,
  later: () => document.getElementById("vw-nieuw")?.replaceChildren(),
};

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button[data-vw]") : null;
  const action = actions[button instanceof HTMLButtonElement ? (button.dataset.vw ?? "") : ""];
  if (!action) return;
  // Who asks hears what comes of it, and does not lose the place when the button goes.
  const place = button?.closest("#vw-bewaren [data-vw=stand]");
  if (place instanceof HTMLElement) {
    place.setAttribute("role", "status");
    place.focus();
  }
  action();
});

container?.addEventListener("message", ({ data }) => {
  if (data?.vw === "bezig" && (!registration?.active || state() === "bezig")) progress(data.done, data.total);
  if (data?.vw === "aangevuld") kept();
  if ((data?.vw === "vol" || data?.vw === "mislukt") && !registration?.active) show(data.vw);
  const place = document.getElementById("vw-nieuw");
  if (data?.vw === "tabbladen" && place) put(place, document.getElementById("vw-nieuw-tabbladen"));
});

/** What was kept at an earlier visit. */
async function find() {
  try {
    registration = await container?.getRegistration(site);
    return Boolean(container);
  } catch {
    return false;
  }
}
const able = find();

// Not before an outcome stands, and not for who has to be sparing: until then the visitor has not asked for so much.
document.addEventListener("vw-uitkomst", async (event) => {
  const { saveData = false } = /** @type {any} */ (navigator).connection ?? {};
  if ((await able) && !registration && !saveData) keep(/** @type {CustomEvent} */ (event).detail.engines);
});

async function begin() {
  if (await able) look();
  else show("kan-niet");
}

// The page may not be read to its end yet.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
