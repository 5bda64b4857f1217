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
from calculator.paginas.figuren import BLOKKEN  # noqa: E402
from calculator.paginas.markdown_extension import OnbekendeNaam, vul_in  # noqa: E402
from calculator.paginas.pagina import LESGEVALLEN, uitkomst_van  # noqa: E402
from calculator.wet.model import NEE, Drager  # noqa: E402
from calculator.wet.regeling_2021 import BASISMAATREGELEN  # noqa: E402
from calculator.wet.regelingen import REGELINGEN, laatste_dag  # noqa: E402

DOCS = Path(__file__).parent.parent / "docs"
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
    """A page as typed: without what the package fills in, code and the addresses of links."""
    text = re.sub(r"\{\{.*?\}\}", "", (DOCS / name).read_text("utf-8"))
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
    "Ik ben fractievertegenwoordiger of commissielid. En ik?",
    "Ik ben wethouder in deeltijd. Krijg ik minder?",
    "Ik ben waarnemend burgemeester. Geldt het voor mij?",
    "Ik ben geschorst of met verlof. Verandert er iets?",
    "Heb ik echt een PKVW-certificaat nodig?",
    "Ik heb een PKVW-verklaring. Is dat genoeg?",
    "Ik huur mijn huis. Kan ik meedoen?",
    "Ons waterschap krijgt geen rijksbijdrage. Moeten wij toch betalen?",
    "Is de rijksbijdrage een maximum?",
    "Moet de raad het goedkeuren?",
    "Is dit een site van de overheid?",
    "Bewaart u mijn antwoorden?",
    "Is de uitkomst zeker?",
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


def test_a_page_can_take_over_another_one_level_lower() -> None:
    text, block = vul_in("overnemen voor-trainers/uitdelen.md blad-5-quiz")
    assert not block
    assert text.startswith("### Blad 5: quiz { .vw-blad }\n")
    assert "{{" not in text
    assert BEWERINGEN[0].zin in text


def test_a_part_of_a_page_can_be_taken_over_with_its_links() -> None:
    text, block = vul_in("deel index.md de-regels-in-vijf-zinnen")
    assert not block
    assert "vijf zinnen" not in text  # the sheet has a heading of its own
    assert "[zes ambten](../voor-bestuurders/voor-wie.md)" in text
    assert "2024?" not in text  # the next heading
    assert (
        "](../voor-bestuurders/beveiligingsadvies.md)" in vul_in("deel voor-bestuurders/bij-dreiging.md en-daarna")[0]
    )


@pytest.mark.parametrize(
    "what",
    [
        "overnemen voor-trainers/uitdelen.md bestaat-niet",
        "overnemen voor-trainers/bestaat-niet.md",
        "deel index.md bestaat-niet",
    ],
)
def test_what_is_not_there_to_take_over_stops_the_build(what: str) -> None:
    with pytest.raises(OnbekendeNaam):
        vul_in(what)


# --- figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regime", REGELINGEN, ids=lambda regime: regime.jaar)
def test_the_decision_shows_every_condition_that_is_not_about_the_day(regime: object) -> None:
    figure, _ = vul_in(f"beslisfiguur {regime.jaar}")  # type: ignore[attr-defined]
    conditions = (*regime.voorwaarden, *regime.maatregel_voorwaarden)  # type: ignore[attr-defined]
    missing = [v.naam for v in conditions if v.zin not in figure]
    assert set(missing) <= {"regeling_in_werking", "uitgevoerd_in_de_periode"}
    assert figure.count("Zo niet:") == len(conditions) - len(missing)


def test_the_decision_asks_the_rules_what_follows() -> None:
    figure, _ = vul_in("beslisfiguur 2024")
    row = next(part for part in figure.split("<li") if "geldig PKVW-certificaat" in part)
    assert "nog niet of dat staat niet vast" in row
    row = next(part for part in figure.split("<li") if "vorige woning" in part)
    assert "uw organisatie beslist" in row


def test_the_costs_lie_on_the_pile_that_the_rules_say() -> None:
    figure, _ = vul_in("kostenfiguur 2024")
    piles = {name: part for name in Drager for part in figure.split("<div") if f"vw-stapel-{name.value}" in part}
    assert "vastgestelde advies" in piles[Drager.ORGANISATIE]
    assert "PKVW-certificaat" in piles[Drager.BESTUURDER]
    assert "certificaat niet haalbaar" in piles[Drager.NAVRAGEN]


@pytest.mark.parametrize("name", sorted(BLOKKEN))
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


def test_there_are_programmes_of_20_45_and_90_minutes() -> None:
    assert list(programmes()) == [20, 45, 90]


@pytest.mark.parametrize(("total", "rows"), programmes().items(), ids=str)
def test_a_programme_fills_its_time(total: int, rows: list[tuple[int, int]]) -> None:
    assert rows[0][0] == 0
    assert rows[-1][1] == total
    assert all(end == begin for (_, end), (begin, _) in pairwise(rows))


def test_the_cases_that_a_programme_names_are_there() -> None:
    text = (DOCS / "voor-trainers" / "index.md").read_text("utf-8")
    named = re.findall(r"‘([A-Z][^’]+)’", text)
    assert len(named) >= 6
    assert set(named) <= {case.titel for case in LESGEVALLEN}
