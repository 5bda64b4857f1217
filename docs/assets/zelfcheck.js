// The browser side of the self-check: messages, focus and history. It knows no question, no rule and no
// sentence: those come from the page and from Python.
// @ts-check

/** @typedef {{ role: string, url: string, sha256: string, size: number }} EngineFile */
/** @typedef {{ actie: string, velden: Record<string, string[]>, vraag: string | null }} Action */
/** @typedef {{ stand: object, html: string, titel: string, focus: string, stap: string, fout?: string, stuk?: boolean }} Answer */

const LOADING_LIMIT = 45_000; // without any progress
const SLOW = 10_000;
const ANSWER_LIMIT = 10_000;
const FILE_LIMIT = 1_000_000;
const PAUSES = [1_000, 3_000]; // after a connection that fell away

// ---------------------------------------------------------------------------------------------- engine

/** @typedef {{ bytes?: Uint8Array<ArrayBuffer>, module?: WebAssembly.Module }} Fetched a program as a module, anything else as it is */

/** What came in is not what the build made. */
class Wrong extends Error {}
/** This browser lacks something, or refuses it. */
class Unable extends Error {}
/** Python's own answer that it cannot. */
class Refused extends Error {}
/** It took too long. */
class Slow extends Error {}

/** What the visitor may see of the loading; the engine that is starting takes over `progress`. */
const loading = { bytes: 0, total: 0, waiting: 0, progress: () => {}, hung: new AbortController() };

/**
 * Fetch a file whole, and refuse it when it is not the one that the build made.
 * @param {EngineFile} file
 * @param {RequestCache} cache
 * @param {AbortSignal} signal
 * @returns {Promise<Fetched>}
 */
async function fetchVerified(file, cache, signal) {
  let size = 0;
  try {
    const response = await fetch(file.url, { cache, signal, priority: "low" });
    if (!response.ok || !response.body) throw new Wrong(`${file.url}: ${response.status}`);
    const bytes = new Uint8Array(file.size);
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (size + value.length > bytes.length) throw new Wrong(`${file.url}: longer than the file that was built`);
      bytes.set(value, size);
      size += value.length;
      loading.bytes += value.length;
      loading.progress();
    }
    // Compiling and checking go on side by side; the result is used only when the hash is right.
    const compiled = file.role === "wasm" ? WebAssembly.compile(bytes) : null;
    compiled?.catch(() => {});
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== file.sha256) throw new Wrong(`${file.url}: not the file that was built`);
    return compiled ? { module: await compiled } : { bytes };
  } catch (error) {
    loading.bytes -= size;
    throw error;
  }
}

/**
 * Fetch a file, and again when the connection falls away or the browser's own copy is wrong.
 * @param {EngineFile} file
 */
