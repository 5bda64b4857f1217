"""Every kind of view of the self-check, made by the package itself: what the page shows is the same HTML."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from calculator.geval.voorbeelden import PER_NAAM
from calculator.wet.feiten import FEITEN, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.model import ONBEKEND
from calculator.zelfcheck.browser import handle
from calculator.zelfcheck.stand import LEZERS, MAATREGEL_WAT, begin, scherm_van, uit_geval, vraagt_wie
from calculator.zelfcheck.vragen import ingevuld
from tests.site.walk import Answers
from tests.test_walk import in_office

Answer = dict[str, Any]

#: One example for each judgement, and one with outcomes of two regimes.
OUTCOMES = {
    "ja": "alles-op-orde",
    "nee": "raadslid-bedreigd",
    "nog_niet": "geen-certificaat",
    "onbekend": "vve-werkt-niet-mee",
    "kan": "bruikleen",
    "ja 2021": "vijf-boven-maximum",
    "nee 2021": "maximum-op",
    "nog_niet 2021": "geen-certificaat-2021",
    "onbekend 2021": "certificaat-onbekend-2021",
    "twee regelingen": "twee-regelingen",
}


def _measure(kind: str, day: str | None, amount: int | None, **more: Any) -> dict[str, Any]:
    return {"soort": kind, "uitgevoerd_op": day, "bedrag": amount, **more}


#: Six measures: of both regimes, in and outside the advice, without an amount, bought before asking, and still to come.
SIX: Mapping[str, Any] = {
    "peildatum": "2026-09-01",
    "ambt": "burgemeester",
    "concrete_dreiging": False,
    "aantal_gemeenten": 2,
    "benoeming_vast_op": "2020-11-12",
    "ambt_vanaf": "2021-01-11",
    "woning_is_woonadres": True,
    "woning_ligging": "binnen",
    "pkvw": "geldig",
    "pkvw_afgegeven_op": "2021-02-15",
    "advies": "vastgesteld",
    "eerder_vergoed_dit_adres": 90000,
    "maatregelen": [
        _measure("kluis", "2021-05-06", 118000),
        _measure("ruiten", "2023-12-29", 90050),
        _measure("pkvw_eis", "2021-02-08", 62500, omschrijving="sloten voor het certificaat"),
        _measure("anders", "2025-03-14", 245000, omschrijving="camera’s aan de voorzijde", in_advies=True),
        _measure("anders", "2025-03-14", None, omschrijving="abonnement op de alarmcentrale", in_advies=None),
        _measure("anders", None, 31000, omschrijving="hek", in_advies=False, zelf_aangeschaft=True),
    ],
}


def ask(action: str, stand: Any = None, question: str | None = None, **fields: str) -> Answer:
    """One request to the package, as the page makes it."""
    request = {
        "actie": action,
        "stand": stand,
        "velden": {name.replace("__", "-"): [value] for name, value in fields.items()},
        "vandaag": "2026-11-22",
        "vraag": question,
    }
    answer: Answer = json.loads(handle(json.dumps(request)))
    assert "fout" not in answer, answer
    return answer


def opened(facts: Mapping[str, Any]) -> Any:
    """A case as the walk of somebody who opens it."""
    return ask("open", bestand=json.dumps({"feiten": dict(facts)}))["stand"]


def outcomes() -> Iterator[tuple[str, Answer]]:
    """The outcome of each judgement, for both readers."""
    cases = {name: PER_NAAM[example].feiten for name, example in OUTCOMES.items()} | {"zes maatregelen": SIX}
    for name, facts in cases.items():
        for reader in LEZERS:
            yield f"uitkomst {name}, {reader}", ask(f"lezer:{reader}", opened(facts))


def questions() -> Iterator[tuple[str, Answer]]:
    """Each question once: answered, and sent without an answer; the pages of a measure; what asks nothing of the law."""
    seen = set()
    yield "eerste vraag", ask("begin")
    for example in (*PER_NAAM.values(),):
        stand = opened(example.feiten)
        for name in stand["beantwoord"]:
            if name in seen:
                continue
            seen.add(name)
            yield name, ask(f"wijzig:{name}", stand)
            yield f"{name}, fout", ask("antwoord", stand, scherm_van(name))
    for i in (0, 3, 6):
        stand = opened(SIX)
        yield f"maatregel {i}", ask("toon", stand, f"maatregel-{i}-wat")
        yield f"maatregel {i}, fout", ask("antwoord", stand, f"maatregel-{i}-wat", bedrag="wel", bedrag__waarde="veel")
    yield "maatregel 3, wie", ask("toon", opened(SIX), "maatregel-3-wie")
    yield "vervallen", ask("antwoord", opened(SIX), "ambt", ambt="voorzitter_waterschap")
    yield "dag van de vraag", ask("wijzig:peildatum", opened(SIX))
    yield "dag van de vraag, fout", ask("antwoord", opened(SIX), "peildatum", peildatum__waarde="ooit")
    yield "link over antwoorden", ask("fragment", opened(SIX), fragment="v;alles-op-orde")
    yield (
        "dreiging",
        ask(
            "antwoord",
            ask("antwoord", None, "ambt", ambt="wethouder")["stand"],
            "concrete_dreiging",
            concrete_dreiging="ja",
        ),
    )


def show(page: Any, answer: Answer) -> None:
    """Put a view on the page of the self-check, with every fold open."""
    page.evaluate(
        """({ html, titel }) => {
          const app = document.getElementById("vw-app");
          app.innerHTML = html;
          document.title = titel;
          for (const details of app.querySelectorAll("details")) details.open = true;
        }""",
        answer,
    )


def answers(facts: Mapping[str, Any]) -> Answers:
    """What somebody with this case fills in."""
    stand = uit_geval({"feiten": dict(facts)})
    given: Answers = {}
    facts = {"in_functie": in_office(facts), **facts}
    for fact in FEITEN:
        if fact.soort is not Soort.LIJST:
            given |= _fields(fact, facts)
    measures = stand.maatregelen
    queues: dict[str, list[str]] = {"maatregelen": ["ja"] * len(measures) + ["nee"]}
    for index, measure in enumerate(measures):
        for name in (*MAATREGEL_WAT, *vraagt_wie(stand, index)):
            fields = _fields(PER_NAAM_MAATREGEL[name], measure)
            for field in (name, f"{name}-waarde"):
                queues.setdefault(field, []).append(fields.get(field, ""))
    return {**given, **queues}


def _fields(fact: Feit, facts: Mapping[str, Any]) -> dict[str, str]:
    """The fields of one question; a fact that is left out has its usual value, or is not known."""
    if fact.naam not in facts and not fact.afwezig_label:
        facts = {fact.naam: None if fact.afwezig is ONBEKEND else fact.afwezig}
    return ingevuld(begin("2026-11-22"), fact, facts, True)
