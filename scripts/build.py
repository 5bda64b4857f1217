"""Build the site: `python -m scripts.build`. MkDocs makes the pages, the rest is done here.

The steps after MkDocs are plain functions over the finished HTML, so that they stay when the site
generator changes.
"""

import base64
import hashlib
import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config

from calculator.html import Html, el
from calculator.paginas import pagina, uitgever
from calculator.paginas.noten import BOVEN
from calculator.wet.bronnen import GELEZEN
from calculator.zelfcheck import uitkomst as weergave
from scripts import bom, engine, host, icons, offline, open_data, redirects, wheel
from scripts.paths import ROOT, SITE

POLICY = (
    "default-src 'self'; object-src 'none'; frame-src 'none'; media-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'"
)
SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
SEARCH = 'data-md-component="search" role="dialog"'
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


def pages() -> None:
    """Let MkDocs make the pages; a warning stops the build."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        # The date in the pages' metadata is the same in every build.
        "SOURCE_DATE_EPOCH": wheel.EPOCH,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", str(SITE)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


#: On every page, in this order.
SCRIPTS = ("zelfcheck.js", "knoppen.js", "bewaren.js", "thema.js")


class Page(HTMLParser):
    """What the policy has to know of one page."""

    def __init__(self, text: str) -> None:
        """Read the whole page at once."""
        super().__init__(convert_charrefs=False)
        self.inline: list[str] = []
        self.faults: list[str] = []
        self.in_script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note inline scripts, and what the policy would refuse."""
        values = {name: value or "" for name, value in attrs}
        if tag == "style" or "style" in values:
            self.faults.append(f"<{tag}> has a style of its own")
        self.faults += [f"<{tag}> has {name}=" for name in values if name.startswith("on")]
        address = values.get(LOADED.get(tag, ""), "")
        if tag == "link" and values.get("rel") not in ("canonical", "prev", "next", "alternate"):
            address = values.get("href", "")
        if re.match(r"([a-z]+:)?//", address):
            self.faults.append(f"<{tag}> loads from another host: {address}")
        runs = values.get("type", "") in ("", "module", "text/javascript")
        self.in_script = tag == "script" and "src" not in values and runs

    def handle_endtag(self, tag: str) -> None:
        """A script ends."""
        self.in_script = False

    def handle_data(self, data: str) -> None:
        """The text of an inline script."""
        if self.in_script:
            self.inline.append(data)


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
    text = re.sub(r"<body[^>]*>", rf"\g<0>{FOLLOW}{SEARCH_LATER}", path.read_text("utf-8"), count=1)
    text = text.replace("GELEZEN", GELEZEN).replace("BEWAREN_MB", megabytes).replace("UITGEVER", foot())
    # An address that the package gives from the top of the site.
    text = text.replace(f'href="{BOVEN}', f'href="{top(path)}')
    # Empty until there is a regime without a page, and a newer version.
    notices = "".join((pagina.nieuwe_regeling(), pagina.nieuwere_versie()))
    text = re.sub(r"<article[^>]*>", lambda found: found[0] + notices, text, count=1)
    # The theme skips to the first heading in its table of contents; that of the self-check is not in it.
    if 'id="vw-app"' in text:
        text = SKIP.sub(r'\g<1><a href="#vw-kop" class="md-skip">Ga naar de inhoud</a>\g<2>', text)
    # The theme's script stands at the end and stops the reading there; nothing before it needs it.
    text = text.replace('<script src="', '<script defer src="')
    # The theme's search dialog has no name.
    text = text.replace(SEARCH, f'{SEARCH} aria-label="Zoeken"')
    page = Page(text)
    faults = page.faults + ([] if text.count(FIRST) == 1 else [f"{FIRST} is not there once"])
    if faults:
        raise SystemExit("\n".join(f"{path.relative_to(SITE)}: {fault}" for fault in faults))
    hashes = "".join(
        f" 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in sorted(set(page.inline))
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
