"""The content as a visitor gets it: headings, links, phone, paper, search, how easy it reads, and the kit of the trainer."""

import os
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from calculator import __version__, datum
from calculator.paginas.pagina import LESGEVALLEN
from calculator.paginas.weetjes import LEESBAARHEID
from calculator.wet.bronnen import GECONTROLEERD_TOT, OUD_VANAF
from scripts import leesbaarheid
from scripts.paths import SITE
from tests.site.walk import new_context

pytestmark = [pytest.mark.site, pytest.mark.host]

PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))


class Outline(HTMLParser):
    """Headings, anchors, links and pictures of a page, and whether each picture says what it shows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.mute: list[str] = []
        self.inside = False
        self.feed((SITE / name).read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        self.ids |= {value for key, value in attrs if key == "id" and value}
        self.inside = self.inside or tag == "article"
        if self.inside and re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "a" and has.get("href"):
            self.links.add(has["href"] or "")
        if (tag == "img" and not has.get("alt")) or (self.inside and tag == "svg" and not has.get("aria-label")):
            self.mute.append(f"{tag} {attrs}")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"


OUTLINES = {name: Outline(name) for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_headings_come_in_order(name: str) -> None:
    # The presenter's dialog has a heading of its own, filled in by the script.
    levels = OUTLINES[name].levels
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_says_what_it_shows(name: str) -> None:
    assert OUTLINES[name].mute == []


@pytest.mark.parametrize("name", PAGES)
def test_links_inside_the_site_lead_somewhere(name: str) -> None:
    dead = []
    for link in OUTLINES[name].links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        path = os.path.normpath(PurePosixPath(name).parent / unquote(parts.path)) if parts.path else name
        if (SITE / path).is_dir():
            path = os.path.normpath(f"{path}/index.html")
        # A case for the self-check stands in the fragment.
        anchor = "" if parts.fragment.startswith("g=") else unquote(parts.fragment)
        ids = OUTLINES[path].ids if path in OUTLINES else set()
        if not (SITE / path).is_file() or (anchor and anchor not in ids | {"__skip"}):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_how_current_it_is_and_whose_it_is_not(name: str) -> None:
    foot = (SITE / name).read_text("utf-8").split("<footer")[1]
    assert f"De wet is gecontroleerd tot en met {datum.toon(GECONTROLEERD_TOT)}." in foot
    assert "Deze site is niet van de overheid." in foot


def test_the_two_doors_are_two_clicks_away() -> None:
    """From the start page every page for a bestuurder, an organisation and a trainer is a link of a link."""

    def below(name: str) -> set[str]:
        text = (SITE / name).read_text("utf-8")
        article = text[text.index("<article") : text.index("</article>")]
        folder = PurePosixPath(name).parent
        hrefs = [urlsplit(h).path for h in re.findall(r'<a[^>]* href="([^":#?]+)', article)]
        return {os.path.normpath(f"{folder / href}/index.html") for href in hrefs}

    first = below("index.html") & set(PAGES)
    reached = first.union(*(below(name) for name in first))
    wanted = {name for name in PAGES if name.startswith(("voor-", "regeling", "welke", "wie-doet"))}
    assert wanted - reached == set()


# --- phone and paper ---------------------------------------------------------------------------------------------

#: An A4 within the margins of the style sheet, in CSS pixels.
PAPER = {"width": round((210 - 2 * 13) * 96 / 25.4), "height": round((297 - 2 * 11) * 96 / 25.4)}
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (e) => e && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  return [...document.querySelectorAll("article *")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
    .map((e) => e.outerHTML.slice(0, 120));
}"""
# A box with a bar to scroll sideways hides text on paper.
HIDDEN = """() => [...document.querySelectorAll("article *")]
    .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1
      && getComputedStyle(e).overflowX !== "visible")
    .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_on_a_narrow_phone_and_on_paper(chromium_page: Any, address: str, name: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + name.removesuffix("index.html"))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(WIDER) == []
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    assert page.evaluate(WIDER) == []
    assert page.evaluate(HIDDEN) == []
    assert page.get_by_text("De wet is gecontroleerd tot en met").last.is_visible()


def test_print_from_a_dark_screen_is_dark_on_white(chromium: Any, address: str) -> None:
    context = new_context(chromium, color_scheme="dark")
    page = context.new_page()
    for name in ("", "regeling-2024/", "voor-trainers/uitdelen/"):
        page.goto(address + name)
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        page.emulate_media(media="print")
        # The theme fades from one colour to the other.
        page.evaluate(
            "() => { getComputedStyle(document.body).color; document.getAnimations().forEach((a) => a.finish()) }"
        )
        light = page.evaluate(
            """() => [...document.querySelectorAll("article :is(p, li, td, th, h1, h2, h3, a, strong, span, text)")]
              .filter((e) => e.checkVisibility() && e.textContent.trim())
              .map((e) => [e, getComputedStyle(e)])
              .map(([e, s]) => [e, (e.tagName === "text" ? s.fill : s.color).match(/[\\d.]+/g).map(Number)])
              .filter(([e, [r, g, b]]) => 0.299 * r + 0.587 * g + 0.114 * b > 140 && !e.closest(".vw-vak-2, .md-button"))
              .map(([e]) => e.outerHTML.slice(0, 100))"""
        )
        assert light == [], name
        page.emulate_media(media="screen")
    context.close()


# --- search ------------------------------------------------------------------------------------------------------

SEARCHES = {
    "2400 euro": "regeling-2021",
    "2.400": "regeling-2021",
    "oude regeling": "regeling-2021",
    "wanneer veranderde de regeling": "welke-regeling",
    "raadslid": "voor-bestuurders/voor-wie",
    "dijkgraaf": "voor-bestuurders/voor-wie",
    "waarnemend burgemeester": "voor-bestuurders/voor-wie",
    "wethouder deeltijd": "voor-bestuurders/voor-wie",
    "alarm abonnement": "voor-bestuurders/wat-krijgt-u",
    "zelf besteld": "voor-bestuurders/wat-krijgt-u",
    "bruikleen": "voor-bestuurders/wat-krijgt-u",
    "wie betaalt camera": "veelgestelde-vragen",
    "huurhuis": "voor-bestuurders/pkvw",
    "huur": "voor-bestuurders/pkvw",
    "vve": "voor-bestuurders/pkvw",
    "nieuwe sloten": "voor-bestuurders/pkvw",
    "hoe lang geldig certificaat": "voor-bestuurders/pkvw",
    "certificaat kosten": "voor-bestuurders/pkvw",
    "adviseur aan huis": "voor-bestuurders/beveiligingsadvies",
    "ccv telefoonnummer": "voor-bestuurders/beveiligingsadvies",
    "wie ziet mijn advies": "voor-bestuurders/beveiligingsadvies",
    "hoe begin ik": "voor-bestuurders/stap-voor-stap",
    "verhuisd": "voor-bestuurders/verhuizen",
    "burgemeester woont buiten gemeente": "voor-bestuurders/verhuizen",
    "tweede woning": "voor-bestuurders/verhuizen",
    "ik stop als wethouder": "voor-bestuurders/einde-ambt",
    "bedreigd": "voor-bestuurders/bij-dreiging",
    "112": "voor-bestuurders/bij-dreiging",
    "politie bellen": "voor-bestuurders/bij-dreiging",
    "belasting": "voor-bestuurders/belasting",
    "btw": "voor-organisaties/betalen",
    "rijksbijdrage": "voor-organisaties/betalen",
    "waterschap betalen": "voor-organisaties/betalen",
    "mandaat": "voor-organisaties/uitvoeren",
    "geheimhouding": "voor-organisaties/uitvoeren",
    "burgemeester twee gemeenten": "voor-organisaties/bijzonder",
    "checklist": "voor-organisaties/checklist",
    "quiz": "voor-trainers/quiz",
    "privacy": "verantwoording/privacy",
}


@pytest.mark.parametrize(("words", "wanted"), SEARCHES.items(), ids=str)
def test_search_finds_the_right_page_first(chromium_page: Any, address: str, words: str, wanted: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    # Away from the last answer, so that it cannot be read as this one.
    page.goto("about:blank")
    page.goto(address)
    field = page.locator(".md-search__input")
    field.click()
    field.fill(words)
    # The theme listens to keys.
    field.press("End")
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    assert urlsplit(first.get_attribute("href")).path.removeprefix(urlsplit(address).path).strip("/") == wanted


# --- how it reads ------------------------------------------------------------------------------------------------

SCORES = leesbaarheid.pages(SITE)


@pytest.mark.parametrize("score", SCORES, ids=lambda score: score.name)
def test_a_page_reads_easily(score: leesbaarheid.Score) -> None:
    assert score.flesch >= 50
    assert score.words / score.sentences <= 12
    assert score.long <= 0.05 * score.sentences


def test_the_site_as_a_whole_reads_easily() -> None:
    site = leesbaarheid.whole("site", SCORES)
    assert site.flesch >= 60
    assert site.formal == 0
    # What the page on this site says of itself.
    _, score, words, long = LEESBAARHEID[0]
    assert abs(site.flesch - score) <= 2
    assert abs(site.words / site.sentences - words) <= 1
    assert abs(100 * site.long / site.sentences - long) <= 1


# --- the kit of the trainer --------------------------------------------------------------------------------------


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def printed(page: Any, url: str) -> bytes:
    page.emulate_media(media="print")
    page.goto(url)
    return bytes(page.pdf(prefer_css_page_size=True))


def test_every_handout_is_one_sheet(chromium_page: Any, address: str) -> None:
    page = chromium_page
    pdf = printed(page, address + "voor-trainers/uitdelen/")
    sheets = page.locator("h2.vw-blad").count()
    assert sheets == 8
    # One page above them says what they are.
    assert pages_of(pdf) == 1 + sheets


def test_every_sheet_says_how_current_it_is(chromium_page: Any, address: str) -> None:
    page = chromium_page
    for name in ("uitdelen", "antwoorden"):
        page.goto(f"{address}voor-trainers/{name}/")
        feet = page.locator(".vw-bladvoet").all_inner_texts()
        assert len(feet) == page.locator("h2.vw-blad").count()
        for day in (GECONTROLEERD_TOT, OUD_VANAF):
            assert all(datum.toon(day) in foot and __version__ in foot for foot in feet)


def test_the_whole_kit_prints_with_one_click(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.goto(address + "voor-trainers/lesmap/")
    page.evaluate("void (window.print = () => { window.asked = (window.asked ?? 0) + 1 })")
    page.get_by_role("button", name="Print de hele lesmap").click()
    assert page.evaluate("window.asked") == 1
    text = page.locator("article").inner_text()
    for part in ("Programma van 20 minuten", "Wat vraagt u niet?", "Blad 6", "Blad 8", "Antwoorden op de quiz"):
        assert part in text
    assert all(case.titel in text for case in LESGEVALLEN)
    # Three parts, notes, eight sheets and two keys, the longest of some pages.
    assert 12 <= pages_of(printed(page, address + "voor-trainers/lesmap/")) <= 22


def test_no_answer_is_among_the_handouts(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.goto(address + "voor-trainers/uitdelen/")
    text = page.locator("article").inner_text()
    assert "Fabel." not in text
    assert "Dan wordt het" not in text


def test_the_presenter_goes_by_keys_and_keeps_the_answer(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address + "voor-trainers/presenteren/")
    page.locator(".vw-dia-begin").first.click()
    stage = page.locator("#vw-podium")
    headings = []
    for key in (None, "ArrowRight", " ", "PageDown"):
        if key:
            assert "Het antwoord" not in stage.locator("h3").all_inner_texts()
            page.keyboard.press(key)
        headings = stage.locator("h3").all_inner_texts()
    assert headings == ["Het geval", "De vraag", "Eén ding anders", "Het antwoord"]
    page.keyboard.press("ArrowLeft")
    assert "Het antwoord" not in stage.locator("h3").all_inner_texts()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.keyboard.press("Escape")
    assert not stage.is_visible()
    assert page.evaluate("document.activeElement.className").split()[1] == "vw-dia-begin"
