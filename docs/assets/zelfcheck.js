// The browser side of the self-check: messages, focus and history. It knows no question, no rule and no
// sentence: those come from the page and from Python.
// @ts-check

/** @typedef {{ role: string, url: string, sha256: string }} EngineFile */
/** @typedef {{ actie: string, velden: Record<string, string[]>, vraag: string | null }} Action */
/** @typedef {{ stand: object, html: string, titel: string, focus: string, stap: string, fout?: string }} Answer */

const LOADING_LIMIT = 45_000; // without any progress
const ANSWER_LIMIT = 10_000;
const FILE_LIMIT = 1_000_000;

// ---------------------------------------------------------------------------------------------- engine

/**
 * Fetch a file whole, and refuse it when it is not the one that the build made.
 * @param {EngineFile} file
 * @param {() => void} progress
 * @returns {Promise<{ data: Blob, compiled: Promise<WebAssembly.Module> | null }>}
 */
async function fetchVerified(file, progress) {
  const response = await fetch(file.url);
  if (!response.ok || !response.body) throw new Error(`${file.url}: ${response.status}`);
  // Compiling goes on while the rest comes in; the result is used only when the hash is right.
  const compiled = file.role === "wasm" ? WebAssembly.compileStreaming(response.clone()) : null;
  compiled?.catch(() => {});
  const parts = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    progress();
  }
  const data = new Blob(parts);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await data.arrayBuffer()));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== file.sha256) throw new Error(`${file.url}: not the file that was built`);
  return { data, compiled };
}

/** @returns {EngineFile[]} */
function engineFiles() {
  return [...document.querySelectorAll("link[data-vw-engine]")].map((element) => {
    const link = /** @type {HTMLLinkElement} */ (element);
    return { role: link.dataset.vwEngine ?? "", url: link.href, sha256: link.dataset.vwSha256 ?? "" };
  });
}

/** One start of the engine. Where anything fails it stops for good; whoever needs it makes a new one. */
class Engine {
  constructor() {
    /** @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {(answer: string) => void} */
    this.resolve = () => {};
    /** @type {(reason: Error) => void} */
    this.reject = () => {};
    this.timer = 0;
    /** @type {Error | null} */
    this.failure = null;
    this.ready = /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        this.resolve = () => resolve();
        this.reject = reject;
      })
    );
    this.ready.catch(() => {});
    this.load().catch((error) => this.stop(error));
  }

  async load() {
    const progress = () => this.limit(LOADING_LIMIT);
    progress();
    /** @type {Record<string, ReturnType<typeof fetchVerified>>} */
    const files = {};
    for (const file of engineFiles()) {
      files[file.role] = fetchVerified(file, progress);
      files[file.role].catch((error) => this.stop(error));
    }
    // A worker made from a blob inherits the policy of the page; one made from an address does not.
    const code = new Blob([(await files.worker).data], { type: "text/javascript" });
    const address = URL.createObjectURL(code);
    const worker = new Worker(address, { type: "module" });
    this.worker = worker;
    worker.onerror = () => this.stop(new Error("worker"));
    worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(address);
      clearTimeout(this.timer);
      if (data.error) this.stop(new Error(data.error));
      else this.resolve(data.answer);
    };
    const [wasm, archive] = await Promise.all([files.wasm, files.archive]);
    worker.postMessage({ module: await wasm.compiled, packed: archive.data });
    progress();
  }

  /** @param {string} request @returns {Promise<string>} */
  async ask(request) {
    await this.ready;
    if (this.failure) throw this.failure;
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.limit(ANSWER_LIMIT);
      this.worker?.postMessage({ request });
    });
  }

  /** @param {number} milliseconds */
  limit(milliseconds) {
    clearTimeout(this.timer);
    if (!this.failure) this.timer = setTimeout(() => this.stop(new Error("too slow")), milliseconds);
  }

  /** @param {Error} error */
  stop(error) {
    this.failure = error;
    this.limit(0);
    this.worker?.terminate();
    this.reject(error);
  }
}

// ---------------------------------------------------------------------------------------------- self-check

/**
 * @param {HTMLElement} app
 * @param {Engine} engine
 */
