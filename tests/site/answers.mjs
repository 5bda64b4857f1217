// node tests/site/answers.mjs ENGINE_FOLDER: import all that the browser's archive holds, from that archive alone, and
// answer the requests and judge the cases on standard input (JSON, two lists of texts).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { start } from "../../scripts/engine/pyodide_node.mjs";

const folder = mkdtempSync(join(tmpdir(), "veilig-wonen-"));
const archive = join(folder, "python.zip");
writeFileSync(archive, gunzipSync(readFileSync(join(process.argv[2], "python.bin"))));
const pyodide = await start(archive);
rmSync(folder, { recursive: true });

const modules = pyodide.pyimport("zipimport").zipimporter("/lib/python314.zip")._get_files().keys();
const importModule = pyodide.pyimport("importlib").import_module;
const imported = [];
for (const path of modules) {
  if (!path.endsWith(".pyc")) continue;
  const name = path.slice(0, -4).replace(/\/__init__$/, "").replaceAll("/", ".");
  importModule(name);
  imported.push(name);
}
const { handle, beoordeel } = pyodide.pyimport("calculator.zelfcheck.browser");
let text = "";
for await (const part of process.stdin.setEncoding("utf8")) text += part;
const { requests, cases } = JSON.parse(text);
const answers = requests.map((request) => handle(request));
process.stdout.write(JSON.stringify({ imported, answers, judged: cases.map((geval) => beoordeel(geval)) }));
