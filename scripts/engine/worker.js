// Starts the whole of Pyodide. The build puts Pyodide's scripts above this file (scripts/engine/__init__.py).
// @ts-check
/* global loadPyodide, _createPyodideModule, EMPTY_LOCK */

const ARCHIVE = "https://archive.invalid/python.zip";

/**
 * @param {WebAssembly.Module} module
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<(request: string) => string>}
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
  return pyodide.pyimport("calculator.zelfcheck.browser").handle;
}
