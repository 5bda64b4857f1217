// node scripts/pytest.mjs PACKAGES [PYTEST ARGUMENT ...]: the unit tests inside Pyodide.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { copyIn, start } from "./engine/pyodide_node.mjs";

const [packages, ...more] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const pyodide = await start();
const { FS } = pyodide;
// Mounted and not copied: the folder is large.
FS.mkdirTree("/packages");
FS.mount(FS.filesystems.NODEFS, { root: packages }, "/packages");
FS.mkdirTree("/project");
for (const folder of ["calculator", "tests"]) copyIn(FS, `${root}/${folder}`, `/project/${folder}`);
FS.writeFile("/project/pyproject.toml", readFileSync(`${root}/pyproject.toml`, "utf8"));
const os = pyodide.pyimport("os");
os.chdir("/project");
const sys = pyodide.pyimport("sys");
sys.path.insert(0, "/packages");
sys.path.insert(0, "/project");
const options = ["-q", "--rootdir=/project", "--ignore=tests/site", "-m", "not host and not site and not slow and not thorough", ...more];
process.exitCode = pyodide.pyimport("pytest").main(pyodide.toPy(options));
