"""What makes the site work without internet: the list of its files, the script that keeps them, the app manifest."""

import hashlib
import json
from pathlib import Path

from scripts.icons import site_name

LIST, SCRIPT, MANIFEST = "offline.json", "sw.js", "site.webmanifest"
EMPTY = 'const VERSION = "";'
# Nobody needs these to use the site.
NOT_KEPT = (".map", ".gz")
ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("maskable-512.png", 512, "maskable"))


def address(path: Path, site: Path) -> str:
    """The address of a file under that of the site; a page goes by that of its folder."""
    name = path.relative_to(site).as_posix()
    return name.removesuffix("index.html") if path.name == "index.html" else name


def files(site: Path) -> dict[str, tuple[int, str]]:
    """Every file that is kept: its address, size and hash."""
    found = {}
    for path in sorted(site.rglob("*")):
        ours = path.name in (LIST, SCRIPT) or path.name.startswith(".")
        if path.is_file() and not ours and path.suffix not in NOT_KEPT:
            data = path.read_bytes()
            found[address(path, site)] = (len(data), hashlib.sha256(data).hexdigest())
    return found


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
    text = json.dumps(files(site), separators=(",", ":"))
    (site / LIST).write_text(text, "utf-8")
    script = (site / SCRIPT).read_text("utf-8")
    if script.count(EMPTY) != 1:
        raise SystemExit(f"{SCRIPT} has no place for the version")
    version = hashlib.sha256(text.encode()).hexdigest()
    (site / SCRIPT).write_text(script.replace(EMPTY, f'const VERSION = "{version}";'), "utf-8")
