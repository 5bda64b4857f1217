// Pyodide in Node, for the build and for the tests.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import createModule from "pyodide/pyodide.asm.mjs";

const WASM = fileURLToPath(import.meta.resolve("pyodide/pyodide.asm.wasm"));

/** Start Pyodide; with `archive` that file takes the place of its standard library. */
export async function start(/** @type {string | undefined} */ archive, more = {}) {
  const runtime = dirname(WASM);
  const lock = readFileSync(join(runtime, "pyodide-lock.json"), "utf8");
  return loadPyodide({
    indexURL: runtime,
    packageBaseUrl: runtime,
    lockFileContents: JSON.stringify({ info: JSON.parse(lock).info, packages: {} }),
    // The order of sets is fixed, so that a build is the same each time; bytecode without columns is smaller.
    // And nothing of this machine.
    env: { HOME: "/home", LANG: "C.UTF-8", _: "python", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
    ...(archive ? { stdLibURL: archive } : {}),
    ...more,
  });
}

/**
 * Start CPython alone, as Pyodide's program begins it and before its own packages are imported.
 * @param {string} archive
 * @param {(binary: Uint8Array) => Uint8Array} alter changes the program before it is compiled
 * @param {Record<string, (exports: Record<string, any>, ...values: number[]) => number>} instead takes the place of functions of the page
 * @returns {Promise<Record<string, any>>} the exports of the program
 */
export async function startCPython(archive, alter, instead) {
  const { instantiate } = WebAssembly;
  /** @type {Record<string, any>} */
  let exports = {};
  // Pyodide keeps the program's exports to itself.
  WebAssembly.instantiate = async (source, imports) => {
    const program = source.byteLength > 1_000_000;
    for (const [name, use] of Object.entries(program ? instead : {})) imports.env[name] = (/** @type {number[]} */ ...values) => use(exports, ...values);
    const made = await instantiate(program ? alter(new Uint8Array(source)) : source, imports);
    if (program) exports = made.instance.exports;
    return made;
  };
  await new Promise((resolve, reject) => {
    // What is imported next would be Pyodide's own packages: it waits for ever.
    const createPyodideModule = async (/** @type {object} */ settings) => {
      resolve(await createModule(settings));
      return new Promise(() => {});
    };
    start(archive, { createPyodideModule }).catch(reject);
  });
  WebAssembly.instantiate = instantiate;
  return exports;
}

/** Copy a folder of this machine into Pyodide's own file system. */
export function copyIn(/** @type {any} */ FS, /** @type {string} */ source, /** @type {string} */ target) {
  FS.mkdirTree(target);
  for (const name of readdirSync(source).sort()) {
    const path = join(source, name);
    if (name === "__pycache__") continue;
    if (statSync(path).isDirectory()) copyIn(FS, path, `${target}/${name}`);
    else FS.writeFile(`${target}/${name}`, new Uint8Array(readFileSync(path)));
  }
}
