"""The content as a visitor gets it: headings, links, phone, paper, search, how easy it reads, and the kit of the trainer."""

import io
import os
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image

from calculator import __version__
from calculator.geval.voorbeelden import PER_NAAM
from calculator.paginas.lessen import BLADEN, LESGEVALLEN
from calculator.paginas.presentatie import PROGRAMMAS
from calculator.paginas.weetjes import LEESBAARHEID
from calculator.wet.bronnen import GELEZEN
from scripts import host, leesbaarheid, redirects
from scripts.paths import SITE
from tests.site.walk import new_context

pytestmark = [pytest.mark.site, pytest.mark.host]

PAGES = redirects.pages(SITE)


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
    assert GELEZEN in foot
    assert "Deze site is niet van de overheid." in foot
    assert "Uitgever:" in foot


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
    wanted = {name for name in PAGES if name.startswith(("voor-", "regeling", "wie-doet", "in-cijfers"))}
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
    assert page.get_by_text(GELEZEN).last.is_visible()


def test_print_from_a_dark_screen_is_dark_on_white(chromium: Any, address: str) -> None:
    context = new_context(chromium, color_scheme="dark")
    page = context.new_page()
    for name in ("", "regeling-2024/", "voor-organisaties/checklist/"):
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
    # In people's words; where today's regime and the dead one both fit, today's.
    "aanvragen": "wie-doet-wat",
    "hoe begin ik": "wie-doet-wat",
    "hoeveel kost het": "voor-bestuurders/wat-krijgt-u",
    "wat krijg ik": "voor-bestuurders/wat-krijgt-u",
    "camera": "voor-bestuurders/wat-krijgt-u",
    "alarm": "voor-bestuurders/wat-krijgt-u",
    "alarm abonnement": "voor-bestuurders/wat-krijgt-u",
    "geweigerd": "voor-bestuurders/beveiligingsadvies",
    "zelf besteld": "voor-bestuurders/wat-krijgt-u",
    "bruikleen": "voor-bestuurders/wat-krijgt-u",
    "wie betaalt": "voor-organisaties/betalen",
    "raad beslissen": "voor-organisaties/wie-beslist-wat",
    "burgemeester twee gemeenten": "voor-organisaties/wie-beslist-wat",
    "mandaat": "voor-organisaties/wie-beslist-wat",
    "waterschap": "voor-organisaties/waterschap",
    "waterschap betalen": "voor-organisaties/waterschap",
    "dijkgraaf": "voor-organisaties/waterschap",
    "contact": "verantwoording/over",
    "privacy": "verantwoording/over",
    "api": "verantwoording/voor-andere-systemen",
    "json": "verantwoording/voor-andere-systemen",
    "verhuizen": "voor-bestuurders/verhuizen",
    "verhuisd": "voor-bestuurders/verhuizen",
    "burgemeester woont buiten gemeente": "voor-bestuurders/verhuizen",
    "tweede woning": "voor-bestuurders/verhuizen",
    "huurwoning": "voor-bestuurders/pkvw",
    "huurhuis": "voor-bestuurders/pkvw",
    "huur": "voor-bestuurders/pkvw",
    "vve": "voor-bestuurders/pkvw",
    "nieuwe sloten": "voor-bestuurders/pkvw",
    "certificaat": "voor-bestuurders/pkvw",
    "hoe lang geldig certificaat": "voor-bestuurders/pkvw",
    "certificaat kosten": "voor-bestuurders/pkvw",
    "bedreigd": "voor-bestuurders/bij-dreiging",
    "112": "voor-bestuurders/bij-dreiging",
    "politie bellen": "voor-bestuurders/bij-dreiging",
    "2400": "regeling-2021",
    "2400 euro": "regeling-2021",
    "2.400": "regeling-2021",
    "oude regeling": "regeling-2021",
    "raadslid": "voor-bestuurders/voor-wie-niet",
    "raadslid bedreigd": "voor-bestuurders/voor-wie-niet",
    "waarnemend burgemeester": "voor-bestuurders/voor-wie",
    "wethouder deeltijd": "voor-bestuurders/voor-wie",
    "wéthouder": "voor-bestuurders/voor-wie",
    "adviseur aan huis": "voor-bestuurders/beveiligingsadvies",
    "ccv telefoonnummer": "voor-bestuurders/beveiligingsadvies",
    "wie ziet mijn advies": "voor-bestuurders/beveiligingsadvies",
    "ik stop als wethouder": "voor-bestuurders/einde-ambt",
    "belasting": "voor-organisaties/betalen",
    "btw": "voor-organisaties/betalen",
    "rijksbijdrage": "voor-organisaties/betalen",
    "geheimhouding": "voor-organisaties/uitvoeren",
    "checklist": "voor-organisaties/checklist",
    "cijfers": "in-cijfers",
    "presentatie": "voor-trainers/gevallen",
    "quiz": "feit-of-fabel",
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


