"""The bill of materials that goes with the site, `bom.cdx.json` (CycloneDX): every file, where it comes from, its licence.

Knows the origin of every file in the site, and stops the build at one that it does not know: a file of the theme or the
runtime must be theirs byte for byte. `python -m scripts.bom` prints the parts.
"""

import hashlib
import importlib.metadata
import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from calculator import __version__
from scripts import redirects
from scripts.icons import site_name
from scripts.paths import ROOT, RUNTIME, SITE
from scripts.wheel import empty_lock

FILE = "bom.cdx.json"
CODE, TEXTS, THEME, PYODIDE, PYTHON = "code", "texts", "mkdocs-material", "pyodide", "cpython"
# The list of licences has no name for it.
PUBLIC_DOMAIN = "LicenseRef-public-domain"
# What the theme has taken up into its scripts and styles, as its source maps name it.
IN_THEME = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C-20150513",
    "lunr": "MIT",
    "lunr-languages": "MPL-1.1",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
# What is linked into the runtime beside Python itself: licence, version, and the text that shows it is there.
IN_RUNTIME = {
    "bzip2": ("bzip2-1.0.6", "1.0.6", "1.0.6, 6-Sept-2010"),
    "emscripten": ("MIT", "5.0.3", "5.0.3"),
    "expat": ("MIT", "2.7.3", "expat_2.7.3"),
    "libffi": ("MIT", "", "ffi_call"),
    "mpdecimal": ("BSD-2-Clause", "2.5.1", "2.5.1"),
    "sqlite": ("blessing", "3.39.0", "3.39.0"),
    "xz": (PUBLIC_DOMAIN, "5.2.2", "5.2.2"),
    "zlib": ("Zlib", "1.3.1", "deflate 1.3.1"),
    "zstd": ("BSD-3-Clause", "1.5.7", "1.5.7"),
}
# Where a file that the build makes comes from, by its path; the first pattern counts.
MADE: Mapping[str, tuple[str, ...]] = {
    "*.html": (TEXTS, CODE, THEME),
    "search/search_index.json": (TEXTS,),
    "sitemap.xml": (CODE,),
    "robots.txt": (CODE,),
    ".nojekyll": (CODE,),
    "site.webmanifest": (CODE,),
    "sw.js": (CODE,),
    "offline.json": (CODE,),
    "data/v1/*.json": (TEXTS,),
    "assets/icons/*": (CODE,),
    "assets/engine/*/snapshot-worker.js": (CODE,),
    # The runtime with the rules in its memory.
    "assets/engine/*/snapshot.wasm": (CODE, PYODIDE, PYTHON, *IN_RUNTIME),
    "assets/engine/*/worker.js": (CODE, PYODIDE),
    "assets/engine/*/python.bin": (CODE, PYTHON, PYODIDE),
    "pakket/veilig_wonen-*.whl": (CODE,),
    "pakket/pyodide-lock.json": (CODE, PYODIDE),
}


@dataclass(frozen=True)
class Part:
    """Something with a licence that files of the site come from."""

    key: str
    name: str
    licence: str
    version: str = ""
    purl: str = ""
    inside: tuple[str, ...] = ()
    source: str = ""
    text: str = ""

    @property
    def component(self) -> dict[str, Any]:
        """As CycloneDX has it."""
        more = {"version": self.version, "purl": self.purl}
        return {
            "type": "data" if self.key == TEXTS else "library",
            "bom-ref": self.key,
            "name": self.name,
            "licenses": licensed(self.licence, self.text),
            **({"externalReferences": [{"type": "vcs", "url": self.source}]} if self.source else {}),
            **{key: value for key, value in more.items() if value},
        }


def licensed(expression: str, text: str = "") -> list[dict[str, Any]]:
    """One licence, with its text when that must go along, or more of them that hold together."""
    if " " in expression or expression == PUBLIC_DOMAIN:
        return [{"expression": expression}]
    return [{"license": {"id": expression, **({"text": {"content": text}} if text else {})}}]


