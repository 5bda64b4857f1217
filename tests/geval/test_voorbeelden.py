"""The named examples: each gives its expectation, and each condition fails alone in one of them."""

from collections.abc import Iterator
from typing import Any

import pytest

from calculator.geval.invoer import lees_geval
from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld, als_geval
from calculator.oordeel.beoordeling import beoordeel as judge
from calculator.oordeel.contract import beoordeel
from calculator.oordeel.toets import toets_bestand
from calculator.wet.model import JA, Bestuurslaag
from calculator.wet.regelingen import REGELINGEN

BY_NAME = pytest.mark.parametrize("example", VOORBEELDEN, ids=lambda example: example.naam)
TEXT_OF = {"2021": "z=2021-01-01&g=2021-01-01", "2024": "z=2024-01-01&g=2024-01-01"}
RULES = [(r.jaar, v) for r in REGELINGEN for v in (*r.voorwaarden, *r.maatregel_voorwaarden)]


def outcome(example: Voorbeeld) -> dict[str, Any]:
    answer = beoordeel({"feiten": dict(example.feiten)})
    return next(u for u in answer["uitkomsten"] if u["regeling"] == example.regeling)


@BY_NAME
def test_example_gives_its_expectation(example: Voorbeeld) -> None:
    got = outcome(example)
    assert got["oordeel"] == example.oordeel
    if example.grenzen:
        assert tuple(got["grenzen"].values()) == example.grenzen
    else:
        assert example.oordeel != "onbekend", "an open example states its bounds"
    for key, expected in (("vergoeding", example.vergoeding), ("eigen_kosten", example.eigen_kosten)):
        if expected:
            assert got[key] == {"minimaal": expected[0], "maximaal": expected[1]}


@BY_NAME
def test_example_as_a_case_file_comes_out_as_expected(example: Voorbeeld) -> None:
    report = toets_bestand(example.naam, als_geval(example))
    assert report.goed, report.regels


def test_names_and_titles_are_different() -> None:
    assert len(PER_NAAM) == len(VOORBEELDEN)
    assert len({(e.titel, e.verhaal) for e in VOORBEELDEN}) == len(VOORBEELDEN)


def test_a_lesson_has_a_question() -> None:
    for example in VOORBEELDEN:
        assert bool(example.vraag) == example.les, example.naam


#: Two conditions of 2024 hang on a fact that another one needs too, so that they never fail quite alone.
TOGETHER = {
    ("2024", "advies_is_vastgesteld"): {"maatregel_staat_in_het_advies"},  # no advice: nothing can stand in it
    ("2024", "uitgevoerd_in_de_periode"): {"aanspraak_tijdens_het_ambt", "certificaat_is_geldig"},  # an unknown day
}


def failing(example: Voorbeeld) -> Iterator[set[str]]:
    """The conditions that count and are not met, for each measure (with those of the case)."""
    geval = lees_geval({"feiten": dict(example.feiten)})
    checks = next(u for u in judge(geval) if u.regeling.jaar == example.regeling).toetsingen
    for index in {c.maatregel for c in checks if c.maatregel is not None} or {None}:
        loan = index is not None and geval.maatregelen[index]["bruikleen"] is True
        counting = [c for c in checks if c.maatregel in (None, index) and (c.voorwaarde.ook_bij_bruikleen or not loan)]
        yield {c.voorwaarde.naam for c in counting if (c.minimaal, c.maximaal) != (JA, JA)}


@pytest.mark.parametrize(("jaar", "rule"), RULES, ids=lambda value: getattr(value, "naam", value))
def test_every_condition_fails_alone_in_some_example(jaar: str, rule: Any) -> None:
    alone = {rule.naam, *TOGETHER.get((jaar, rule.naam), ())}
    assert any(alone == names for example in VOORBEELDEN if example.regeling == jaar for names in failing(example))


@pytest.mark.parametrize(("jaar", "rule"), RULES, ids=lambda value: getattr(value, "naam", value))
def test_every_rule_has_a_sentence_and_a_source_of_its_own_regime(jaar: str, rule: Any) -> None:
    assert rule.zin.endswith(".")
    assert rule.bronnen
    for layer in (None, *Bestuurslaag):
        for source in rule.bronnen:
            reference = source.voor(layer)
            assert reference.tekst
            if "c:BWBR0041573&artikel=1.2&" in reference.url:
                continue  # the general article on declaring, the same in both texts
            if "c:BWBR0041573" in reference.url:
                assert reference.url.endswith(TEXT_OF[jaar]), reference
                article = {
                    None: "",
                    Bestuurslaag.PROVINCIE: "2.9",
                    Bestuurslaag.GEMEENTE: "3.9",
                    Bestuurslaag.WATERSCHAP: "4.9",
                }
                # Of an unknown body no article is the reader's own: then the whole text.
                assert (f"&artikel={article[layer]}&" in reference.url) == (layer is not None)
                if layer:
                    assert f"artikel {article[layer]}" in reference.tekst


@pytest.mark.parametrize("regime", REGELINGEN, ids=lambda regime: regime.jaar)
def test_cost_lines_and_steps_point_at_the_text_of_their_regime(regime: Any) -> None:
    sources = [
        regime.bron_organisatie,
        regime.bron_bestuurder,
        *(s.bron for s in (*regime.slotstappen, *regime.bestelstappen, *regime.anders_mogelijk)),
    ]
    for source in sources:
        for layer in (None, *Bestuurslaag):
            url = source.voor(layer).url
            if "c:BWBR0041573" in url and "artikel=1.2" not in url:
                assert url.endswith(TEXT_OF[regime.jaar])


@BY_NAME
def test_an_example_is_a_case_of_the_format(example: Voorbeeld) -> None:
    assert lees_geval({"feiten": dict(example.feiten)}).peildatum.isoformat() == example.feiten["peildatum"]
