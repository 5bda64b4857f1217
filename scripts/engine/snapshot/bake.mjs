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
import * as placing from "./placing.mjs";
import * as wasm from "./wasm.mjs";
import { wake } from "./worker.js";

const PAGE = 65_536;
// Functions this near to one that is reached stay too: the compiler keeps those of one source file together, and
// what a strange request needs is mostly there.
const NEAR = 3;
// And so many allocations before and after one of which something is read.
const NEAR_PIECES = 12;
// So many grains are shipped together: 512 bytes would be too tight for requests that nobody foresaw.
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
const all = wasm.bodies(program);
const types = wasm.types(program);
const typeOf = wasm.functionTypes(program);
const first = wasm.imported(program).functions.length;

// A clock that stands still, in one place, so that the same sources give the same bytes.
process.env.TZ = "UTC";
Date.now = () => 1_767_225_600_000;
performance.now = () => 0;
// The place of this file on the machine would stand in memory too, and so in what visitors get.
process.argv[1] = "snapshot";

/** A name by which a global that changes can be read. */
const reading = (/** @type {number} */ index) => `global ${index}`;

const unpacked = `${folder}/python.zip`;
writeFileSync(unpacked, gunzipSync(readFileSync(archive)));

// Where each object lies, of those that are found from what the collector knows.
const OBJECTS = `gc.collect()
found, todo = {}, gc.get_objects()
for one in todo:
    if id(one) not in found:
        found[id(one)] = one
        todo += gc.get_referents(one)
        if type(one).__name__ == "code":
            todo += one.co_consts, one.co_names, one.co_name, one.co_qualname, one.co_filename, one.co_exceptiontable
del found[id(found)], found[id(todo)]
objects = b"".join(address.to_bytes(4, "little") for address in found)`;

/**
 * CPython when it has imported the rules: what then stands in memory.
 * @param {string} library what it imports first: what nobody reads of that is left out
 * @param {placing.Piece[]} near @param {placing.Piece[]} far what it allocates, in this order
 */
async function born(library, near = [], far = []) {
  const { address, live, sizes, apart } = placing.placing(near, far);
  const more = changing.map((index) => ({ name: reading(index), kind: wasm.KIND.global, index }));
  const python = await startCPython(unpacked, () => placing.asking(program, more), { [placing.ASKED]: address });
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

  const attribute = (/** @type {string} */ module, /** @type {string} */ name) => {
    const from = withText(module, python.PyImport_ImportModule);
    return withText(name, (text) => python.PyObject_GetAttrString(from, text));
  };

  /** Write zeros where nothing is: what was there once would only be carried along. */
  function clean() {
    const top = python.sbrk(0);
    const taken = [];
    // All that malloc has to give, the largest first. Of each size up to the first for which it had to ask for more memory.
    for (let size = 1 << 20; size >= 8; size = size > 64 ? size / 2 : size - 8) {
      for (let address = 0; address < top; taken.push(address)) {
        address = python["real malloc"](size);
        bytes().fill(0, address, address + python.malloc_usable_size(address));
      }
    }
    taken.reverse().forEach(python["real free"]);
    bytes().fill(0, python.emscripten_stack_get_end(), python.__stack_pointer.value);
  }

  const [rules] = ENTRY_MODULE.split(".");
  run(`import ${library}`);
  const own = sizes.length;
  run(`import ${ENTRY_MODULE}\n${ENTRY_MODULE}.handle("{}")`);
  run(`import gc, sys; library = ", ".join(name for name in sys.modules if not name.startswith("${rules}"))`);
  const names = python.PyUnicode_AsUTF8(attribute("__main__", "library"));
  const modules = new TextDecoder().decode(bytes().slice(names, bytes().indexOf(0, names)));
  // What is there now stays: its references need not be counted, and the collector takes it out of its lists.
  run(OBJECTS);
  const list = attribute("__main__", "objects");
  const start = python.PyBytes_AsString(list);
  new Uint32Array(python.memory.buffer.slice(start, start + python.PyBytes_Size(list))).forEach((object) => python._Py_SetImmortal(object));
  python.Py_DecRef(list);
  // With the caches of lookups empty, the requests read what any later lookup reads that finds another in its place.
  run("del found, todo, one, objects; gc.collect(); gc.freeze(); sys._clear_internal_caches()");
  const handle = attribute(ENTRY_MODULE, "handle");
  const importer = python.PyFunction_GetCode(attribute("importlib._bootstrap", "_find_and_load"));
  const pieces = [...live].map(([address, number]) => ({ address, number, size: sizes[number] })).sort((one, other) => one.number - other.number);
  // The map of what is shipped: a block of the heap that nothing ever writes in.
  const map = python["real malloc"](MOST >> loads.GRAIN_BITS);
  clean();
  bytes().fill(0, map, map + (MOST >> loads.GRAIN_BITS));
  // The helper that Pyodide makes for calls with fewer arguments lies outside the program; without it CPython asks the page.
  const runtime = python._PyRuntime.value + new DataView(python.memory.buffer).getInt32(python._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value, true);
  new DataView(python.memory.buffer).setInt32(runtime, 0, true);
  // The name of a function of the program is its index; functions from elsewhere are not taken along.
  const table = Array.from({ length: python.__indirect_function_table.length }, (_, place) => {
    const entry = python.__indirect_function_table.get(place);
    return entry && all[Number(entry.name) - first] ? Number(entry.name) : -1;
  });
  const values = new Map(changing.map((index) => [index, python[reading(index)].value]));
  const [text, end] = [python.PyUnicode_Type.value, python.emscripten_stack_get_end()];
  return { memory: bytes().slice(), values, table, handle, importer, map, pieces, own, apart, modules, text, end };
}