#: What busy people can read, and a maintainer can keep true. Looked up, not read: what is under verantwoording, and the paper version.
READ = [name for name in PAGES if not name.startswith(("verantwoording/", "zelfcheck-op-papier/"))]


def test_the_readers_pages_are_few_and_short() -> None:
    found = {name: Words((SITE / name).read_text("utf-8")) for name in READ}
    words = sum(page.words for page in found.values())
    sources = sum(page.sources for page in found.values())
    seen = Counter(sentence for page in found.values() for sentence in set(page.sentences))
    repeated = sum(
        len(sentence.split()) for page in found.values() for sentence in page.sentences if seen[sentence] > 1
    )
    assert len(READ) <= 27
    assert words <= 27_000
    assert sources < 0.11 * words
    assert repeated < 0.25 * words


class Words(HTMLParser):
    """The words in the article of a page, those in its list of sources, and its sentences."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, bool]] = []
        self.words = self.sources = 0
        self.blocks = [""]
        self.feed(re.sub(r"<(template|script)\b.*?</\1>", "", text, flags=re.DOTALL))
        self.sentences = [
            " ".join(re.findall(r"\w+", part.lower()))
            for block in self.blocks
            for part in re.split(r"(?<=[.!?])\s+", block)
            if len(re.findall(r"\w+", part)) >= 3
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in leesbaarheid.VOID:
            return
        has = dict(attrs)
        self.open.append((tag, "hidden" in has, bool({"footnote", "vw-noot"} & set((has.get("class") or "").split()))))
        if tag not in ("a", "strong", "em", "span", "small", "sup"):
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag not in ("a", "strong", "em", "span", "small", "sup"):
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not any(tag == "article" for tag, _, _ in self.open) or any(hidden for _, hidden, _ in self.open):
            return
        count = len(re.findall(r"\w[\w.,’-]*", data))
        self.words += count
        if any(source for _, _, source in self.open):
            self.sources += count
        else:
            self.blocks[-1] += data


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


def lesmap(page: Any, address: str, button: str) -> None:
    """The kit as a button puts it on the page to be printed."""
    page.emulate_media(media="screen")
    page.goto(address + "voor-trainers/lesmap/")
    page.evaluate("void (window.print = () => { window.asked = (window.asked ?? 0) + 1 })")
    page.get_by_role("button", name=button, exact=True).click()
    assert page.evaluate("window.asked") == 1
    # What the browser does before it prints.
    page.evaluate("void dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


@pytest.mark.parametrize("number", range(1, len(BLADEN) + 1))
def test_every_handout_is_one_sheet(chromium_page: Any, address: str, number: int) -> None:
    lesmap(chromium_page, address, f"Print blad {number}")
    assert pages_of(bytes(chromium_page.pdf(prefer_css_page_size=True))) == 1


def test_every_sheet_says_how_current_it_is_and_where_the_site_is(chromium_page: Any, address: str) -> None:
    page = chromium_page
    lesmap(page, address, "Print de hele lesmap")
    sheets = page.locator("#vw-druk .vw-vel")
    assert sheets.count() > len(BLADEN)
    for sheet in sheets.all():
        foot = sheet.locator(".vw-bladvoet").inner_text()
        assert GELEZEN in foot
        assert __version__ in foot
        assert sheet.locator(".vw-qr-code").count() == 1
    text = page.locator("#vw-druk").inner_text()
    for part in ("Programma van 15 minuten", "Wat vraagt u niet?", "Bij dreiging", "Antwoorden op de quiz"):
        assert part in text
    assert all(case.titel in text for case in LESGEVALLEN)


def test_on_the_screen_the_kit_is_a_list_of_sheets(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.goto(address + "voor-trainers/lesmap/")
    assert page.locator(".vw-vel").count() == 0
    assert page.get_by_role("button", name=re.compile(r"Print blad \d")).count() == len(BLADEN)


def test_the_checklist_is_one_sheet_and_can_be_ticked(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.goto(address + "voor-organisaties/checklist/")
    boxes = page.get_by_role("checkbox")
    assert boxes.count() >= 15
    page.get_by_label("Er is geld in de begroting").check()
    assert page.locator("article input:checked").count() == 1
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert pages_of(printed(page, address + "voor-organisaties/checklist/")) == 1


def scanned(page: Any) -> str:
    """What a phone reads in the code that is on the page."""
    image = Image.open(io.BytesIO(page.locator(".vw-qr-code").last.screenshot()))
    (code,) = zxingcpp.read_barcodes(image)
    return str(code.text)


def test_the_code_leads_to_the_address_of_this_build(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen", color_scheme="dark")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address + "voor-trainers/")
    assert scanned(page) == host.address(SITE)
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize(("minutes", "claims", "names"), PROGRAMMAS, ids=str)
def test_a_programme_goes_from_the_first_slide_to_the_last(
    chromium_page: Any, address: str, minutes: int, claims: int, names: tuple[str, ...]
) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address + "voor-trainers/gevallen/")
    page.get_by_role("button", name=f"Start het programma van {minutes} minuten").click()
    stage = page.locator("#vw-podium")
    assert f"0 / {minutes} minuten" in stage.inner_text()
    assert scanned(stage) == host.address(SITE)
    titles, questions = [], 0
    while True:
        heading = stage.locator("h2").inner_text()
        titles += [heading] if heading not in titles[-1:] else []
        parts = stage.locator("h3").all_inner_texts()
        # The claim or the case comes first; its answer takes a step more.
        if parts[-1] == "De bewering":
            questions += 1
            assert "Fabel." not in stage.inner_text()
        if not stage.locator('[data-doe="verder"]').is_visible():
            break
        page.keyboard.press("ArrowRight")
    assert questions == claims
    assert [title for title in titles if title in {PER_NAAM[name].titel for name in names}] == [
        PER_NAAM[name].titel for name in names
    ]
    assert scanned(stage) == host.address(SITE)
    page.keyboard.press("Escape")
    assert not stage.is_visible()
    assert page.evaluate("document.activeElement.dataset.programma") == str(minutes)


def test_answers_are_hidden_or_shown(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.goto(address + "voor-trainers/gevallen/")
    answers = page.locator(".vw-dia > details")
    assert answers.count() == len(LESGEVALLEN)
    for button, open_ in (("Toon alle antwoorden", True), ("Verberg alle antwoorden", False)):
        page.get_by_role("button", name=button).click()
        assert {answer.evaluate("e => e.open") for answer in answers.all()} == {open_}


def test_the_presenter_goes_by_keys_and_keeps_the_answer(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address + "voor-trainers/gevallen/")
    begin = page.locator(".vw-dia-begin").first
    begin.click()
    stage = page.locator("#vw-podium")
    assert stage.locator("h3").all_inner_texts() == ["Het geval"]
    for key in ("ArrowRight", " ", "PageDown"):
        assert "Het antwoord" not in stage.locator("h3").all_inner_texts()
        page.keyboard.press(key)
    assert stage.locator("h3").all_inner_texts() == ["Het geval", "De vraag", "Eén ding anders", "Het antwoord"]
    page.keyboard.press("ArrowLeft")
    assert "Het antwoord" not in stage.locator("h3").all_inner_texts()
    # A number leads nowhere on the stage.
    assert stage.locator(".footnote-ref").count() == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.keyboard.press("Escape")
    assert not stage.is_visible()
    assert "vw-dia-begin" in page.evaluate("document.activeElement.className")
