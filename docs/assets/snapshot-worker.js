// The engine's own thread, from a snapshot: CPython as it stood when it had imported the rules, as one WebAssembly
// module (scripts/snapshot.mjs). It has no network, no files and no clock: the functions of the page that it
// can call are the two below. What else it might ask for stops it, and the page goes on with the whole runtime.
// @ts-check
/* global HANDLE */

const PAGE = 65_536;
const STEP = 256 * PAGE;

/**
 * Start Python from a snapshot.
 * @param {WebAssembly.Module} module
 * @param {number} handle where `calculator.zelfcheck.browser.handle` lies in its memory
 * @returns {Promise<{ exports: Record<string, any>, ask: (request: string) => string }>}
 */
export async function start(module, handle) {
  /** @type {Record<string, (...values: any[]) => number>} */
  const host = {
    // Grow the memory to at least this size; 0 when that cannot be.
    emscripten_resize_heap(size) {
      const missing = (size >>> 0) - exports.memory.buffer.byteLength;
      try {
        exports.memory.grow(Math.ceil(Math.max(missing, STEP) / PAGE));
        return 1;
      } catch {
        return 0;
      }
    },
    // A C function that takes fewer arguments than it is given, which WebAssembly itself does not allow.
    _PyEM_TrampolineCall_JS: (address, ...values) => exports.__indirect_function_table.get(address)(...values),
  };
  /** @type {Record<string, Record<string, WebAssembly.Global | Function>>} */
  const imports = {};
  for (const { module: group, name, kind } of WebAssembly.Module.imports(module)) {
    const refuse = () => {
      throw new Error(`not in the snapshot: ${name}`);
    };
    // The globals that it imports are addresses of functions that nothing calls.
    const global = kind === "global" && new WebAssembly.Global({ value: "i32", mutable: true }, 0);
    (imports[group] ??= {})[name] = global || (host[name] ?? refuse);
  }
  const instance = await WebAssembly.instantiate(module, /** @type {WebAssembly.Imports} */ (imports));
  const exports = /** @type {Record<string, any>} */ (instance.exports);

  /** @param {string} request */
  function ask(request) {
    const bytes = new TextEncoder().encode(request);
    const place = exports.malloc(bytes.length || 1);
    new Uint8Array(exports.memory.buffer).set(bytes, place);
    const text = exports.PyUnicode_DecodeUTF8(place, bytes.length, 0);
    exports.free(place);
    const answer = text && exports.PyObject_CallOneArg(handle, text);
    if (!answer) throw new Error("Python raised");
    const size = exports.malloc(4);
    const start = exports.PyUnicode_AsUTF8AndSize(answer, size);
    const end = start + new DataView(exports.memory.buffer).getInt32(size, true);
    const result = new TextDecoder().decode(exports.memory.buffer.slice(start, end));
    exports.free(size);
    exports.Py_DecRef(answer);
    exports.Py_DecRef(text);
    return result;
  }
  return { exports, ask };
}

/** @type {Awaited<ReturnType<typeof start>>} */
let engine;

globalThis.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  try {
    if (data.module) {
      engine = await start(data.module, HANDLE);
      // An engine that cannot answer the emptiest request is not ready.
      JSON.parse(engine.ask("{}"));
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ answer: engine.ask(data.request) });
    }
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
