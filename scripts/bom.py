"""The bill of materials that goes with the site, `bom.cdx.json` (CycloneDX): every file, where it comes from, its licence.

Knows the origin of every file in the site, and stops the build at one that it does not know: a file of the theme or the
runtime must be theirs byte for byte. `python -m scripts.bom` prints the parts.
"""

import hashlib
import importlib.metadata
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cyclonedx.model import AttachedText, ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.model.lifecycle import LifecyclePhase, PredefinedLifecycle
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from calculator import __version__
from scripts import engine, redirects
from scripts.icons import site_name
from scripts.paths import ROOT, RUNTIME, SITE
from scripts.wheel import empty_lock

FILE = "bom.cdx.json"
CODE, PYODIDE, PYTHON = engine.CODE, engine.PYODIDE, engine.PYTHON
TEXTS, THEME = "texts", "mkdocs-material"
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
    # With the address of the script that it imports.
    "assets/zelfcheck.js": (CODE,),
    "assets/icons/*": (CODE,),
    "pakket/veilig_wonen-*.whl": (CODE,),
    "pakket/pyodide-lock.json": (CODE, PYODIDE),
}


# What the parts have taken up.
INSIDE = {THEME: tuple(IN_THEME), PYODIDE: (PYTHON, *IN_RUNTIME)}


def licensed(expression: str, text: str = "") -> License:
    """One licence, with its text when that must go along, or more of them that hold together."""
    if " " in expression or expression == PUBLIC_DOMAIN:
        return LicenseExpression(expression)
    return DisjunctiveLicense(id=expression, text=AttachedText(content=text) if text else None)


def licence(part: Component) -> str:
    """The licence of a part by its name in the list."""
    (one,) = part.licenses
    return one.value if isinstance(one, LicenseExpression) else one.id or ""


def part(key: str, licence: str, version: str = "", name: str = "", purl: str = "", **more: Any) -> Component:
    """Something with a licence that files of the site come from; ``text`` is that of the licence, ``source`` where it is kept."""
    source, text = more.get("source"), more.get("text", "")
    return Component(
        type=ComponentType.DATA if key == TEXTS else ComponentType.LIBRARY,
        bom_ref=key,
        name=name or key,
        version=version or None,
        licenses=[licensed(licence, text)],
        external_references=[ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(source))] if source else [],
        purl=PackageURL.from_string(f"pkg:{purl}@{version}") if purl else None,
    )


def theme() -> Path:
    """The folder of the theme."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The theme is not there.")
    return Path(next(iter(spec.submodule_search_locations))) / "templates"


def parts() -> dict[str, Component]:
    """All parts, by key."""
    runtime = json.loads((RUNTIME / "package.json").read_text("utf-8"))
    python = json.loads(empty_lock())["info"]["python"]
    material = importlib.metadata.metadata(THEME)
    text = importlib.metadata.distribution(THEME).read_text("licenses/LICENSE") or ""
    home = next(link.split(", ")[1] for link in material.get_all("Project-URL") or () if link.startswith("Source, "))
    binary = (RUNTIME / "pyodide.asm.wasm").read_bytes()
    for key, (_, version, sign) in IN_RUNTIME.items():
        if sign.encode() not in binary:
            raise SystemExit(f"The runtime does not hold {key} {version}: see what it does hold, and its licence")
    terms, newest = material["License-Expression"], material["Version"]
    all_parts = (
        part(CODE, "EUPL-1.2", __version__, "veilig-wonen", "generic/veilig-wonen"),
        part(TEXTS, "CC-BY-4.0", __version__, f"{site_name()}: texts and data"),
        part(THEME, terms, newest, THEME, f"pypi/{THEME}", source=home, text=text),
        part(PYODIDE, runtime["license"], runtime["version"], PYODIDE, f"npm/{PYODIDE}", source=runtime["homepage"]),
        part(PYTHON, "Python-2.0.1", python, "CPython", "generic/python"),
        *(part(key, licence) for key, licence in IN_THEME.items()),
        *(part(key, licence, version) for key, (licence, version, _) in IN_RUNTIME.items()),
    )
    return {str(part.bom_ref.value): part for part in all_parts}


def origins(site: Path, path: str) -> tuple[str, ...]:
    """The keys of the parts that a file comes from; none when that is not known."""
    content = (site / path).read_bytes()
    if same(theme() / path, content):
        return (THEME, *taken_up(theme() / path))
    if same(ROOT / "docs" / path, content):
        return (CODE,)
    if fnmatchcase(path, "assets/engine/*/*"):
        name = Path(path).name
        keys = (PYODIDE, engine.RUNTIME_PARTS) if same(RUNTIME / name, content) else engine.origins().get(name, ())
        return tuple(
            part for key in keys for part in ((PYTHON, *IN_RUNTIME) if key == engine.RUNTIME_PARTS else (key,))
        )
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


def tools() -> Iterator[Component]:
    """What the site was made with: what is pinned and installed."""
    pinned = (ROOT / "requirements" / "site.txt").read_text("utf-8")
    for name in sorted(set(re.findall(r"^([\w.-]+)==", pinned, re.MULTILINE))):
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another machine than this one
        purl = PackageURL("pypi", name=name, version=version)
        yield Component(type=ComponentType.APPLICATION, bom_ref=str(purl), name=name, version=version, purl=purl)


def file(site: Path, path: str, made_from: list[Component]) -> Component:
    """One file of the site, with the licences that hold for it together."""
    digest = hashlib.sha256((site / path).read_bytes()).hexdigest()
    return Component(
        type=ComponentType.FILE,
        bom_ref=f"file:{path}",
        name=path,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        licenses=[licensed(" AND ".join(dict.fromkeys(map(licence, made_from))))],
    )


def bill(site: Path) -> dict[str, Any]:
    """The whole bill, without a date: the same site gives the same bill."""
    known = parts()
    needs = {path: [known[key] for key in keys] for path, keys in files(site).items()}
    listed = {path: file(site, path, made_from) for path, made_from in needs.items()}
    both = licensed(f"{licence(known[CODE])} AND {licence(known[TEXTS])}")
    whole = Component(
        type=ComponentType.APPLICATION, bom_ref="site", name=site_name(), version=__version__, licenses=[both]
    )
    build = [PredefinedLifecycle(LifecyclePhase.BUILD)]
    about = BomMetaData(lifecycles=build, tools=ToolRepository(components=tools()), component=whole)
    hashes = "".join(one.content for component in listed.values() for one in component.hashes)
    number = uuid.uuid5(uuid.NAMESPACE_URL, hashes)
    result = Bom(components=[*known.values(), *listed.values()], metadata=about, serial_number=number)
    result.register_dependency(whole, listed.values())
    for path, made_from in needs.items():
        result.register_dependency(listed[path], made_from)
    for key, inside in INSIDE.items():
        result.register_dependency(known[key], [known[name] for name in inside])
    answer: dict[str, Any] = json.loads(JsonV1Dot6(result).output_as_string())
    del answer["metadata"]["timestamp"]
    return answer


def publish(site: Path) -> None:
    """Write the bill into the built site; last of all, as it names every file."""
    (site / FILE).write_text(json.dumps(bill(site), ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """Print the parts of the built site, and how many files come from each."""
    found = files(SITE)
    for key, one in parts().items():
        count = sum(key in keys for keys in found.values())
        print(f"{count:4} files  {one.name} {one.version or ''}".ljust(60), licence(one))


if __name__ == "__main__":
    main()
