// What the theme leaves to the mouse: its menu and its search become reachable, and leavable, by keys. And the keys that it takes
// unasked are given back. Without this script both work as the theme made them.
// @ts-check

/** Where the theme puts the menu in a drawer, and the search behind a button. */
const drawer = matchMedia("(max-width: 76.234375em)");
const narrow = matchMedia("(max-width: 59.984375em)");
const TEXT =
  "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=file], [type=button], [type=submit])";

// A letter or a full stop that turns the page takes all answers with it (WCAG 2.1.4). Space presses and scrolls, as everywhere.
addEventListener(
  "keydown",
  (event) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || key?.length !== 1 || key === " ") return;
    if (!(target instanceof Element && target.matches(TEXT))) event.stopImmediatePropagation();
  },
  true,
);

/** @param {string} id */
function toggle(id) {
  return /** @type {HTMLInputElement} */ (document.getElementById(id));
}

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
function all(selector) {
  return document.querySelectorAll(selector);
}

/**
 * A button in place of a label that only a mouse can press. It keeps all that the theme's styles go by, `for` too.
 * @param {HTMLElement} label
 * @param {string} [name]
 */
function button(label, name) {
  const made = document.createElement("button");
  for (const { name: attribute, value } of label.attributes) {
    if (attribute !== "tabindex") made.setAttribute(attribute, value);
  }
  made.type = "button";
  if (name) made.setAttribute("aria-label", name);
  made.append(...label.childNodes);
  label.replaceWith(made);
  return made;
}

/** What is shut, or lies under what is open, is there for nobody. */
function update() {
  const open = drawer.matches && toggle("__drawer").checked;
  for (const menu of all(".md-sidebar--primary")) menu.inert = drawer.matches && !open;
  for (const search of all(".md-search")) search.inert = narrow.matches && !toggle("__search").checked;
  for (const below of all(".md-header, .md-content, .md-footer, .md-skip, .md-top")) below.inert = open;
  for (const control of all("button[for][aria-expanded]")) {
    control.setAttribute("aria-expanded", String(toggle(control.getAttribute("for") ?? "").checked));
  }
}

function begin() {
  if (!document.querySelector(".md-header")) return;
  const [opener] = [...all("label.md-header__button[for=__drawer]")].map((label) => button(label, "Menu"));
  const [finder] = [...all("label.md-header__button[for=__search]")].map((label) => button(label, "Zoeken"));
  const closer = document.createElement("button");
  closer.type = "button";
  closer.className = "vw-menu-dicht";
  closer.setAttribute("aria-label", "Menu sluiten");
  document.querySelector(".md-sidebar--primary")?.prepend(closer);
  const inside = [...all("label[for^=__nav], label[for=__toc]")].map((label) => button(label));
  for (const control of [opener, ...inside]) control?.setAttribute("aria-expanded", "false");
  for (const control of inside) {
    const id = control.getAttribute("for") ?? "";
    control.addEventListener("click", () => {
      toggle(id).click();
      // The part of the menu that opened lies over its button, and gone is the one that closed it.
      if (!drawer.matches) return;
      const place = toggle(id).checked ? "button.md-nav__title" : "button.md-nav__link";
      /** @type {HTMLElement | null} */ (document.querySelector(`${place}[for="${id}"]`))?.focus();
    });
  }
  opener?.addEventListener("click", () => {
    toggle("__drawer").click();
    closer.focus();
  });
  const shut = () => {
    toggle("__drawer").click();
    opener?.focus();
  };
  closer.addEventListener("click", shut);
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && drawer.matches && toggle("__drawer").checked) shut();
  });
  finder?.addEventListener("click", () => {
    for (const search of all(".md-search")) search.inert = false;
    toggle("__search").click();
    /** @type {HTMLElement | null} */ (document.querySelector(".md-search__input"))?.focus();
  });
  document.addEventListener("change", update);
  drawer.addEventListener("change", update);
  narrow.addEventListener("change", update);
  update();
}

// The page is read to its end; the theme's own script may still be on its way.
if (document.readyState === "loading") document.addEventListener("readystatechange", begin, { once: true });
else begin();