def theme() -> Path:
    """The folder of the theme."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The theme is not there.")
    return Path(next(iter(spec.submodule_search_locations))) / "templates"


def parts() -> dict[str, Part]:
    """All parts, by key."""
    runtime = json.loads((RUNTIME / "package.json").read_text("utf-8"))
    python = json.loads(empty_lock())["info"]["python"]
    material = importlib.metadata.metadata("mkdocs-material")
    binary = (RUNTIME / "pyodide.asm.wasm").read_bytes()
    for key, (_, version, sign) in IN_RUNTIME.items():
        if sign.encode() not in binary:
            raise SystemExit(f"The runtime does not hold {key} {version}: see what it does hold, and its licence")
    all_parts = (
        Part(CODE, "veilig-wonen", "EUPL-1.2", __version__, f"pkg:generic/veilig-wonen@{__version__}"),
        Part(TEXTS, f"{site_name()}: texts and data", "CC-BY-4.0", __version__),
        Part(
            THEME,
            THEME,
            material["License-Expression"],
            material["Version"],
            f"pkg:pypi/{THEME}@{material['Version']}",
            tuple(IN_THEME),
            next(link.split(", ")[1] for link in material.get_all("Project-URL") or () if link.startswith("Source, ")),
            importlib.metadata.distribution(THEME).read_text("licenses/LICENSE") or "",
        ),
        Part(
            PYODIDE,
            PYODIDE,
            runtime["license"],
            runtime["version"],
            f"pkg:npm/{PYODIDE}@{runtime['version']}",
            (PYTHON, *IN_RUNTIME),
            runtime["homepage"],
        ),
        Part(PYTHON, "CPython", "Python-2.0.1", python, f"pkg:generic/python@{python}"),
        *(Part(key, key, licence) for key, licence in IN_THEME.items()),
        *(Part(key, key, licence, version) for key, (licence, version, _) in IN_RUNTIME.items()),
    )
    return {part.key: part for part in all_parts}


def origins(site: Path, path: str) -> tuple[str, ...]:
    """The keys of the parts that a file comes from; none when that is not known."""
    content = (site / path).read_bytes()
    if same(theme() / path, content):
        return (THEME, *taken_up(theme() / path))
    if same(ROOT / "docs" / path, content):
        return (CODE,)
    if fnmatchcase(path, "assets/engine/*/pyodide.asm.wasm") and same(RUNTIME / "pyodide.asm.wasm", content):
        return (PYODIDE, PYTHON, *IN_RUNTIME)
    if path.endswith(".html") and not written(path):
        return ()
    return next((keys for pattern, keys in MADE.items() if fnmatchcase(path, pattern)), ())


def written(path: str) -> bool:
    """True when the page is made from one of our texts."""
    folder = (ROOT / "docs" / path).parent
    if path == "404.html" or path.removesuffix("/index.html") in redirects.MOVED:
        return True
    return folder.with_suffix(".md").is_file() or (folder / "index.md").is_file()


def same(source: Path, content: bytes) -> bool:
    """True when this is that file, byte for byte."""
    return source.is_file() and source.read_bytes() == content


def taken_up(file: Path) -> Iterator[str]:
    """The libraries that a file of the theme holds."""
    if "lunr" in file.parts:
        yield "lunr-languages"
    sources = file if file.suffix == ".map" else file.with_name(f"{file.name}.map")
    if sources.is_file():
        names = json.loads(sources.read_text("utf-8"))["sources"]
        yield from sorted(
            {found[1] for name in names if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", name))}
        )


def files(site: Path) -> dict[str, tuple[str, ...]]:
    """Every file of the site but this one, with its origins; stops at one without."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    found = {path: origins(site, path) for path in paths if path != FILE}
    known = parts()
    foreign = [path for path, keys in found.items() if not keys or set(keys) - set(known)]
    if foreign:
        raise SystemExit(f"Of these files the origin is not known to scripts/bom.py: {', '.join(foreign)}")
    return found


def tools() -> list[dict[str, Any]]:
    """What the site was made with: what is pinned and installed."""
    pinned = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements" / "site.txt").read_text("utf-8"), re.MULTILINE)
    installed = {distribution.name.lower().replace("_", "-") for distribution in importlib.metadata.distributions()}
    return [
        {"type": "application", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"}
        for name, version in pinned
        if name in installed
    ]


def together(licences: Iterable[str]) -> str:
    """The licences that hold for one file."""
    return " AND ".join(dict.fromkeys(licences))


def bill(site: Path) -> dict[str, Any]:
    """The whole bill, without a date: the same site gives the same bill."""
    known, found = parts(), files(site)
    components = [part.component for part in known.values()] + [
        {
            "type": "file",
            "bom-ref": f"file:{path}",
            "name": path,
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256((site / path).read_bytes()).hexdigest()}],
            "licenses": licensed(together(known[key].licence for key in keys)),
        }
        for path, keys in found.items()
    ]
    needs = [
        {"ref": "site", "dependsOn": [f"file:{path}" for path in found]},
        *({"ref": f"file:{path}", "dependsOn": list(keys)} for path, keys in found.items()),
        *({"ref": part.key, "dependsOn": list(part.inside)} for part in known.values() if part.inside),
    ]
    about = {
        "type": "application",
        "bom-ref": "site",
        "name": site_name(),
        "version": __version__,
        "licenses": licensed(together((known[CODE].licence, known[TEXTS].licence))),
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"lifecycles": [{"phase": "build"}], "tools": {"components": tools()}, "component": about},
        "components": components,
        "dependencies": needs,
    }


def publish(site: Path) -> None:
    """Write the bill into the built site; last of all, as it names every file."""
    (site / FILE).write_text(json.dumps(bill(site), ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """Print the parts of the built site, and how many files come from each."""
    found = files(SITE)
    for part in parts().values():
        count = sum(part.key in keys for keys in found.values())
        print(f"{count:4} files  {part.name} {part.version}".ljust(60), part.licence)


if __name__ == "__main__":
    main()
