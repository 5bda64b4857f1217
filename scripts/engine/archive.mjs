// node archive.mjs PACKAGE_FOLDER OUTPUT: make the browser's archive with archive.py, inside Pyodide.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { copyIn, start } from "./pyodide_node.mjs";

const [folder, output] = process.argv.slice(2);
const pyodide = await start();
const inside = `/build/${basename(folder)}`;
copyIn(pyodide.FS, folder, inside);
pyodide.FS.mkdirTree("/tool");
pyodide.FS.writeFile("/tool/archive.py", readFileSync(new URL("archive.py", import.meta.url), "utf8"));
pyodide.pyimport("sys").path.append("/tool");
writeFileSync(output, pyodide.pyimport("archive").build(inside).toJs());
