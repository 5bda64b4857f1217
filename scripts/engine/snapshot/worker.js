// Starts CPython as it stood when it had imported the rules, from one WebAssembly module (bake.mjs). It has no network, no
// files and no clock: the functions of the page that it can call are the two below. What else it might ask for stops it, and
// the page goes on with the next engine.
// @ts-check

const PAGE = 65_536;
const STEP = 256 * PAGE;

/**
 * @param {WebAssembly.Module} module
 * @returns {Promise<{ exports: Record<string, any>, ask: (request: string) => string }>}
 */
export async function wake(module) {
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
    const answer = text && exports.PyObject_CallOneArg(exports.handle.value, text);
    if (!answer) throw new Error("Python raised");
    const size = exports.malloc(4);
    const start = exports.PyUnicode_AsUTF8AndSize(answer, size);
    const length = new DataView(exports.memory.buffer).getInt32(size, true);
    exports.look(start, length);
    const result = new TextDecoder().decode(exports.memory.buffer.slice(start, start + length));
    exports.free(size);
    exports.Py_DecRef(answer);
    exports.Py_DecRef(text);
    return result;
  }
  return { exports, ask };
}

/** @param {WebAssembly.Module} module */
export const start = async (module) => (await wake(module)).ask;
