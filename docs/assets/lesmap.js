// Prints the sheets of the trainer: they lie in templates, and are on the page only while it is printed.

const sheets = /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll("template[data-vel]"));
const paper = /** @type {HTMLElement} */ (document.getElementById("vw-druk"));
// What the browser's own menu prints: the sheets for the group.
let wanted = "blad";

addEventListener("beforeprint", () => {
  const chosen = [...sheets].filter(({ dataset }) => wanted === "alles" || dataset.vel?.split("-")[0] === wanted || dataset.vel === wanted);
  paper.replaceChildren(...chosen.map(({ content }) => content.cloneNode(true)));
});
addEventListener("afterprint", () => {
  paper.replaceChildren();
  wanted = "blad";
});
for (const choice of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-druk]"))) {
  choice.addEventListener("click", () => {
    wanted = choice.dataset.druk ?? wanted;
    print();
  });
}
