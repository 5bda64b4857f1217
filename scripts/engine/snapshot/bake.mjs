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
import * as loads from "./loads.mjs";
import * as wasm from "./wasm.mjs";
import { wake } from "./worker.js";

const PAGE = 65_536;
const SMALLEST = 8;
// Functions this near to one that is reached stay too: the compiler keeps those of one source file together, and
// what a strange request needs is mostly there.
const NEAR = 3;
// Of static data so many grains are shipped together: 512 bytes would be too tight for requests that nobody foresaw.
const PIECE = 4;
// As much memory as a snapshot may come to use: the map is about all of it.
const MOST = 1 << 30;
// What the worker uses of the program, and the collector for the run that counts.
const ENTRIES = [
  ...["memory", "__indirect_function_table", "malloc", "free", "PyUnicode_DecodeUTF8", "PyUnicode_AsUTF8AndSize"],
  ...["PyObject_CallOneArg", "Py_DecRef", "PyGC_Collect"],
];
const ENTRY_MODULE = "calculator.zelfcheck.browser";

const [archive, requestsFile, folder] = process.argv.slice(2);
/** @type {{ requests: [string, string][], unseen: [string, string][] }} */
const { requests, unseen } = JSON.parse(readFileSync(requestsFile, "utf8"));
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
  const sizes = [];
  for (let size = 1 << 20; size >= 64; size /= 2) sizes.push(size);
  for (let size = 56; size >= SMALLEST; size -= SMALLEST) sizes.push(size);
  const taken = [];
  for (const size of sizes) {
    // Up to the first block that the heap had to grow for: then there was no room left of this size.
    for (let address = 0; address + size <= top; taken.push(address)) {
      address = python.malloc(size);
      bytes().fill(0, address, address + size);
    }
  }
  taken.reverse().forEach(python.free);
  bytes().fill(0, python.emscripten_stack_get_end(), python.__stack_pointer.value);
}

// The map of what is shipped of the static data: a block of the heap that nothing ever writes in.
const map = python.malloc(MOST >> loads.GRAIN_BITS);
emptyFrozen();
clean();
bytes().fill(0, map, map + (MOST >> loads.GRAIN_BITS));
// The helper that Pyodide makes for calls with fewer arguments lies outside the program; without it CPython asks the page.
const runtime = python._PyRuntime.value + new DataView(python.memory.buffer).getInt32(python._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value, true);
new DataView(python.memory.buffer).setInt32(runtime, 0, true);

const memory = bytes().slice();
/** Where the static data ends. */
const end = python.emscripten_stack_get_end();
const values = new Map(changing.map((index) => [index, python[reading(index)].value]));
// The name of a function of the program is its index; functions from elsewhere are not taken along.
const table = [];
for (let place = 0; place < python.__indirect_function_table.length; place++) {
  const entry = python.__indirect_function_table.get(place);
  table.push(entry && Number(entry.name) >= first ? Number(entry.name) : -1);
}

// ------------------------------------------------------------------------------------ the snapshot

const all = wasm.bodies(program);
const types = wasm.types(program);
const typeOf = wasm.functionTypes(program);
const stackPointer = wasm.exported(program).find(({ name }) => name === "__stack_pointer")?.index ?? -1;
// Where `handle` lies in memory, for the worker: one global more than the program has.
const entrance = { name: "handle", kind: wasm.KIND.global, index: wasm.globals(program) };
// One function more: it looks at a range of addresses, and gets the start and the length.
const ranging = types.findIndex(({ parameters, results }) => parameters.join() === "127,127" && !results.length);

/**
 * The program with this memory and these functions.
 * @param {Uint8Array} contents @param {number[]} functions its table @param {Uint8Array[]} code
 */
function assembled(contents, functions, code) {
  const { data, count } = wasm.dataSections(contents);
  return wasm.assemble(
    wasm.replace(program, {
      [wasm.ID.functions]: wasm.functionSection([...typeOf, ranging]),
      [wasm.ID.tables]: wasm.tableSection(program, functions.length),
      [wasm.ID.memory]: wasm.memorySection(program, contents.length / PAGE, MOST / PAGE),
      [wasm.ID.globals]: wasm.globalSection(program, values, handle),
      [wasm.ID.exports]: wasm.exportSection([...wasm.exported(program).filter(({ name }) => ENTRIES.includes(name)), entrance]),
      [wasm.ID.elements]: wasm.elementSection(functions),
      [wasm.ID.count]: count,
      [wasm.ID.code]: wasm.codeSection(code),
      [wasm.ID.data]: data,
    }),
  );
}

