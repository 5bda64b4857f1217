// node bake.mjs ARCHIVE REQUESTS FOLDER: make the snapshot that the browser starts from.
//
// The program is Pyodide's own, with other contents in its memory: CPython is started here, imports the rules from the
// archive, and what then stands in memory becomes the data of the same program. A visitor's browser has nothing
// left to start. Functions that no request of REQUESTS reaches, nor one close to them in the source, are cut to one instruction
// that stops the program: a request that needs one fails, never answers something else, and the page then takes the next
// engine.
//
// Nothing is written unless every request gives the answer that CPython gave, from the snapshot as it is shipped.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { startCPython } from "../pyodide_node.mjs";
import * as wasm from "./wasm.mjs";
import { wake } from "./worker.js";

const PAGE = 65_536;
const SMALLEST = 8;
const LARGEST_OBJECT = 512; // of CPython's own allocator; what is larger comes from malloc
// Functions this near to one that is reached stay too: the compiler keeps those of one source file together, and
// what a strange request needs is mostly there. They cost a tenth of a snapshot.
const NEAR = 10;
// What the worker uses of the program, and the collector for the run that counts.
const ENTRIES = [
  ...["memory", "__indirect_function_table", "malloc", "free", "PyUnicode_DecodeUTF8", "PyUnicode_AsUTF8AndSize"],
  ...["PyObject_CallOneArg", "Py_DecRef", "PyGC_Collect"],
];
const ENTRY_MODULE = "calculator.zelfcheck.browser";

const [archive, requestsFile, folder] = process.argv.slice(2);
/** @type {[string, string][]} */
const requests = JSON.parse(readFileSync(requestsFile, "utf8"));
const program = wasm.sections(readFileSync(fileURLToPath(import.meta.resolve("pyodide/pyodide.asm.wasm"))));
const changing = wasm.mutableGlobals(program);
const first = wasm.imported(program).functions;

// A clock that stands still, in one place, so that the same sources give the same bytes.
process.env.TZ = "UTC";
Date.now = () => 1_767_225_600_000;
performance.now = () => 0;
// The place of this file on the machine would stand in memory too, and so in what visitors get.
process.argv[1] = "snapshot";

// ------------------------------------------------------------------------------------ what stands in memory

/** A name by which a global that changes can be read. */
const reading = (/** @type {number} */ index) => `global ${index}`;

const unpacked = `${folder}/python.zip`;
writeFileSync(unpacked, gunzipSync(readFileSync(archive)));
const python = await startCPython(unpacked, () => {
  const more = changing.map((index) => ({ name: reading(index), kind: wasm.KIND.global, index }));
  const all = wasm.exportSection([...wasm.exported(program), ...more]);
  return wasm.assemble(wasm.replace(program, { [wasm.ID.exports]: all }));
});
const bytes = () => new Uint8Array(python.memory.buffer);

/** Give a C function a text. @param {string} text @param {(address: number) => number} use */
function withText(text, use) {
  const encoded = new TextEncoder().encode(`${text}\0`);
  const address = python.malloc(encoded.length);
  bytes().set(encoded, address);
  const result = use(address);
  python.free(address);
  return result;
}

function run(/** @type {string} */ code) {
  if (withText(code, python.PyRun_SimpleString)) throw new Error(`Python raised in: ${code}`);
}

run(`import gc, ${ENTRY_MODULE}\n${ENTRY_MODULE}.handle("{}")`);
// What is there now stays; the collector need not look at it again.
run("gc.collect(); gc.freeze()");
const module = withText(ENTRY_MODULE, python.PyImport_ImportModule);
const handle = withText("handle", (name) => python.PyObject_GetAttrString(module, name));

/**
 * Take away what CPython's own frozen modules were made from: all that are needed have been imported. Zeros are no
 * bytecode: an import of one of the others raises.
 */
function emptyFrozen() {
  const view = new DataView(python.memory.buffer);
  const word = (/** @type {number} */ address) => view.getUint32(address, true);
  for (const name of ["_PyImport_FrozenBootstrap", "_PyImport_FrozenStdlib", "_PyImport_FrozenTest"]) {
    // Four words each: name, code, size of the code, and whether it is a package. The last has no name.
    for (let entry = word(python[name].value); word(entry); entry += 16) bytes().fill(0, word(entry + 4), word(entry + 4) + word(entry + 8));
  }
}

