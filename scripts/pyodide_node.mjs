// Pyodide in Node, for the build and for the tests.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

/** Start Pyodide; with `archive` that file takes the place of its standard library. */
export async function start(/** @type {string | undefined} */ archive) {
  const runtime = dirname(fileURLToPath(import.meta.resolve("pyodide/pyodide.asm.wasm")));
  const lock = readFileSync(join(runtime, "pyodide-lock.json"), "utf8");
  return loadPyodide({
    indexURL: runtime,
    packageBaseUrl: runtime,
    lockFileContents: JSON.stringify({ info: JSON.parse(lock).info, packages: {} }),
    // The order of sets is fixed, so that a build is the same each time; bytecode without columns is smaller.
    env: { HOME: "/home", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
    ...(archive ? { stdLibURL: archive } : {}),
  });
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