async function fetchPatiently(file) {
  const pauses = [...PAUSES];
  const { signal } = loading.hung;
  /** @type {RequestCache} */
  let cache = "default";
  for (;;) {
    try {
      return await fetchVerified(file, cache, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof Wrong) {
        if (cache === "reload") throw error;
        cache = "reload";
      } else if (!navigator.onLine) {
        loading.waiting += 1;
        loading.progress();
        await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
        loading.waiting -= 1;
        loading.progress();
      } else {
        const pause = pauses.shift();
        if (!pause) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

/** @type {Map<string, Promise<Fetched>>} What came in whole: a second start needs no network for it. */
const kept = new Map();

/** @param {EngineFile} file */
function obtain(file) {
  const found = kept.get(file.url) ?? fetchPatiently(file);
  kept.set(file.url, found);
  found.catch(() => kept.delete(file.url));
  return found;
}

/**
 * The page names two sets of files in templates: the snapshot and the whole runtime.
 * @param {boolean} whole
 * @returns {EngineFile[]}
 */
function engineFiles(whole) {
  const template = document.getElementById(whole ? "vw-whole" : "vw-snapshot");
  const links = template instanceof HTMLTemplateElement ? template.content.children : [];
  return [...links].map((element) => {
    const { vwEngine: role = "", vwSha256: sha256 = "", vwSize: size } = /** @type {HTMLElement} */ (element).dataset;
    // Within a template an address is not made whole.
    const url = new URL(element.getAttribute("href") ?? "", document.baseURI).href;
    return { role, url, sha256, size: Number(size) };
  });
}

/** One start of the engine. Where anything fails it stops for good; whoever needs it makes a new one. */
class Engine {
  /** @param {boolean} whole the whole runtime, where the snapshot does not do */
  constructor(whole) {
    this.whole = whole;
    /** @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {(answer: string) => void} */
    this.resolve = () => {};
    /** @type {(reason: Error) => void} */
    this.reject = () => {};
    this.timer = 0;
    /** Set by who wants to know how the loading goes. */
    this.progress = () => {};
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
    if (typeof Worker !== "function" || typeof WebAssembly !== "object" || !crypto.subtle) throw new Unable();
    const files = engineFiles(this.whole);
    if (this.whole) loading.bytes = 0;
    loading.total = files.reduce((sum, { size }) => sum + size, 0);
    loading.progress = () => {
      this.limit(LOADING_LIMIT);
      this.progress();
    };
    loading.progress();
    /** @type {Record<string, Promise<Fetched>>} */
    const parts = {};
    for (const file of files) {
      parts[file.role] = obtain(file);
      parts[file.role].catch((error) => this.stop(error));
    }
    this.begin((await parts.worker).bytes);
    const [wasm, archive] = await Promise.all([parts.wasm, parts.archive]);
    this.worker?.postMessage({ module: wasm.module, packed: archive?.bytes });
    this.limit(LOADING_LIMIT);
  }

  /**
   * A worker made from a blob inherits the policy of the page; one made from an address does not.
   * @param {Uint8Array<ArrayBuffer>} [code]
   */
  begin(code) {
    if (this.failure) return;
    const address = URL.createObjectURL(new Blob(code && [code], { type: "text/javascript" }));
    try {
      this.worker = new Worker(address, { type: "module" });
    } catch (error) {
      throw new Unable(String(error));
    }
    this.worker.onerror = () => this.stop(new Error("worker"));
    this.worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(address);
      clearTimeout(this.timer);
      if (data.error) this.stop(new Error(data.error));
      else this.resolve(data.answer);
    };
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
    if (this.failure) return;
    this.timer = setTimeout(() => {
      // Without a connection the loading waits as long as it takes.
      if (loading.waiting) return this.limit(milliseconds);
      this.stop(new Slow());
      // Whatever is still under way has come to nothing; a next start asks anew.
      loading.hung.abort();
      loading.hung = new AbortController();
    }, milliseconds);
  }

  /** @param {Error} error */
  stop(error) {
    if (this.failure) return;
    this.failure = error;
    clearTimeout(this.timer);
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
  let ready = false;
  let slow = 0;
  let said = "";
  /** @type {(() => void) | null} Does what failed once more. */
  let again = null;
  let goingBack = false;
  // Entries of an earlier visit to this page stay in the browser's history; ours are marked.
  let visit = String(performance.timeOrigin);
  let depth = 0;
  watch();

  function watch() {
    const mine = engine;
    engine.progress = () => {
      if (busy) waiting();
    };
    engine.ready.then(
      () => {
        ready = true;
        app.dataset.engine = "klaar";
        if (said) say("klaar");
        document.dispatchEvent(new CustomEvent("vw-engine-klaar", { detail: { whole: engine.whole } }));
      },
      (error) => {
        if (mine === engine && !wholeInstead(error) && !busy) fail(error);
      },
    );
  }

  /**
   * Go on with the whole runtime where the snapshot failed, for whatever reason but one that would hold for both.
   * @param {unknown} error
   */
  function wholeInstead(error) {
    if (engine.whole || error instanceof Slow || error instanceof Unable || error instanceof Refused) return false;
    renew(true);
    return true;
  }

  /**
   * A new start, of which nothing remains of the one before but the files that came in right.
   * @param {boolean} [whole]
   */
  function renew(whole = false) {
    engine.stop(new Error("replaced"));
    delete app.dataset.engine;
    ready = false;
    engine = new Engine(whole);
    watch();
  }

  /**
   * Show one of the texts that the page carries; where nothing changes nothing is spoken again.
   * @param {string} name
   * @param {string} [detail]
   */
  function say(name, detail = "") {
    said = name;
    const template = document.getElementById(`vw-tekst-${name}`);
    status.replaceChildren(...(template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : []));
    for (const place of status.querySelectorAll("[data-vw=detail]")) place.textContent = detail;
  }

  function waiting() {
    const name = loading.waiting ? "wachten" : slow > 0 ? "laden" : "traag";
    if (name !== said) say(name);
    const megabytes = [loading.bytes, loading.total].map((bytes) => (bytes / 1e6).toFixed(1).replace(".", ","));
    for (const place of status.querySelectorAll("[data-vw=megabytes]")) place.textContent = megabytes.join(" van ");
  }

  /** @param {Error} error */
  function fail(error) {
    engine.stop(error);
    if (error instanceof Unable) say("kan-niet");
    else if (error instanceof Refused) say("geweigerd", error.message);
    else say("storing");
    status.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} replace */
  function remember(replace) {
    const state = { vw: step, visit, depth };
    if (replace) history.replaceState(state, "");
    else history.pushState(state, "");
  }

  /** @param {string} request @returns {Promise<Answer>} */
  async function ask(request) {
    for (;;) {
      const mine = engine;
      try {
        /** @type {Answer} */
        const answer = JSON.parse(await mine.ask(request));
        if (answer.fout !== undefined) throw answer.stuk ? new Error(answer.fout) : new Refused(answer.fout);
        return answer;
      } catch (error) {
        // Once it has been replaced, the engine that took its place gets the same request.
        if (mine === engine && !wholeInstead(error)) throw error;
      }
    }
  }

  /**
   * @param {Action} action
   * @param {boolean} [moved] the browser has moved in its history already
   * @param {() => void} [repeat] how to do it once more when it fails
   */
  async function send(action, moved = false, repeat = () => send(action, moved)) {
    if (busy) return;
    busy = true;
    again = null;
    app.setAttribute("aria-busy", "true");
    if (engine.failure) renew();
    slow = setTimeout(() => {
      slow = 0;
      if (!ready) waiting();
    }, SLOW);
    if (ready) say("");
    else waiting();
    try {
      const request = { ...action, stand, vandaag: today() };
      show(await ask(JSON.stringify(request)), moved);
    } catch (error) {
      again = repeat;
      fail(/** @type {Error} */ (error));
    }
    clearTimeout(slow);
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
    app.toggleAttribute("data-bezig", step !== "uitkomst");
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
    again = null;
    app.removeAttribute("data-bezig");
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
    const form = /** @type {HTMLFormElement} */ (event.target);
    /** @type {Record<string, string[]>} */
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") (fields[name] ??= []).push(value);
    }
    // Once more means: with what the form says by then.
    const repeat = () => form.requestSubmit(submitter);
    send({ actie: action, velden: fields, vraag: submitter?.dataset.vraag ?? step }, false, repeat);
  });

  addEventListener("popstate", ({ state }) => {
    if (!state) return arrive();
    const same = state.visit === visit && state.vw === step;
    if (same && goingBack && state.depth > 0) return history.back();
    goingBack = false;
    depth = state.visit === visit ? state.depth : 0;
    if (!same) send({ actie: "toon", velden: {}, vraag: state.visit === visit ? state.vw : firstStep }, true);
  });

  addEventListener("beforeunload", (event) => {
    if ("bezig" in app.dataset) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-vw=opnieuw-laden]") : null;
    if (!button) return;
    const repeat = again;
    renew();
    if (repeat) repeat();
    else waiting();
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

  /** By an address with answers in it, or within the page: both in a page that was open already, too. */
  function arrive() {
    remember(true);
    if (location.hash.startsWith("#g=")) {
      send({ actie: "fragment", velden: { fragment: [location.hash.slice(3)] }, vraag: null });
    }
  }

  arrive();
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

// The engine starts before the page is read to its end.
const early = document.getElementById("vw-snapshot") ? new Engine(false) : null;

function begin() {
  for (const notice of document.querySelectorAll("[data-vw-vanaf]")) {
    if (notice instanceof HTMLElement) notice.hidden = today() < (notice.dataset.vwVanaf ?? "");
  }
  for (const notice of document.querySelectorAll("[data-vw-voor]")) {
    if (notice instanceof HTMLElement) notice.hidden = today() >= (notice.dataset.vwVoor ?? "");
  }
  const app = document.getElementById("vw-app");
  if (app && early) selfCheck(app, early);
}

// The page is read to its end; the theme's own script may still be on its way.
if (document.readyState === "loading") document.addEventListener("readystatechange", begin, { once: true });
else begin();
