"""Build the site: `python -m scripts.build`. MkDocs makes the pages, the rest is done here.

The steps after MkDocs are plain functions over the finished HTML, so that they stay when the site
generator changes.
"""

import base64
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config

from calculator.html import Html, el
from calculator.paginas import pagina, uitgever
from calculator.paginas.markdown_extension import BOUWDAG
from calculator.paginas.noten import BOVEN
from calculator.wet.bronnen import GELEZEN
from calculator.zelfcheck import uitkomst as weergave
from scripts import bom, engine, host, icons, offline, open_data, redirects, wheel
from scripts.markup import Page
from scripts.paths import ROOT, SITE

POLICY = (
    "default-src 'self'; object-src 'none'; frame-src 'none'; media-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'"
)
SKIP = '<a href="#vw-kop" class="md-skip">Ga naar de inhoud</a>'
# Light or dark as the visitor's device says, and nothing kept: the theme's own switch uses storage.
FOLLOW = (
    '<script>const dark=matchMedia("(prefers-color-scheme: dark)"),follow=()=>document.body.setAttribute('
    '"data-md-color-scheme",dark.matches?"slate":"default");dark.onchange=follow;follow()</script>'
)
# The theme's first request, on every page, is its index for searching: half of all that the page weighs. It waits until
# someone is about to search.
SEARCH_LATER = (
    "<script>{const all=XMLHttpRequest.prototype,send=all.send;all.send=function(){all.send=send;"
    'const begin=({target})=>{if(target.name==="query"){removeEventListener("focusin",begin);send.call(this)}};'
    'addEventListener("focusin",begin)}}</script>'
)
FIRST = '<meta charset="utf-8">'
LOADED = {"script": "src", "img": "src", "source": "src", "iframe": "src", "video": "src", "audio": "src"}


def committed() -> str:
    """The day of the last commit (2026-11-29), or of SOURCE_DATE_EPOCH: the same in every build of it. Empty where neither is known."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        given = os.environ.get("SOURCE_DATE_EPOCH")
        seconds = given or subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ""


def pages() -> None:
    """Let MkDocs make the pages; a warning stops the build."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        # The date in the pages' metadata is the same in every build.
        "SOURCE_DATE_EPOCH": wheel.EPOCH,
        "PYTHONDONTWRITEBYTECODE": "1",
        BOUWDAG: committed(),
    }
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", str(SITE)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


#: On every page, in this order.
SCRIPTS = ("zelfcheck.js", "knoppen.js", "bewaren.js", "thema.js")


def faults(page: Page) -> Iterator[str]:
    """What the policy would refuse."""
    for element in page.elements:
        values = element.attributes
        if element.name == "style" or "style" in values:
            yield f"<{element.name}> has a style of its own"
        yield from (f"<{element.name}> has {name}=" for name in values if name.startswith("on"))
        address = values.get(LOADED.get(element.name, ""), "")
        if element.name == "link" and values.get("rel") not in ("canonical", "prev", "next", "alternate"):
            address = values.get("href", "")
        if urlsplit(address).netloc:
            yield f"<{element.name}> loads from another host: {address}"


def inline(page: Page) -> list[str]:
    """The scripts that stand in a page, each once."""
    runs = (e for e in page.find("script") if e.attributes.get("type", "") in ("", "module", "text/javascript"))
    return sorted({page.content(script) for script in runs if "src" not in script.attributes})


def top(path: Path) -> str:
    """The top of the site, as seen from a page; the page for a wrong address may be shown anywhere."""
    if path.name == "404.html":
        return urlsplit(host.address(SITE)).path
    return "../" * (len(path.relative_to(SITE).parts) - 1)


def settings() -> dict[str, str]:
    """The settings of the site as mkdocs.yml and the environment have them."""
    extension = load_config(str(ROOT / "mkdocs.yml")).mdx_configs["calculator.paginas.markdown_extension"]
    return {name: str(value or "") for name, value in extension.items()}


@cache
def foot() -> str:
    """Who publishes the site, and the links that every page has at its foot."""
    links = (
        ("verantwoording/over/", "Over deze site"),
        ("verantwoording/over/#privacy", "Privacy"),
        ("verantwoording/over/#toegankelijkheid", "Toegankelijkheid"),
    )
    ways = Html(" · ").join(el("a", text, href=BOVEN + to) for to, text in links)
    who = uitgever.wie(settings()) + " " + el("span", ways, klasse="vw-niet-op-papier")
    # Hidden until its day.
    return "".join((who, weergave.oud()))


