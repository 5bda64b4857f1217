// Keeps this site in the browser, so that it works without internet. It asks for nothing but the files of this
// site, and it keeps nothing else: no answers, no visits.
//
// A version is a list of files with their hashes (offline.json, made by the build); its name is the hash of that
// list. The browser makes this script the one in charge only after `install` has put all of that version in a
// cache, and every page that it serves is of that one version: there is no half version and no mix of two.
// @ts-check

const VERSION = ""; // filled in by the build

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SITE = worker.registration.scope;
// Other sites on this host share its caches; ours carry our address. The page knows this name too (bewaren.js).
const OURS = `veilig-wonen ${SITE} `;
const CACHE = OURS + VERSION;
const LIST = `${SITE}offline.json`;
// How many of the engines, in the order in which the page tries them: few browsers need more than the first, and who asks for
// the site gets them all.
const ENGINES = Number(location.search.slice(1) || 1) || Infinity;
// What is left out, by address; the page knows this name too.
const MISSING = `${SITE}mist.json`;
const AT_ONCE = 6;

/** @param {Blob} data */
async function sha256(data) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await data.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @typedef {Record<string, [size: number, hash: string]>} Files */
/** @typedef {{ always: Files, engines: Files[] }} List */

/** What the caches of ours hold, of this version and of older ones: where a content is, by its hash. */
async function holdings() {
  /** @type {Map<string, () => Promise<Response | undefined>>} */
  const found = new Map();
  for (const cacheName of (await caches.keys()).filter((name) => name.startsWith(OURS))) {
    const list = await caches.match(LIST, { cacheName });
    /** @type {List} */
    const { always, engines = [] } = list ? await list.json() : {};
    for (const [path, [, hash]] of Object.entries(Object.assign({}, always, ...engines))) {
      found.set(hash, () => caches.match(SITE + path, { cacheName }));
    }
  }
  return found;
}

/**
 * A file of which the content is known: from where it may be already, or fetched. Anything else is an error.
 * @param {string} address
 * @param {string} hash
 * @param {() => Promise<Response | undefined>} held
 */
async function obtain(address, hash, held = async () => undefined) {
  /** @param {RequestCache} cache */
  const ask = (cache) => fetch(address, { cache, redirect: "error", referrerPolicy: "no-referrer", priority: "low" });
  // The page has fetched most of it a moment ago; what the browser holds may be of another version, or half.
  for (const source of [held, () => ask("default"), () => ask("reload")]) {
    // A redirect that the browser remembers fails at once.
    const response = await source().catch(() => undefined);
    if (!response?.ok) continue;
    const data = await response.blob();
    if ((await sha256(data)) !== hash) continue;
    return new Response(data, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
  }
  throw new Error(`${address}: not the file that was built`);
}

/**
 * Put in the cache of this version what comes in whole. A page may come otherwise than it was made, where someone between adds to
 * it or a host has addresses of its own: it is left out and named. Anything else that does so is an error.
 */
async function gather() {
  const held = await holdings();
  // A private window of Safari forgets what a failed attempt kept, and then keeps nothing new under the old names.
  if (!(await (await caches.open(CACHE)).keys()).length) await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  const list = await obtain(LIST, VERSION);
  await cache.put(LIST, list.clone());
  /** @type {List} */
  const { always, engines } = await list.json();
  /** @type {Files} */
  const wanted = Object.assign({}, always, ...engines.slice(0, ENGINES));
  const queue = Object.entries(wanted);
  const total = queue.reduce((sum, [, [size]]) => sum + size, 0);
  let done = 0;
  /** @type {string[]} */
  const missing = [];
  const take = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [path, [size, hash]] = next;
      try {
        await cache.put(SITE + path, await obtain(SITE + path, hash, held.get(hash)));
      } catch (error) {
        if (isFull(error) || path.startsWith("assets/")) throw error;
        missing.push(path);
      }
      done += size;
      await tell({ vw: "bezig", done, total });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, take));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  await cache.put(MISSING, new Response(JSON.stringify(missing.sort())));
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const lost = Object.keys(wanted).filter((path) => !kept.has(SITE + path) && !missing.includes(path));
  if (lost.length) {
    await caches.delete(CACHE);
    throw new Error(`not kept: ${lost.join(" ")}`);
  }
  return missing;
}

/** @param {unknown} error */
const isFull = (error) => error instanceof DOMException && error.name === "QuotaExceededError";

/** Put this version in its cache, or fail: a version with something missing does not take the place of one that is whole. */
async function install() {
  try {
    const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
    const whole = async () => {
      const lists = await Promise.all(older.map((cacheName) => caches.match(MISSING, { cacheName })));
      return lists.some((list) => !list) || (await Promise.all(lists.map((list) => list?.json()))).some((list) => !list.length);
    };
    const missing = await gather();
    if (missing.length && worker.registration.active && (await whole())) throw new Error(`not whole: ${missing.join(" ")}`);
  } catch (error) {
    // Half of it is of use to a next attempt, but not when it is half of a disk that is full.
    if (isFull(error)) await caches.delete(CACHE);
    await tell({ vw: isFull(error) ? "vol" : "mislukt" });
    throw error;
  }
}

/** Try once more what was left out. */
async function complete() {
  await gather().catch(() => {});
  await tell({ vw: "aangevuld" });
}

/** Nobody has a page of an older version open any more. */
async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/**
 * @param {Request} request
 * @param {URL} url
 */
async function answer(request, url) {
  const plain = url.origin + url.pathname;
  const address = plain.replace(/\/index\.html$/, "/");
  /** @param {string} path */
  const kept = (path) => caches.match(path, { cacheName: CACHE });
  // A script or style goes by an address with its hash; whatever else is asked is the same with any question mark.
  const found = (await kept(plain + url.search)) ?? (await kept(address));
  if (found) return found;
  if (request.mode === "navigate") {
    if (await kept(`${address}/`)) return Response.redirect(`${address}/${url.search}`, 301);
    // A page of another version from the network would get its style and scripts from this one.
    const none = await kept(`${SITE}404.html`);
    if (none) return new Response(none.body, { status: 404, headers: none.headers });
  }
  return fetch(request);
}

async function pages() {
  const all = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  return all.filter((page) => page.url.startsWith(SITE));
}

/** @param {object} message */
async function tell(message) {
  for (const page of await pages()) page.postMessage(message);
}

/**
 * The visitor wants this newer version now. A second page that is open would become a mix.
 * @param {ExtendableMessageEvent} event
 */
async function takeOver(event) {
  if ((await pages()).length > 1) event.source?.postMessage({ vw: "tabbladen" });
  else await worker.skipWaiting();
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "neem over") event.waitUntil(takeOver(event));
  if (event.data === "vul aan") event.waitUntil(complete());
});
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  // This site only reads, and only itself.
  if (url.origin !== location.origin || event.request.method !== "GET") event.respondWith(Response.error());
  else if (url.href.startsWith(SITE)) event.respondWith(answer(event.request, url));
});
