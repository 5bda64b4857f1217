// node scripts/bench_rules.mjs: the figures of bench_rules.py inside Pyodide.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { copyIn, start } from "./engine/pyodide_node.mjs";

const pyodide = await start();
const root = fileURLToPath(new URL("..", import.meta.url));
copyIn(pyodide.FS, `${root}/calculator`, "/project/calculator");
pyodide.FS.writeFile("/project/bench_rules.py", readFileSync(new URL("bench_rules.py", import.meta.url), "utf8"));
pyodide.pyimport("sys").path.insert(0, "/project");
console.log(pyodide.pyimport("bench_rules").report());
