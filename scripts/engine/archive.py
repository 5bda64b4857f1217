"""Make the one archive that the browser loads. Runs inside Pyodide, at build time.

The archive takes the place of Pyodide's own standard library: it holds the modules that the package
really imports and the package itself, as bytecode of this very interpreter. Sorted entries, one fixed
date and hash-based bytecode make it the same bytes for the same sources.
"""

import importlib
import sys
from pathlib import Path
from types import CodeType

# A command line: run, and never imported.
COMMAND = "__main__"

# Imported inside functions of Pyodide when the need arises.
LATE = ("traceback",)


def package_modules(folder: Path) -> list[str]:
    """The dotted names of a package's modules."""
    names = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        if parts[-1] != COMMAND:
            names.append(".".join(parts).removesuffix(".__init__"))
    return names


def late_imports(source: str) -> set[str]:
    """Every absolute import anywhere in a source, those inside functions too."""
    import ast

    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def loaded() -> set[str]:
    """The names of the modules that have been imported so far."""
    return set(sys.modules)


def build(package_folder: str) -> bytes:
    """Import the package, gather what that took, and return the archive."""
    folder = Path(package_folder)
    sys.path.insert(0, str(folder.parent))
    package = package_modules(folder)
    for name in (*LATE, *package):
        importlib.import_module(name)
    browser = importlib.import_module(f"{folder.name}.zelfcheck.browser")
    browser.handle("{}")
    names = loaded() - {__name__}
    # From here on imports no longer count, except those that the package makes late.
    sources = {name: (folder.parent / path_of(name, folder)).read_text("utf-8") for name in package}
    for source in sources.values():
        for name in sorted(late_imports(source) - names):
            before = loaded()
            importlib.import_module(name)
            names |= {name} | (loaded() - before)
    return write(names, folder)


def path_of(name: str, folder: Path) -> Path:
    """The path of a module of the package, relative to the folder above it."""
    path = Path(*name.split("."))
    return path / "__init__.py" if (folder.parent / path).is_dir() else path.with_suffix(".py")


def write(names: set[str], folder: Path) -> bytes:
    """Compile the named modules and zip them: stored, then compressed as a whole."""
    import io
    import zipfile
    import zlib

    stdlib = next(entry for entry in sys.path if entry.endswith(".zip"))
    entries: dict[str, bytes] = {}
    with zipfile.ZipFile(stdlib) as library:
        shipped = set(library.namelist())
        for name in names:
            if getattr(sys.modules[name].__spec__, "origin", None) in ("built-in", "frozen"):
                continue
            base = name.replace(".", "/")
            for candidate in (f"{base}/__init__.py", f"{base}.py"):
                if candidate in shipped:
                    entries[candidate + "c"] = bytecode(library.read(candidate), candidate, 2)
    # Not optimised: the docstrings of the rules are sentences that the visitor reads.
    for name in package_modules(folder):
        path = path_of(name, folder)
        entries[f"{path}c"] = bytecode((folder.parent / path).read_bytes(), str(path), 0)
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as archive:
        for path_name in sorted(entries):
            archive.writestr(zipfile.ZipInfo(path_name, (1980, 1, 1, 0, 0, 0)), entries[path_name])
    # Compressed over the whole: smaller than entry by entry, and not left to the host.
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(plain.getvalue()) + packer.flush()


def bytecode(source: bytes, name: str, optimize: int) -> bytes:
    """The .pyc of a source, which the importer takes without looking for that source.

    Without what nothing here reads: the lines of a traceback, the annotations of functions, and the docstrings of functions
    without a decorator (those of a rule are sentences).
    """
    import ast
    from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]

    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
            every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg)
            for argument in filter(None, every):
                argument.annotation = None
            if not node.decorator_list and ast.get_docstring(node) is not None:
                node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
    code = compile(tree, name, "exec", dont_inherit=True, optimize=optimize)
    pyc: bytes = _code_to_hash_pyc(without_lines(code), source_hash(source), False)
    return pyc


def source_hash(source: bytes) -> bytes:
    """What the importer would compare the source by."""
    import importlib.util

    return importlib.util.source_hash(source)


def without_lines(code: CodeType) -> CodeType:
    """The code, and all code in it, without its table of lines."""
    inside = tuple(without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_consts=inside, co_linetable=b"")