def seal(path: Path, more: str, megabytes: str) -> None:
    """Put the policy at the top of a page, and below it what else belongs in the head."""
    text = path.read_text("utf-8").replace("GELEZEN", GELEZEN).replace("BEWAREN_MB", megabytes)
    # An address that the package gives from the top of the site.
    page = Page(text.replace("UITGEVER", foot()).replace(f'href="{BOVEN}', f'href="{top(path)}'))
    page.after_start(page.one("body"), FOLLOW + SEARCH_LATER)
    # Empty until there is a regime without a page, and a newer version.
    page.after_start(next(page.find("article")), "".join((pagina.nieuwe_regeling(), pagina.nieuwere_versie())))
    # The theme skips to the first heading in its table of contents; that of the self-check is not in it.
    if any(page.find("div", id="vw-app")):
        page.replace(page.one("div", data_md_component="skip"), SKIP)
    # The theme's script stands at the end and stops the reading there; nothing before it needs it.
    for script in page.find("script"):
        if "src" in script.attributes and "type" not in script.attributes:
            page.add_attribute(script, "defer")
    # The theme's search dialog has no name.
    page.add_attribute(page.one("div", data_md_component="search", role="dialog"), 'aria-label="Zoeken"')
    text = str(page)
    page = Page(text)
    found = [*faults(page), *([] if text.count(FIRST) == 1 else [f"{FIRST} is not there once"])]
    if found:
        raise SystemExit("\n".join(f"{path.relative_to(SITE)}: {fault}" for fault in found))
    hashes = "".join(
        f" 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline(page)
    )
    text = text.replace(FIRST, f"{FIRST}{rule(hashes)}{more}")
    path.write_text(offline.with_hashes(text, SITE), "utf-8")


def rule(hashes: str = "") -> str:
    """The policy as a page has it, and that a link tells nobody where one came from."""
    policy = POLICY.format(hashes=hashes)
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">'


def head(path: Path, version: str, engines: list[list[engine.File]]) -> str:
    """The scripts, first of all; and where the self-check is the engines in their order: what is to be fetched and expected.

    They stand in templates, where nothing is fetched: the script does so at once. What a link preloads Safari does
    not give to a script that fetches it, and so it would come in twice.
    """
    up = top(path)
    parts = [f'<script type="module" async src="{up}assets/{name}"></script>' for name in SCRIPTS]
    parts.append(f'<link rel="manifest" href="{up}{offline.MANIFEST}">')
    if 'id="vw-app"' in path.read_text("utf-8"):
        # What the first script imports: else it would be a round trip later.
        parts.append(f'<link rel="modulepreload" href="{up}assets/engine.js">')
        folder = f"{up}assets/engine/{version}"
        for files in engines:
            links = "".join(link(folder, file) for file in files)
            parts.append(f'<template class="{offline.ENGINE}">{links}</template>')
    return "".join(parts)


def link(folder: str, file: engine.File) -> str:
    """The address of one file of the engine, and what to check it by."""
    return (
        f'<link rel="preload" as="fetch" href="{folder}/{file.name}" '
        f'data-vw-engine="{file.role}" data-vw-sha256="{file.sha256}" data-vw-size="{len(file.content)}">'
    )


def main() -> None:
    """Build everything into site/."""
    if not settings()["uitgever"] or not settings()["contact"]:
        print(
            "Nobody is named as publisher and contact: fill in both in mkdocs.yml, under calculator.paginas.markdown_extension."
        )
    pages()
    version, engines = engine.publish(SITE / "assets" / "engine")
    wheel.publish(SITE / "pakket")
    open_data.publish(SITE)
    icons.publish(SITE)
    host.publish(SITE)
    offline.publish_manifest(SITE)
    offline.tie_scripts(SITE)
    megabytes = offline.megabytes(SITE)
    for path in sorted(SITE.rglob("*.html")):
        seal(path, head(path, version, engines) + host.head(SITE, path), megabytes)
    redirects.publish(SITE, host.address(SITE), rule())
    offline.publish_list(SITE)
    bom.publish(SITE)


if __name__ == "__main__":
    main()
