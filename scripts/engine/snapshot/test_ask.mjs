// node test_ask.mjs SNAPSHOT < REQUESTS: the answers that the browser's snapshot gives, null where it stops; how many bytes of memory
// it has after each; and which functions of the page it can call.
import { readFileSync } from "node:fs";
import { wake } from "./worker.js";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const { instantiate } = WebAssembly;
const callable = [];
WebAssembly.instantiate = (source, imports) => {
  for (const [name, given] of Object.entries(imports).flatMap(([, group]) => Object.entries(group))) {
    try {
      if (typeof given === "function") given();
    } catch (error) {
      if (String(error) !== `Error: not in the snapshot: ${name}`) callable.push(name);
    }
  }
  WebAssembly.instantiate = instantiate;
  return instantiate(source, imports);
};
let engine = await wake(module);
const answers = [];
const memory = [];
for (const request of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    answers.push(engine.ask(request));
  } catch {
    answers.push(null);
    engine = await wake(module);
  }
  memory.push(engine.exports.memory.buffer.byteLength);
}
console.log(JSON.stringify({ answers, memory, callable: callable.sort() }));
