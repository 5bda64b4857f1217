// What the build puts above docs/assets/worker.js.
declare const loadPyodide: typeof import("pyodide").loadPyodide;
declare const _createPyodideModule: any;
declare const EMPTY_LOCK: string;