/** Write zeros where nothing is: what was there once would only be carried along. */
function clean() {
  const top = python.sbrk(0);
  /** @param {number} size @param {(size: number) => number} allocate @param {number} most */
  const take = (size, allocate, most) => {
    const taken = [];
    for (let total = 0; total < most; total += size) {
      const address = allocate(size);
      taken.push(address);
      if (address + size > top && most === Infinity) break;
      bytes().fill(0, address, address + size);
    }
    return taken.reverse();
  };
  for (let size = SMALLEST * 2; size <= LARGEST_OBJECT; size += SMALLEST * 2) {
    take(size, python.PyObject_Malloc, 1 << 18).forEach(python.PyObject_Free);
  }
  const sizes = [];
  for (let size = 1 << 20; size >= 64; size /= 2) sizes.push(size);
  for (let size = 56; size >= SMALLEST; size -= SMALLEST) sizes.push(size);
  sizes.flatMap((size) => take(size, python.malloc, Infinity)).forEach(python.free);
  bytes().fill(0, python.emscripten_stack_get_end(), python.__stack_pointer.value);
}

emptyFrozen();
clean();
// The helper that Pyodide makes for calls with fewer arguments lies outside the program; without it CPython asks the page.
const runtime = python._PyRuntime.value + new DataView(python.memory.buffer).getInt32(python._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value, true);
new DataView(python.memory.buffer).setInt32(runtime, 0, true);

const memory = bytes().slice();
const values = new Map(changing.map((index) => [index, python[reading(index)].value]));
// The name of a function of the program is its index; functions from elsewhere are not taken along.
const table = [];
for (let place = 0; place < python.__indirect_function_table.length; place++) {
  const entry = python.__indirect_function_table.get(place);
  table.push(entry && Number(entry.name) >= first ? Number(entry.name) : -1);
}

// ------------------------------------------------------------------------------------ the snapshot

// Where `handle` lies in memory, for the worker: one global more than the program has.
const entrance = { name: "handle", kind: wasm.KIND.global, index: wasm.globals(program) };

/** The program with this memory. @param {Uint8Array} contents */
function withMemory(contents) {
  const { data, count } = wasm.dataSections(contents);
  return wasm.replace(program, {
    [wasm.ID.tables]: wasm.tableSection(program, table.length),
    [wasm.ID.memory]: wasm.memorySection(program, contents.length / PAGE),
    [wasm.ID.globals]: wasm.globalSection(program, values, handle),
    [wasm.ID.exports]: wasm.exportSection([...wasm.exported(program).filter(({ name }) => ENTRIES.includes(name)), entrance]),
    [wasm.ID.elements]: wasm.elementSection(table),
    [wasm.ID.count]: count,
    [wasm.ID.data]: data,
  });
}

/** Ask everything; stop at an answer that is not CPython's. @param {Uint8Array<ArrayBuffer>} binary */
async function askAll(binary) {
  const { exports, ask } = await wake(new WebAssembly.Module(binary));
  for (const [request, expected] of requests) {
    if (ask(request) !== expected) throw new Error(`the snapshot answers otherwise than CPython: ${request.slice(0, 300)}`);
  }
  exports.PyGC_Collect();
  return exports;
}

const all = wasm.bodies(program);
// The marks lie far above what Python uses, in memory that only this run has.
const marked = new Uint8Array(memory.length + (256 << 20));
marked.set(memory);
const marks = marked.length - Math.ceil(all.length / PAGE) * PAGE;
const marking = { [wasm.ID.code]: wasm.codeSection(all.map((body, place) => wasm.marking(body, marks + place))) };
const exports = await askAll(wasm.assemble(wasm.replace(withMemory(marked), marking)));
const reached = new Uint8Array(exports.memory.buffer, marks, all.length);

const kept = all.map((_, place) => reached.subarray(Math.max(0, place - NEAR), place + NEAR + 1).includes(1));
const code = wasm.codeSection(all.map((body, place) => (kept[place] ? body : wasm.UNREACHABLE)));
const snapshot = wasm.assemble(wasm.replace(withMemory(memory), { [wasm.ID.code]: code }));
await askAll(snapshot);
writeFileSync(`${folder}/snapshot.wasm`, snapshot);
console.log(`Snapshot: ${kept.filter(Boolean).length} of ${all.length} functions, ${requests.length} requests as CPython`);
process.exit(0);
