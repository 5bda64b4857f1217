"""The sources of the pages: what is a fact of the law is not typed but taken from the package."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

pytestmark = pytest.mark.host

markdown = pytest.importorskip("markdown")

from calculator.geval.voorbeelden import PER_NAAM  # noqa: E402
from calculator.paginas.begrippen import BEGRIPPEN, MOEILIJK  # noqa: E402
from calculator.paginas.fabels import BEWERINGEN  # noqa: E402
from calculator.paginas.figuren import BLOKKEN, BLOKKEN_MET_NOOT  # noqa: E402
from calculator.paginas.lessen import BLADEN, LESGEVALLEN, uit_pagina  # noqa: E402
from calculator.paginas.markdown_extension import vul_in  # noqa: E402
from calculator.paginas.noten import Hier  # noqa: E402
from calculator.paginas.pagina import uitkomst_van  # noqa: E402
from calculator.paginas.presentatie import PROGRAMMAS  # noqa: E402
from calculator.wet.model import NEE, Drager  # noqa: E402
from calculator.wet.regeling_2021 import BASISMAATREGELEN  # noqa: E402
from calculator.wet.regelingen import REGELINGEN, laatste_dag  # noqa: E402

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
TYPED = {
    "amount": re.compile(r"€|\bEUR\b|\b[\d.,]+ (?:euro|miljoen|cent)\b|\d\s?%|\bprocent\b", re.IGNORECASE),
    "day": re.compile(
        rf"\b\d{{1,2}} (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b",
        re.IGNORECASE,
    ),
    "article": re.compile(r"\bart(?:ikel(?:en)?)?\.? \d|\blid \d|\b\d\.\d{1,2}(?:\.\d+)?\b", re.IGNORECASE),
    "term": re.compile(
        rf"\b(?:\d+|een|twintig|dertig|{'|'.join(NUMBERS)}) (?:jaar|dagen|maanden|weken)\b", re.IGNORECASE
    ),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
}
#: A year in which a regime begins or ends is its name: the old regime (2021-2023), the regime since 2024.
NAMES = {str(r.begin.year) for r in REGELINGEN} | {str(r.in_werking.year) for r in REGELINGEN}
NAMES |= {str(day.year) for r in REGELINGEN if (day := laatste_dag(r))}
#: No law: made-up changes of it, which test_rule_changes.py plays through, and when this site changed.
OTHER_DAYS = {"verantwoording/een-regel-wijzigen.md", "verantwoording/wijzigingen.md"}
#: What looks like an article and is none.
NO_LAW = re.compile(r"\b(?:EUPL-1\.2|CC BY 4\.0|WCAG 2\.\d|versie 3\.\d\d|boost: [\d.]+)\b")


def prose(name: str) -> str:
    """A page as typed: without what the package fills in, words for the search, code and the addresses of links."""
    text = re.sub(r"\A---\n.*?^---$", "", (DOCS / name).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"\{\{.*?\}\}", "", text)
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    return NO_LAW.sub("", re.sub(r"\]\([^)]*\)", "]", text))


def typed(text: str) -> list[tuple[str, str]]:
    found = [(kind, match[0]) for kind, pattern in TYPED.items() for match in pattern.finditer(text)]
    return [(kind, match) for kind, match in found if not (kind == "year" and match in NAMES)]


@pytest.mark.parametrize("name", [name for name in PAGES if name not in OTHER_DAYS])
def test_no_amount_day_article_or_term_is_typed(name: str) -> None:
    assert typed(prose(name)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "tot € 2.400",
        "2400 euro",
        "80%",
        "op 1 januari 2024",
        "2024-01-01",
        "in maart 2023",
        "artikel 3.9",
        "lid 5",
        "na 30 dagen",
        "tien jaar geldig",
        "sinds 2018",
    ],
)
def test_what_is_typed_is_found(sentence: str) -> None:
    assert typed(sentence)


@pytest.mark.parametrize("name", PAGES)
def test_numbers_in_words_are_those_of_the_package(name: str) -> None:
    counts = {"ambten": {len(r.ambten) for r in REGELINGEN}, "maatregelen": {len(BASISMAATREGELEN)}}
    for word, thing in re.findall(
        rf"\b({'|'.join(NUMBERS)}) (?:vaste )?(ambten|maatregelen)\b", prose(name), re.IGNORECASE
    ):
        assert NUMBERS.index(word.lower()) in counts[thing]


# --- questions, facts and fables ---------------------------------------------------------------------------------

#: Answers that no rule gives: about this site, or about what the rules leave out. All others are computed.
NO_RULE = {
    "Ik ben wethouder in deeltijd. Krijg ik minder?",
    "Ik ben waarnemend burgemeester. Geldt het voor mij?",
    "Ik ben geschorst of met verlof. Verandert er iets?",
    "Heb ik echt een PKVW-certificaat nodig?",
    "Ik heb een PKVW-verklaring. Is dat genoeg?",
    "Ik huur mijn huis. Kan ik meedoen?",
    "Ons waterschap krijgt geen rijksbijdrage. Moeten wij toch betalen?",
    "Moet de raad het goedkeuren?",
    "Is dit een site van de overheid?",
    "Bewaart u mijn antwoorden?",
}


def questions() -> dict[str, str]:
    """Every question of the page with questions, with the source of its answer."""
    text = (DOCS / "veelgestelde-vragen.md").read_text("utf-8")
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)[1:]
    return {question: answer.strip() for question, answer in zip(parts[::2], parts[1::2], strict=True)}


def test_there_are_questions_and_fables_enough() -> None:
    assert len(questions()) >= 30
    assert len(BEWERINGEN) >= 12


def test_a_yes_or_no_is_computed_or_listed() -> None:
    by_hand = {question for question, answer in questions().items() if re.match(r"(?:Ja|Nee)\b", answer)}
    assert by_hand == NO_RULE


@pytest.mark.parametrize("claim", BEWERINGEN, ids=lambda claim: claim.naam)
def test_a_claim_is_decided_by_an_example(claim: object) -> None:
    # The page itself compares the judgement and stops the build; here it is that an example is there, and a source.
    assert claim.voorbeeld in PER_NAAM  # type: ignore[attr-defined]
    assert claim.bron.voor(None).tekst  # type: ignore[attr-defined]


# --- glossary ----------------------------------------------------------------------------------------------------


def html(text: str) -> str:
    return str(markdown.markdown(text, extensions=["calculator.paginas.markdown_extension", "tables"]))


def test_the_first_mention_of_a_hard_word_is_explained() -> None:
    page = html(
        "# Het PKVW\n\nHet **PKVW** en het [PKVW](x.md). Het PKVW-certificaat en het PKVW.\n\n- Het PKVW en bruikleen."
    )
    links = re.findall(r'<a class="vw-begrip" href="([^"]+)" title="([^"]+)">([^<]+)</a>', page)
    assert [(href, word) for href, _, word in links] == [
        ("/begrippen.md#begrip-pkvw-certificaat", "PKVW-certificaat"),
        ("/begrippen.md#begrip-pkvw", "PKVW"),
        ("/begrippen.md#begrip-bruikleen", "bruikleen"),
    ]
    assert links[1][1] == {b.naam: b for b in BEGRIPPEN}["pkvw"].uitleg
    words = "Het PKVW Het PKVW en het PKVW. Het PKVW-certificaat en het PKVW. Het PKVW en bruikleen."
    assert " ".join(re.sub(r"<[^>]+>", "", page).split()) == words


def test_every_hard_word_is_in_the_glossary() -> None:
    assert set(MOEILIJK) <= {b.naam for b in BEGRIPPEN}


# --- one page inside another -------------------------------------------------------------------------------------


def test_a_part_of_a_page_goes_on_paper_without_links_and_marks() -> None:
    text = uit_pagina("index.md", "De regels in vijf zinnen")
    assert text.count("<li>") == 5
    assert "zes ambten" in text
    assert not re.search(r"<a\b|\{\{|Zoek op onderwerp", text)


@pytest.mark.parametrize(("page", "heading"), [("index.md", "Bestaat niet"), ("bestaat-niet.md", "")])
def test_what_is_not_there_to_take_over_is_a_fault(page: str, heading: str) -> None:
    with pytest.raises((KeyError, OSError)):
        uit_pagina(page, heading)


# --- sources -----------------------------------------------------------------------------------------------------


def cited(text: str) -> str:
    return str(markdown.markdown(text, extensions=["calculator.paginas.markdown_extension", "tables"]))


def test_a_law_stands_in_full_where_a_page_first_mentions_it() -> None:
    page = cited("Eén.{{ noot 2024:1 }} Twee.{{ noot 2024:5:b NOTA_2026 }} Drie.{{ noot 2024:1 }}")
    items = [re.sub("<[^>]+>", "", item) for item in re.findall(r"<li.*?</li>", page, re.DOTALL)]
    assert [item.removesuffix(" ↩") for item in items] == [
        "Regeling rechtspositie decentrale politieke ambtsdragers, artikel 2.9, 3.9 of 4.9, lid 1",
        "Regeling, lid 5 onder b",
        "Nota BZK, 1 mei 2026 (2026-0000207509) (publicatie)",
    ]
    assert re.findall(r'aria-label="bron (\d)"', page) == ["1", "2", "3", "1"]


def test_a_lid_of_the_old_text_says_so() -> None:
    page = cited("Toen.{{ noot 2021:1 }} Nu.{{ noot 2024:1 }}")
    assert "lid 1 (tekst 2021-2023)" in page


def test_our_reading_says_so_at_the_mark() -> None:
    assert "(onze lezing)</small>" in cited("{{ beslisfiguur 2024 }}")


def test_figures_and_text_share_one_list() -> None:
    page = cited("Eerst.{{ noot 2024:7 }}\n\n{{ beslisfiguur 2024 }}")
    assert page.count('id="bronnen"') == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_that_says_what_the_law_says_cites_it(name: str) -> None:
    text = prose(name)
    if re.search(r"\b[Dd]e wet (?:zegt|kent|noemt|vraagt)\b", text) and not name.startswith(
        ("verantwoording/", "zelfcheck-op-papier")
    ):
        assert "{{ noot" in (DOCS / name).read_text("utf-8") or "figuur" in (DOCS / name).read_text("utf-8")


#: What no page may suggest or say any more: it has no source, or is no longer true.
UNTRUE = (
    "mag iets anders afspreken", "mag altijd meer", "belastingvrij", "voordracht van deze", "gecontroleerd tot", "pas na {{ waarneming-dagen }}",
    "om de voordracht",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_nothing_without_a_source_is_said(name: str) -> None:
    text = (DOCS / name).read_text("utf-8")
    assert [words for words in UNTRUE if words in text] == []


# --- figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regime", REGELINGEN, ids=lambda regime: regime.jaar)
def test_the_decision_shows_every_condition_that_is_not_about_the_day(regime: object) -> None:
    figure, _ = vul_in(f"beslisfiguur {regime.jaar}")  # type: ignore[attr-defined]
    conditions = (*regime.voorwaarden, *regime.maatregel_voorwaarden)  # type: ignore[attr-defined]
    missing = [v for v in conditions if v.zin not in figure]
    assert all(v.door_de_dag for v in missing)
    assert figure.count("Zo niet:") == len(conditions) - len(missing)


def test_the_decision_asks_the_rules_what_follows() -> None:
    figure, _ = vul_in("beslisfiguur 2024")
    row = next(part for part in figure.split("<li") if "geldig PKVW-certificaat" in part)
    # What a loan sets aside is not the end of it.
    assert "nog niet, dat staat niet vast of lenen, als uw organisatie dat wil" in row
    row = next(part for part in figure.split("<li") if "stelsel beveiligen van personen" in part)
    assert "lenen" not in row
    row = next(part for part in figure.split("<li") if "waaruit u tijdens het ambt verhuisde" in part)
    assert "uw organisatie beslist" in row


def test_the_costs_lie_on_the_pile_that_the_rules_say() -> None:
    figure, _ = vul_in("kostenfiguur 2024")
    piles = {name: part for name in Drager for part in figure.split("<div") if f"vw-stapel-{name.value}" in part}
    assert "vastgestelde advies" in piles[Drager.ORGANISATIE]
    assert "PKVW-certificaat" in piles[Drager.BESTUURDER]
    assert "certificaat niet haalbaar" in piles[Drager.NAVRAGEN]


@pytest.mark.parametrize("name", sorted({**BLOKKEN, **BLOKKEN_MET_NOOT}))
def test_a_figure_has_a_caption_and_can_be_read_aloud(name: str) -> None:
    figure, block = vul_in(name if name == "tijdbalk" else f"{name} 2024")
    assert block
    assert figure.count("<figcaption>") == 1
    assert not re.search(r" style=|<img|<script", figure)
    for svg in re.findall(r"<svg[^>]*>", figure):
        assert 'role="img"' in svg
        assert "aria-label=" in svg


# --- the training ------------------------------------------------------------------------------------------------


def test_the_cases_reach_every_corner() -> None:
    found = [uitkomst_van(case)[1] for case in LESGEVALLEN]
    # Certain and open, in both regimes, and each of the three ways to bear a cost.
    assert {(u.regeling.jaar, u.kern.minimaal < u.kern.maximaal) for u in found} == {
        (r.jaar, open_) for r in REGELINGEN for open_ in (True, False)
    }
    assert {post.drager for u in found for post in u.posten} == set(Drager)
    assert any(u.kern.maximaal == NEE for u in found)
    assert all(case.vraag.endswith("?") for case in LESGEVALLEN)


def programmes() -> dict[int, list[tuple[int, int]]]:
    """The rows of each programme: from which minute to which."""
    text = (DOCS / "voor-trainers" / "index.md").read_text("utf-8")
    parts = re.split(r"^## Programma van (\d+) minuten$", text, flags=re.MULTILINE)[1:]
    return {
        int(total): [(int(a), int(b)) for a, b in re.findall(r"^\| (\d+) tot (\d+) minuten", rows, re.MULTILINE)]
        for total, rows in zip(parts[::2], parts[1::2], strict=True)
    }


def test_there_are_programmes_of_15_45_and_90_minutes() -> None:
    assert list(programmes()) == [15, 45, 90]
    assert {minutes for minutes, _, _ in PROGRAMMAS} <= set(programmes())


@pytest.mark.parametrize(("total", "rows"), programmes().items(), ids=str)
def test_a_programme_fills_its_time(total: int, rows: list[tuple[int, int]]) -> None:
    assert rows[0][0] == 0
    assert rows[-1][1] == total
    assert all(end == begin for (_, end), (begin, _) in pairwise(rows))


def test_the_cases_that_a_programme_names_are_there() -> None:
    text = (DOCS / "voor-trainers" / "index.md").read_text("utf-8")
    named = set(re.findall(r"‘([A-Z][^’]+)’", text))
    shown = {PER_NAAM[name].titel for _, _, names in PROGRAMMAS for name in names}
    assert shown <= named <= {case.titel for case in LESGEVALLEN}


@pytest.mark.parametrize(("title", "use", "make"), BLADEN, ids=lambda part: part if isinstance(part, str) else "")
def test_a_sheet_for_the_group_has_no_answer_and_no_mark(title: str, use: str, make: object) -> None:
    sheet = make(Hier(stil=True))  # type: ignore[operator]
    assert title
    assert use.endswith((".", "?"))
    assert not re.search(r"Fabel\.|Dan wordt het|footnote-ref", sheet)
