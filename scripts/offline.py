"""What makes the site work without internet: the list of its files, the script that keeps them, the app manifest."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from scripts.icons import site_name
from scripts.markup import Page

LIST, SCRIPT, MANIFEST = "offline.json", "sw.js", "site.webmanifest"
EMPTY = 'const VERSION = "";'
# Nobody needs these to use the site.
NOT_KEPT = (".map", ".gz")
# Around the files of an engine in the page of the self-check.
ENGINE = "vw-engine"
ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("maskable-512.png", 512, "maskable"))


def address(path: Path, site: Path, sha256: str) -> str:
    """The address of a file under that of the site, as pages ask for it.

    A page goes by that of its folder. Our own scripts and styles carry a piece of their hash, as the theme's do in their
    names: a browser that holds one of another version does not take it for this one.
    """
    name = path.relative_to(site).as_posix()
    if path.parent == site / "assets" and path.suffix in (".js", ".css"):
        return f"{name}?{sha256[:8]}"
    return name.removesuffix("index.html") if path.name == "index.html" else name


def with_hashes(text: str, site: Path) -> str:
    """A page that asks for our own scripts and styles by the address that has their hash."""
    for path in sorted((site / "assets").iterdir()):
        if path.is_file():
            now = address(path, site, hashlib.sha256(path.read_bytes()).hexdigest())
            text = text.replace(f'{path.relative_to(site).as_posix()}"', f'{now}"')
    return text


def tie_scripts(site: Path) -> None:
    """Let a script of ours that imports another ask for it by the address that has its hash; before the pages ask for either."""
    for path in sorted((site / "assets").glob("*.js")):
        text = path.read_text("utf-8")
        for found in re.findall(r'from "\./(\w+\.js)"', text):
            now = address(path.with_name(found), site, hashlib.sha256(path.with_name(found).read_bytes()).hexdigest())
            text = text.replace(f'"./{found}"', f'"./{now.removeprefix("assets/")}"')
        path.write_text(text, "utf-8")


def files(site: Path) -> dict[str, tuple[int, str]]:
    """Every file that is kept: its address, size and hash."""
    found = {}
    for path in sorted(site.rglob("*")):
        ours = path.name in (LIST, SCRIPT) or path.name.startswith(".")
        if path.is_file() and not ours and path.suffix not in NOT_KEPT:
            data = path.read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            found[address(path, site, sha256)] = (len(data), sha256)
    return found


def engines(site: Path) -> list[dict[str, str]]:
    """The files of each engine by their part in it, in the order of trying, as the page of the self-check names them."""
    page = Page((site / "zelfcheck" / "index.html").read_text("utf-8"))
    return [
        {e.attributes["data-vw-engine"]: e.attributes["href"].removeprefix("../") for e in page.within(one)}
        for one in page.find("template", **{"class": ENGINE})
    ]


def split(site: Path) -> dict[str, Any]:
    """The files that every visitor keeps, and those of each engine, in the order in which the self-check tries them."""
    found = files(site)
    kept = [{name: found.pop(name) for name in names.values()} for names in engines(site)]
    return {"engines": kept, "always": found}


def megabytes(site: Path) -> str:
    """How much is kept, in whole megabytes."""
    return str(round(sum(size for size, _ in files(site).values()) / 1_000_000))


def publish_manifest(site: Path) -> None:
    """What the browser shows when someone puts the site among their apps."""
    name = site_name()
    manifest = {
        "id": "./",
        "name": name,
        "short_name": "Veilig wonen",
        "description": "De regels voor veilig wonen van bestuurders, met een zelfcheck. Ook zonder internet.",
        "lang": "nl",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#1d4f91",
        "icons": [
            {"src": f"assets/icons/{file}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for file, size, purpose in ICONS
        ],
    }
    (site / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")


def publish_list(site: Path) -> None:
    """Write the list, and its hash into the script; last of all, when no file changes any more."""
    text = json.dumps(split(site), separators=(",", ":"))
    (site / LIST).write_text(text, "utf-8")
    script = (site / SCRIPT).read_text("utf-8")
    if script.count(EMPTY) != 1:
        raise SystemExit(f"{SCRIPT} has no place for the version")
    version = hashlib.sha256(text.encode()).hexdigest()
    (site / SCRIPT).write_text(script.replace(EMPTY, f'const VERSION = "{version}";'), "utf-8")
