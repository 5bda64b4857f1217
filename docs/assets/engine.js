// Brings Python up: fetches the files of an engine, checks them, starts its thread and talks with it. The page has an ordered
// list of engines (scripts/engine); this knows none of them by name.
//
// What the visitor is told (`state`), each with its own cause and its own way out:
//
//   laden     coming in                               goes on by itself
//   traag     coming in, and it takes long            goes on by itself; paper
//   wachten   no connection, says the browser         tries again by itself, whatever it says; a button
//   oud       the host has a newer version by now     load the page again
//   storing   it did not come in, or broke off        a button
//   geweigerd the rules themselves refuse             says why; a button
//   kan-niet  this browser cannot, or may not         another browser
//   host      this host, or who stands between, does not let it   another network or browser, or who keeps the site
//   onveilig  the page did not come over https        the same address with https
// @ts-check

/** @typedef {{ role: string, url: string, sha256: string, size: number }} EngineFile */

const LOADING_LIMIT = 45_000; // without any progress
const ANSWER_LIMIT = 10_000;
const PAUSES = [1_000, 3_000]; // after a connection that fell away
const OFFLINE_PAUSE = 10_000; // where the browser says that there is none
const EIGHT_BYTES = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0); // the smallest program there is

/** @typedef {{ bytes?: Uint8Array<ArrayBuffer>, module?: WebAssembly.Module }} Fetched a program as a module, anything else as it is */

/** What came in is not what the build made. */
class Wrong extends Error {}
/** This browser lacks something, or refuses it; or it is not the browser but the host. */
export class Unable extends Error {
  /** @param {string} [cause] @param {"kan-niet" | "host" | "onveilig"} [state] */
  constructor(cause, state = "kan-niet") {
    super(cause);
    this.state = state;
  }
}
/** This browser does not take this program; perhaps it takes that of the next engine. */
class Refuses extends Error {}
/** Python's own answer that it cannot. */
export class Refused extends Error {}
/** It took too long. */
export class Slow extends Error {}
/** The host has a newer version by now, and this one no more. */
class Old extends Error {}

/** What the page says of an error. @param {Error} error */
export function state(error) {
  if (error instanceof Unable) return error.state;
  if (error instanceof Refuses) return "kan-niet";
  if (error instanceof Refused) return "geweigerd";
  return error instanceof Old ? "oud" : "storing";
}

/** Whether a next engine is of no use: the same would hold for all. @param {unknown} error */
export const forAll = (error) => [Slow, Unable, Refused, Old].some((kind) => error instanceof kind);

/** What the visitor may see of the loading; the engine that is starting takes over `progress`. `retry` ends a wait for a connection. */
export const loading = { bytes: 0, total: 0, waiting: 0, progress: () => {}, retry: () => {}, hung: new AbortController() };

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
    if (!compiled) return { bytes };
    return { module: await compiled.catch((error) => Promise.reject(new Refuses(String(error)))) };
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
      if (signal.aborted || error instanceof Refuses) throw error;
      if (error instanceof Wrong) {
        if (cache === "reload") throw (await newer()) ? new Old() : error;
        cache = "reload";
      } else if (!navigator.onLine) {
        loading.waiting += 1;
        loading.progress();
        // A hint, and browsers have it wrong: it never ends the trying.
        await new Promise((resolve) => {
          loading.retry = () => resolve(null);
          addEventListener("online", loading.retry, { once: true });
          setTimeout(loading.retry, OFFLINE_PAUSE);
        });
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

/** Whether this page, asked for anew, names other files. */
async function newer() {
  try {
    const response = await fetch(location.pathname, { cache: "reload" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const now = engines(page);
    return now.length > 0 && JSON.stringify(now) !== JSON.stringify(engines());
  } catch {
    return false;
  }
}

/** Whether programs may run here, before a large one is fetched. */
async function capable() {
  if (!isSecureContext) throw new Unable("not secure", "onveilig");
  if (typeof Worker !== "function" || typeof WebAssembly !== "object" || !crypto.subtle) throw new Unable("lacking");
  let refused = false;
  const note = () => (refused = true);
  // The page's own policy allows it: what forbids it came with the page from elsewhere.
  document.addEventListener("securitypolicyviolation", note);
  try {
    await WebAssembly.compile(EIGHT_BYTES);
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve));
    throw new Unable(String(error), refused ? "host" : "kan-niet");
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
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

/** The engines in the order in which they are tried, each as its files: a page names them in templates. @param {Document} page @returns {EngineFile[][]} */
export function engines(page = document) {
  const templates = [...page.querySelectorAll("template.vw-engine")];
  return templates.map((template) => {
    const links = template instanceof HTMLTemplateElement ? template.content.children : [];
    return [...links].map((element) => {
      const { vwEngine: role = "", vwSha256: sha256 = "", vwSize: size } = /** @type {HTMLElement} */ (element).dataset;
      // Within a template an address is not made whole.
      const url = new URL(element.getAttribute("href") ?? "", document.baseURI).href;
      return { role, url, sha256, size: Number(size) };
    });
  });
}

/** One start of the engine. Where anything fails it stops for good; whoever needs it makes a new one. */
export class Engine {
  /** @param {number} place in the list */
  constructor(place) {
    this.place = place;
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
    await capable();
    if (this.failure) return;
    const files = engines()[this.place];
    if (this.place) loading.bytes = 0;
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