/** Ask everything; stop at an answer that is not CPython's. @param {Uint8Array<ArrayBuffer>} binary @param {[string, string][]} pairs @param {number} allowed how many may stop the snapshot */
async function askAll(binary, pairs, allowed = 0) {
  const module = new WebAssembly.Module(binary);
  let engine = await wake(module);
  let stopped = 0;
  for (const [request, expected] of pairs) {
    let answer;
    try {
      answer = engine.ask(request);
    } catch (error) {
      if (++stopped > allowed) throw new Error(`the snapshot stops at: ${request.slice(0, 300)}`, { cause: error });
      engine = await wake(module);
      continue;
    }
    if (answer !== expected) throw new Error(`the snapshot answers otherwise than CPython: ${request.slice(0, 300)}`);
  }
  engine.exports.PyGC_Collect();
  return { exports: engine.exports, stopped };
}

/** Each load of a function with what goes before it. @param {Uint8Array} body @param {number} place @param {(get: number[]) => number[]} address @param {(address: number, size: number) => number[] | null} fixed */
const instrumented = (body, place, address, fixed) =>
  loads.instrumented(body, types[typeOf[place]].parameters.length, stackPointer, { address, fixed, copy: first + all.length });

// The marks lie far above what Python uses, in memory that only this run has.
const marked = new Uint8Array(memory.length + (256 << 20));
marked.set(memory);
const functionMarks = marked.length - Math.ceil(all.length / PAGE) * PAGE;
const loadMarks = functionMarks - (marked.length >> loads.GRAIN_BITS);
const note = loads.noting(loadMarks);
const noting = all.map((body, place) => wasm.marking(instrumented(body, place, note, () => null), functionMarks + place));
const { exports } = await askAll(assembled(marked, table, [...noting, loads.ranging(note, false)]), requests);
const reached = new Uint8Array(exports.memory.buffer, functionMarks, all.length);
const read = new Uint8Array(exports.memory.buffer, loadMarks, end >> loads.GRAIN_BITS);

// Of each piece that was read all is shipped, and of the next its begin: a structure may go on there.
const grain = 1 << loads.GRAIN_BITS;
const shipped = read.map((_, place) => {
  const piece = place - (place % PIECE);
  return Number(read.subarray(piece, piece + PIECE).includes(1) || read[place - 1] === 1);
});
/** @type {number[]} */
const absent = [...shipped].map((is, place) => {
  const content = memory.subarray(place * grain, (place + 1) * grain);
  if (is || content.every((byte) => !byte)) return 0;
  content.fill(0);
  return 1;
});
absent.forEach((is, place) => {
  if (is || absent[place + 1]) memory[map + place] = 0xff;
});

const isAbsent = (/** @type {number} */ address, /** @type {number} */ size) => absent[address >> loads.GRAIN_BITS] || absent[(address + size - 1) >> loads.GRAIN_BITS];
const check = loads.checking(map);
const kept = all.map((_, place) => reached.subarray(Math.max(0, place - NEAR), place + NEAR + 1).includes(1));
const code = all.map((body, place) =>
  kept[place] ? instrumented(body, place, check, (address, size) => (isAbsent(address, size) ? loads.STOP : [])) : wasm.UNREACHABLE,
);
const slim = table.map((entry) => (kept[entry - first] ? entry : -1));
const snapshot = assembled(memory, slim, [...code, loads.ranging(check, true)]);
await askAll(snapshot, requests);
const { stopped } = await askAll(snapshot, unseen, Math.floor(unseen.length / 1000));
writeFileSync(`${folder}/snapshot.wasm`, snapshot);
console.log(
  `Snapshot: ${kept.filter(Boolean).length} of ${all.length} functions, ${absent.filter(Boolean).length} of ${absent.length} kB static data left out; ` +
    `${requests.length} requests as CPython, and ${unseen.length - stopped} of ${unseen.length} unseen ones`,
);
process.exit(0);