const stackPointer = wasm.exported(program).find(({ name }) => name === "__stack_pointer")?.index ?? -1;
// One function more than the program has: it looks whether a range is there, and gets its start and length.
const looks = first + all.length;
// For the worker that function, and where `handle` lies in memory: one global more.
const MORE = [
  { name: "look", kind: wasm.KIND.function, index: looks },
  { name: "handle", kind: wasm.KIND.global, index: wasm.globals(program) },
];
const ranging = types.findIndex(({ parameters, results }) => parameters.join() === "127,127" && !results.length);

/** @typedef {Awaited<ReturnType<typeof born>>} Born */

/**
 * The program with this memory and these functions.
 * @param {Born} state @param {Uint8Array} contents @param {number[]} functions its table @param {Uint8Array[]} code
 */
function assembled({ values, handle }, contents, functions, code) {
  const { data, count } = wasm.dataSections(contents);
  return wasm.assemble(
    wasm.replace(program, {
      [wasm.ID.functions]: wasm.functionSection([...typeOf, ranging]),
      [wasm.ID.tables]: wasm.tableSection(program, functions.length),
      [wasm.ID.memory]: wasm.memorySection(program, contents.length / PAGE, MOST / PAGE),
      [wasm.ID.globals]: wasm.globalSection(program, values, handle),
      [wasm.ID.exports]: wasm.exportSection([...wasm.exported(program).filter(({ name }) => ENTRIES.includes(name)), ...MORE]),
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

/** Each load of a function with what goes before it. @param {Uint8Array} body @param {number} place @param {(get: number[]) => number[]} address @param {(address: number, size: number) => boolean} [absent] */
const instrumented = (body, place, address, absent) =>
  loads.instrumented(body, types[typeOf[place]].parameters.length, stackPointer, { address, absent, copy: looks });

/** Which functions are called and what is read, in notes of some bytes, while everything is asked. @param {Born} state */
async function noted(state) {
  // The marks lie far above what Python uses, in memory that only this run has.
  const marked = new Uint8Array(state.memory.length + (256 << 20));
  marked.set(state.memory);
  const functionMarks = marked.length - Math.ceil(all.length / PAGE) * PAGE;
  const loadMarks = functionMarks - (marked.length >> loads.NOTE_BITS);
  const note = loads.noting(loadMarks);
  const code = all.map((body, place) => wasm.marking(instrumented(body, place, note), functionMarks + place));
  const { exports } = await askAll(assembled(state, marked, state.table, [...code, loads.ranging(note, false)]), requests);
  const read = new Uint8Array(exports.memory.buffer, loadMarks, state.memory.length >> loads.NOTE_BITS).slice();
  return {
    reached: new Uint8Array(exports.memory.buffer, functionMarks, all.length).slice(),
    /** Is any of this read? */
    isRead: (/** @type {number} */ from, /** @type {number} */ to) => read.subarray(from >> loads.NOTE_BITS, ((to - 1) >> loads.NOTE_BITS) + 1).includes(1),
  };
}

/** Which are marked, or stand so near to one that is. @param {Uint8Array} marks @param {number} near */
const around = (marks, near) => [...marks].map((_, place) => marks.subarray(Math.max(0, place - near), place + near + 1).includes(1));

const before = await born((await born("sys")).modules);
const { isRead: isReadBefore } = await noted(before);
// Before a block stands what malloc knows about it.
const wanted = Uint8Array.from(before.pieces, ({ address, size }) => Number(isReadBefore(address - 4, address + size)));
const words = new Uint32Array(before.memory.buffer);
// A dictionary may look at each text in it, on the way to another; and what belongs to the rules themselves is all kept.
const isNear = around(wanted, NEAR_PIECES).map((is, place) => {
  const { address, number } = before.pieces[place];
  return address !== before.importer && (is || number >= before.own || words[(address >> 2) + 1] === before.text);
});
const near = before.pieces.filter((_, place) => isNear[place]);
const state = await born(before.modules, near, before.pieces.filter((_, place) => !isNear[place]));
const { memory, map, apart, end } = state;
const { reached, isRead } = await noted(state);

// Of each piece that was read all is shipped, and of the next its begin: a structure may go on there.
const grain = 1 << loads.GRAIN_BITS;
const read = Uint8Array.from({ length: memory.length / grain }, (_, place) => Number(isRead(place * grain, (place + 1) * grain)));
/** May this grain be left out? Where malloc gives something out, nothing is. */
const spare = (/** @type {number} */ place) => place < end >> loads.GRAIN_BITS || (place * grain >= apart.from && (place + 1) * grain <= apart.to);
const absent = [...read].map((_, place) => {
  const piece = place - (place % PIECE);
  const wasRead = read[place - 1] || read.subarray(piece, piece + PIECE).includes(1);
  return spare(place) && !wasRead && memory.subarray(place * grain, (place + 1) * grain).some((byte) => byte);
});
absent.forEach((is, place) => {
  if (is) memory.fill(0, place * grain, (place + 1) * grain);
  if (is || absent[place + 1]) memory[map + place] = 0xff;
});
// An import of what is not there would be an error that Python can catch: it stops the program.
if (!memory[map + (state.importer >> loads.GRAIN_BITS)]) throw new Error("the snapshot can import");

const isAbsent = (/** @type {number} */ address, /** @type {number} */ size) =>
  [address, address + size - 1].some((byte) => absent[byte >> loads.GRAIN_BITS]);
const check = loads.checking(map);
const kept = around(reached, NEAR);
const code = all.map((body, place) => {
  if (!kept[place]) return wasm.UNREACHABLE;
  // What the page throws when it is asked for something would come back into the program.
  if (loads.catches(body)) throw new Error(`function ${first + place} catches what stops the program`);
  return instrumented(body, place, check, isAbsent);
});
const slim = state.table.map((entry) => (kept[entry - first] ? entry : -1));
const snapshot = assembled(state, memory, slim, [...code, loads.ranging(check, true)]);
await askAll(snapshot, requests);
const { stopped } = await askAll(snapshot, unseen, Math.floor(unseen.length / 1000));
writeFileSync(`${folder}/snapshot.wasm`, snapshot);
console.log(
  `Snapshot: ${kept.filter(Boolean).length} of ${all.length} functions, ${(absent.filter(Boolean).length * grain) >> 10} kB of memory left out; ` +
    `${requests.length} requests as CPython, and ${unseen.length - stopped} of ${unseen.length} unseen ones`,
);
process.exit(0);
