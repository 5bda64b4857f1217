"""The files of the built site: each has a known origin, and two builds give the same bytes."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from scripts import bom, host, redirects
from scripts.paths import ROOT, SITE

pytestmark = [pytest.mark.site, pytest.mark.host]


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def built_elsewhere(folder: Path, address: str, keep: bool = False) -> Path:
    """The site once more: a copy of the sources in another folder, with another time zone, language and mask.

    What the build keeps for the next time is made anew, unless it may ``keep`` that.
    """
    named = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    if named.returncode:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"this is no checkout: {named.stderr}")
    for name in named.stdout.splitlines():
        if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    for name in (".venv", "node_modules", *([".cache"] if keep else [])):
        (folder / name).symlink_to(ROOT / name)
    # No repository goes along; the day of its last commit does.
    day = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    other = {"SITE_URL": address, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    other["SOURCE_DATE_EPOCH"] = day.stdout.strip()
    code = "import os; os.umask(0o077); from scripts import build; build.main()"
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=os.environ | other, check=True, timeout=600)
    return folder / "site"


# --- where they come from ----------------------------------------------------------------------------------------


def test_the_bill_of_materials_is_valid_and_names_every_file() -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = (SITE / bom.FILE).read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    listed = [component["name"] for component in bill["components"] if component["type"] == "file"]
    assert listed == sorted({*files(SITE)} - {bom.FILE})
    assert all(component["licenses"] for component in bill["components"])
    assert bill == bom.bill(SITE)
    refs = {"site", *(component["bom-ref"] for component in bill["components"])}
    for need in bill["dependencies"]:
        assert {need["ref"], *need.get("dependsOn", [])} <= refs


def test_a_file_takes_the_licences_of_all_that_it_is_made_from() -> None:
    components = json.loads((SITE / bom.FILE).read_text("utf-8"))["components"]
    licences = {component["name"]: json.dumps(component["licenses"]) for component in components}
    assert "CC-BY-4.0 AND EUPL-1.2 AND MIT" in licences["index.html"]
    assert "EUPL-1.2" in licences["assets/zelfcheck.js"]
    (worker,) = (name for name in licences if name.endswith("/worker.js"))
    assert "MPL-2.0" in licences[worker]
    (bundle,) = (name for name in licences if re.search(r"/bundle\.\w+\.min\.js$", name))
    assert "Apache-2.0" in licences[bundle]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITE, tmp_path / "site"))


@pytest.mark.parametrize("name", ["assets/tracker.js", "vreemd/index.html", "assets/javascripts/lunr/min/lunr.xx.js"])
def test_a_file_of_unknown_origin_stops_the_build(copy: Path, name: str) -> None:
    (copy / name).parent.mkdir(parents=True, exist_ok=True)
    (copy / name).write_text("x", "utf-8")
    with pytest.raises(SystemExit, match=re.escape(name)):
        bom.publish(copy)


@pytest.mark.parametrize(
    "pattern", ["assets/javascripts/bundle.*.js", "assets/style.css", "assets/engine/*/pyodide.asm.wasm"]
)
def test_a_file_that_is_not_as_its_makers_gave_it_stops_the_build(copy: Path, pattern: str) -> None:
    (file,) = copy.glob(pattern)
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(SystemExit, match=re.escape(file.name)):
        bom.publish(copy)


def test_no_file_tells_where_it_was_made() -> None:
    place = str(ROOT).encode()
    telling = []
    for name, content in files(SITE).items():
        unpacked = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else b""
        if place in content or place in unpacked:
            telling.append(name)
    assert telling == []


# --- the same bytes, at any address ------------------------------------------------------------------------------


@pytest.mark.thorough
def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = files(SITE), files(built_elsewhere(tmp_path, host.address(SITE)))
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_one_setting_moves_every_address(tmp_path: Path) -> None:
    """On a domain of its own: pages, sitemap, robots.txt, cards and the page for a wrong address go along."""
    site = built_elsewhere(tmp_path, "https://veilig.example/", keep=True)
    texts: dict[str, str] = {
        name: content.decode() for name, content in files(site).items() if name.endswith((".html", ".xml", ".txt"))
    }
    before = host.address(SITE).rstrip("/")
    assert [name for name, text in texts.items() if before in text] == []
    locations = re.findall(r"<loc>([^<]+)</loc>", texts["sitemap.xml"])
    pages = {name.removesuffix("index.html") for name in texts if name.endswith("index.html")}
    pages -= {f"{old}/" for old in redirects.MOVED}  # they lead on, and no search lists them
    assert set(locations) == {f"https://veilig.example/{page}" for page in pages}
    assert "Sitemap: https://veilig.example/sitemap.xml\n" in texts["robots.txt"]
    for page in pages:
        text = texts[f"{page}index.html"]
        assert f'<link rel="canonical" href="https://veilig.example/{page}">' in text
        assert f'<meta property="og:url" content="https://veilig.example/{page}">' in text
        (card,) = re.findall(r'<meta property="og:image" content="https://veilig.example/([^"]+)">', text)
        assert (site / card).is_file()
    for link in Links(texts["404.html"]).links:
        assert link.startswith(("/", "#")), link


# --- what is in them ---------------------------------------------------------------------------------------------


class Links(HTMLParser):
    """What a page points to, and what can be pointed to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value and not re.match(r"[a-z]+:", value):
                self.links.append(value)
            if name in ("id", "name") and value:
                self.ids.add(value)


def test_no_link_within_the_site_is_dead() -> None:
    pages = {path: Links(path.read_text("utf-8")) for path in SITE.rglob("*.html")}
    base = urlsplit(host.address(SITE)).path
    dead = []
    for page, found in pages.items():
        for link in found.links:
            path, _, anchor = unquote(link).partition("#")
            path = path.partition("?")[0]  # the hash by which a changed file has another address
            target = page
            if path:
                target = SITE / path.removeprefix(base) if path.startswith("/") else (page.parent / path).resolve()
            target = target / "index.html" if target.is_dir() else target
            # After #g= stands a case for the self-check to open.
            named = anchor and not anchor.startswith("g=")
            if not target.is_file() or (named and anchor not in pages[target].ids):
                dead.append((page.relative_to(SITE).as_posix(), link))
    assert dead == []


# --- for other systems -------------------------------------------------------------------------------------------


def test_the_wheel_installs_without_anything_else_and_answers(tmp_path: Path) -> None:
    (wheel,) = (SITE / "pakket").glob("*.whl")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--target",
        str(tmp_path / "here"),
        str(wheel),
    ]
    subprocess.run(install, check=True, timeout=120)
    case = b'{"peildatum": "2026-09-01", "ambt": "wethouder"}'
    # -I -S: only this folder and the standard library.
    code = "import sys, runpy; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('calculator', run_name='__main__')"
    command = [sys.executable, "-I", "-S", "-c", code, str(tmp_path / "here"), "stroom"]
    done = subprocess.run(command, input=case + b"\n" + case, capture_output=True, cwd=tmp_path, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first == second
    assert first["uitkomsten"]
