// Brings Python up: fetches the files of an engine, checks them, starts its thread and talks with it. The page has an ordered
// list of engines (scripts/engine); this knows none of them by name.
// @ts-check

/** @typedef {{ role: string, url: string, sha256: string, size: number }} EngineFile */

const LOADING_LIMIT = 45_000; // without any progress
const ANSWER_LIMIT = 10_000;
const PAUSES = [1_000, 3_000]; // after a connection that fell away

/** @typedef {{ bytes?: Uint8Array<ArrayBuffer>, module?: WebAssembly.Module }} Fetched a program as a module, anything else as it is */

/** What came in is not what the build made. */
class Wrong extends Error {}
/** This browser lacks something, or refuses it. */
export class Unable extends Error {}
/** Python's own answer that it cannot. */
export class Refused extends Error {}
/** It took too long. */
export class Slow extends Error {}

/** What the visitor may see of the loading; the engine that is starting takes over `progress`. */
export const loading = { bytes: 0, total: 0, waiting: 0, progress: () => {}, hung: new AbortController() };

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

/** The engines in the order in which they are tried, each as its files: the page names them in templates. @returns {EngineFile[][]} */
export function engines() {
  const templates = [...document.querySelectorAll("template.vw-engine")];
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
    if (typeof Worker !== "function" || typeof WebAssembly !== "object" || !crypto.subtle) throw new Unable();
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
