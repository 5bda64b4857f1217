// node tests/site/snapshot.mjs SNAPSHOT HANDLE < REQUESTS: the answers that the browser's snapshot gives, null where it stops;
// and how many bytes of memory it has after each.
import { readFileSync } from "node:fs";
import { start } from "../../docs/assets/snapshot-worker.js";

const [file, handle] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(file));
let engine = await start(module, Number(handle));
const answers = [];
const memory = [];
for (const request of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    answers.push(engine.ask(request));
  } catch {
    answers.push(null);
    engine = await start(module, Number(handle));
  }
  memory.push(engine.exports.memory.buffer.byteLength);
}
console.log(JSON.stringify({ answers, memory }));
