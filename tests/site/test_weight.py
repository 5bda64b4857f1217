"""A page that needs no Python is light, and its text is there one round trip after the page itself."""

import gzip
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from scripts import redirects
from scripts.paths import SITE

pytestmark = [pytest.mark.site, pytest.mark.host]

LIMIT = 150_000


def packed(path: Path) -> int:
    """As a host sends it; a picture is packed already."""
    data = path.read_bytes()
    return len(data if path.suffix == ".png" else gzip.compress(data, 6))


PAGES = sorted((SITE / name for name in redirects.pages(SITE) if name != "zelfcheck/index.html"), key=packed)


@pytest.mark.parametrize("page_file", PAGES[-3:], ids=lambda path: path.parent.name)
def test_heaviest_pages_stay_within_the_limit(chromium: Any, address: str, page_file: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(address + page_file.parent.relative_to(SITE).as_posix() + "/", wait_until="networkidle")
    context.close()
    assert all(url.startswith(address) for url in asked)
    paths = {SITE / urlsplit(url).path.removeprefix(urlsplit(address).path) for url in asked}
    files = {path / "index.html" if path.is_dir() else path for path in paths}
    assert not [path for path in files if "engine" in path.parts]
    sizes = {path.relative_to(SITE).as_posix(): packed(path) for path in files}
    assert sum(sizes.values()) < LIMIT, sizes


@pytest.mark.parametrize("page_file", PAGES, ids=lambda path: path.parent.name)
def test_text_waits_for_styles_alone(page_file: Path) -> None:
    head = page_file.read_text("utf-8").split("</head>")[0]
    scripts = re.findall(r"<script([^>]* src=[^>]*)>", head)
    assert scripts
    assert all(re.search(r" (async|defer)\b", attributes) for attributes in scripts)
    for address in re.findall(r'<link rel="stylesheet" href="([^"?]+)', head):
        style = (page_file.parent / address).resolve().read_text("utf-8")
        # A style or font that a style asks for would be a second round trip.
        assert "@import" not in style
        assert "@font-face" not in style
