// The browser side of the self-check: messages, focus and history. It knows no question, no rule and no
// sentence: those come from the page and from Python.
// @ts-check

import { Engine, Refused, engines, forAll, loading, state } from "./engine.js";

/** @typedef {{ actie: string, velden: Record<string, string[]>, vraag: string | null }} Action */
/** @typedef {{ stand: object, html: string, titel: string, focus: string, stap: string, fout?: string, stuk?: boolean }} Answer */

const SLOW = 10_000;
const FILE_LIMIT = 1_000_000;

// ---------------------------------------------------------------------------------------------- self-check

/**
 * @param {HTMLElement} app
 * @param {Engine} engine
 */
function selfCheck(app, engine) {
  document.getElementById("vw-niet-binnen")?.remove();
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
  /** The answers that are somewhere else too: in a file, in a link, or pasted. */
  let elsewhere = "";
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
      },
      (error) => {
        if (mine === engine && !nextInstead(error) && !busy) fail(error);
      },
    );
  }

  /**
   * Go on with the next engine where this one failed, for whatever reason but one that would hold for all.
   * @param {unknown} error
   */
  function nextInstead(error) {
    if (forAll(error) || engine.place + 1 === engines().length) return false;
    renew(engine.place + 1);
    return true;
  }

  /**
   * A new start, of which nothing remains of the one before but the files that came in right.
   * @param {number} [place]
   */
  function renew(place = 0) {
    engine.stop(new Error("replaced"));
    delete app.dataset.engine;
    ready = false;
    engine = new Engine(place);
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
    say(state(error), error.message);
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
        if (mine === engine && !nextInstead(error)) throw error;
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
      const answer = await ask(JSON.stringify(request));
      if (["open", "fragment"].includes(action.actie)) elsewhere = JSON.stringify(answer.stand);
      show(answer, moved);
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
    weigh();
    if (moved) remember(true);
    else if (next) {
      depth += 1;
      remember(false);
    }
    focus(answer.focus);
    // Who has come this far may want it again, and nobody waits for it now.
    if (step === "uitkomst") document.dispatchEvent(new CustomEvent("vw-uitkomst", { detail: { engines: engine.place + 1 } }));
  }

  /** Whether answers would be lost with this page: those of an outcome too, as long as it exists nowhere else. */
  function weigh() {
    app.toggleAttribute("data-bezig", JSON.stringify(stand) !== elsewhere);
  }

  /** @param {string} id */
  function focus(id) {
    const element = document.getElementById(id) ?? app.querySelector("h1");
    element?.focus({ preventScroll: true });
    // At a threat the numbers to call stand above the outcome: they stay in sight.
    const numbers = element?.matches("h1") ? app.querySelector(".vw-uitkomst > .vw-dreiging") : null;
    (numbers ?? element)?.scrollIntoView({ block: "start" });
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

  document.addEventListener("vw-elders", () => {
    elsewhere = JSON.stringify(stand);
    weigh();
  });

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-vw=opnieuw-laden]") : null;
    if (!button) return;
    // It is still trying: at once, then.
    if (loading.waiting) return loading.retry();
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
const early = engines().length ? new Engine(0) : null;

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
