// The engine's own thread. The build puts Pyodide's scripts above this file, so that the page can check
// the whole before it runs (scripts/engine.py).
// @ts-check
/* global loadPyodide, _createPyodideModule, EMPTY_LOCK */

const ARCHIVE = "https://archive.invalid/python.zip";
/** @type {(request: string) => string} */
let handle;

/**
 * @param {WebAssembly.Module} module
 * @param {Uint8Array<ArrayBuffer>} packed
 */
async function start(module, packed) {
  // The runtime asks for two files, and both are here already. There is no third, and no network.
  const archive = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  self.fetch = async (address) => (String(address) === ARCHIVE ? new Response(archive) : Response.error());
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
  const pyodide = await loadPyodide({
    createPyodideModule: _createPyodideModule,
    indexURL: "https://archive.invalid/",
    packageBaseUrl: "https://archive.invalid/",
    stdLibURL: ARCHIVE,
    lockFileContents: EMPTY_LOCK,
  });
  handle = pyodide.pyimport("calculator.zelfcheck.browser").handle;
}

self.onmessage = async ({ data }) => {
  try {
    if (data.module) {
      await start(data.module, data.packed);
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ answer: handle(data.request) });
    }
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