function selfCheck(app, engine) {
  const status = /** @type {HTMLElement} */ (document.getElementById("vw-status"));
  const firstHtml = app.innerHTML;
  const firstTitle = document.title;
  const firstStep = app.dataset.stap ?? "";
  let step = firstStep;
  /** @type {object | null} */
  let stand = null;
  let busy = false;
  /** @type {Action | null} */
  let failed = null;
  let goingBack = false;
  // Entries of an earlier visit to this page stay in the browser's history; ours are marked.
  let visit = String(performance.timeOrigin);
  let depth = 0;
  watch();

  function watch() {
    engine.ready.then(
      () => {
        if (busy) say("klaar");
        app.dataset.engine = "klaar";
      },
      () => {
        if (!busy) say("storing");
      },
    );
  }

  /** @param {"laden" | "klaar" | "storing" | ""} name */
  function say(name) {
    const template = document.getElementById(`vw-tekst-${name}`);
    status.replaceChildren(...(template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : []));
  }

  /** @param {boolean} replace */
  function remember(replace) {
    const state = { vw: step, visit, depth };
    if (replace) history.replaceState(state, "");
    else history.pushState(state, "");
  }

  /**
   * @param {Action} action
   * @param {boolean} [moved] the browser has moved in its history already
   */
  async function send(action, moved = false) {
    if (busy) return;
    busy = true;
    failed = null;
    app.setAttribute("aria-busy", "true");
    say(app.dataset.engine === "klaar" ? "" : "laden");
    try {
      const request = { ...action, stand, vandaag: today() };
      /** @type {Answer} */
      const answer = JSON.parse(await engine.ask(JSON.stringify(request)));
      if (answer.fout !== undefined) throw new Error(answer.fout);
      show(answer, moved);
    } catch (error) {
      engine.stop(/** @type {Error} */ (error));
      failed = action;
      say("storing");
    }
    busy = false;
    app.removeAttribute("aria-busy");
  }

  /**
   * @param {Answer} answer
   * @param {boolean} moved
   */
  function show(answer, moved) {
    stand = answer.stand;
    app.innerHTML = answer.html;
    for (const place of app.querySelectorAll("[data-vw=adres]")) place.textContent = address();
    document.title = answer.titel;
    const next = answer.stap !== step;
    step = answer.stap;
    if (moved) remember(true);
    else if (next) {
      depth += 1;
      remember(false);
    }
    focus(answer.focus);
  }

  /** @param {string} id */
  function focus(id) {
    const element = document.getElementById(id) ?? app.querySelector("h1");
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "start" });
  }

  function restart() {
    stand = null;
    step = firstStep;
    depth = 0;
    visit += "+";
    failed = null;
    app.innerHTML = firstHtml;
    document.title = firstTitle;
    say("");
    history.replaceState(null, "", location.pathname + location.search);
    remember(true);
    focus("vw-kop");
  }

  app.addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) return;
    const submitter = /** @type {SubmitEvent} */ (event).submitter;
    const action = submitter instanceof HTMLButtonElement ? submitter.value : "";
    if (action === "opnieuw") return restart();
    if (action === "vorige" && depth > 0) {
      goingBack = true;
      return history.back();
    }
    /** @type {Record<string, string[]>} */
    const fields = {};
    for (const [name, value] of new FormData(/** @type {HTMLFormElement} */ (event.target))) {
      if (typeof value === "string") (fields[name] ??= []).push(value);
    }
    send({ actie: action, velden: fields, vraag: submitter?.dataset.vraag ?? step });
  });

  addEventListener("popstate", ({ state }) => {
    if (!state) return remember(true); // a link within the page
    const same = state.visit === visit && state.vw === step;
    if (same && goingBack && state.depth > 0) return history.back();
    goingBack = false;
    depth = state.visit === visit ? state.depth : 0;
    if (!same) send({ actie: "toon", velden: {}, vraag: state.visit === visit ? state.vw : firstStep }, true);
  });

  addEventListener("beforeunload", (event) => {
    if (stand && Object.keys(stand).length && step !== "uitkomst") event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-vw=opnieuw-laden]") : null;
    if (!button) return;
    const pending = failed;
    delete app.dataset.engine;
    engine.stop(new Error("replaced"));
    engine = new Engine();
    watch();
    if (pending) send(pending);
    else say("laden");
  });

  // A page that the browser kept whole would still hold the answers of someone who left.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });

  app.addEventListener("change", async ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset.vw !== "open" || !target.files?.[0]) return;
    const file = target.files[0];
    send({ actie: "open", velden: { bestand: [await file.slice(0, FILE_LIMIT + 1).text()] }, vraag: step });
    target.value = "";
  });

  remember(true);
  if (location.hash.startsWith("#g=")) {
    send({ actie: "fragment", velden: { fragment: [location.hash.slice(3)] }, vraag: null });
  }
}

/** The address of this page, without answers. */
function address() {
  return location.origin + location.pathname;
}

/** The day on the visitor's own calendar. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// ---------------------------------------------------------------------------------------------- on any page

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-vw]") : null;
  if (!(button instanceof HTMLButtonElement)) return;
  const place = document.getElementById(button.dataset.vwBron ?? "");
  const source = place?.textContent ?? "";
  const text = source.startsWith("#") ? address() + source : source;
  const done = document.querySelector("[data-vw=gedaan]");
  const tell = (/** @type {string | undefined} */ sentence) => done && (done.textContent = sentence ?? "");
  if (button.dataset.vw === "print") print();
  if (button.dataset.vw === "kopieer") {
    try {
      await navigator.clipboard.writeText(text);
      tell(button.dataset.vwKlaar);
    } catch {
      // Not allowed to copy: then the visitor does.
      if (place) [place.textContent, place.hidden] = [text, false];
      tell(button.dataset.vwMislukt);
    }
  }
  if (button.dataset.vw === "bewaar") {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = button.dataset.vwNaam ?? "";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // Safari reads it a little later
    tell(button.dataset.vwKlaar);
  }
});

/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details")].filter((details) => !details.open);
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

// The engine starts before the page is read to its end.
const early = document.querySelector("link[data-vw-engine]") ? new Engine() : null;

function begin() {
  for (const notice of document.querySelectorAll("[data-vw-vanaf]")) {
    if (notice instanceof HTMLElement) notice.hidden = today() < (notice.dataset.vwVanaf ?? "");
  }
  const app = document.getElementById("vw-app");
  if (app && early) selfCheck(app, early);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
