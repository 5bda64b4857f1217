"""Every kind of view of the self-check, made by the package itself: what the page shows is the same HTML."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from calculator.geval.voorbeelden import PER_NAAM
from calculator.wet.feiten import FEITEN, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.model import ONBEKEND
from calculator.zelfcheck.browser import handle
from calculator.zelfcheck.stand import LEZERS, MAATREGEL_WAT, begin, scherm_van, uit_geval, vraagt_wie
from calculator.zelfcheck.vragen import ingevuld
from tests.site.walk import Answers

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
    """Each screen once: answered, and sent without an answer; the pages of a measure; the card, the day, and a link over a walk."""
    seen = set()
    yield "eerste vraag", ask("begin")
    for example in PER_NAAM.values():
        stand = opened(example.feiten)
        for name in stand["beantwoord"]:
            screen = scherm_van(name)
            if screen in seen:
                continue
            seen.add(screen)
            yield screen, ask(f"wijzig:{name}", stand)
            yield f"{screen}, fout", ask("antwoord", stand, screen)
    six = opened(SIX)
    for i in (0, 3, 6):
        yield f"maatregel {i}", ask("toon", six, f"maatregel-{i}-wat")
        yield f"maatregel {i}, fout", ask("antwoord", six, f"maatregel-{i}-wat", bedrag="wel", bedrag__waarde="veel")
    yield "maatregel 3, wie", ask("toon", six, "maatregel-3-wie")
    yield "vervallen", ask("antwoord", six, "ambt", ambt="voorzitter_waterschap")
    office = ask("antwoord", None, "ambt", ambt="wethouder")["stand"]
    yield "kaart", ask("antwoord", office, "concrete_dreiging", concrete_dreiging="ja")
    yield "peildatum", ask("toon", six, "peildatum")
    yield "peildatum, fout", ask("antwoord", six, "peildatum", peildatum="wel", peildatum__waarde="ooit")
    yield "andere dag", ask("uitkomst", opened({**SIX, "peildatum": "2026-05-01"}))
    link = re.search(r'id="vw-link-heel"[^>]*>#g=([^<]*)<', ask("uitkomst", six)["html"])
    assert link
    yield "link over antwoorden", ask("fragment", office, fragment=html.unescape(link[1]))


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
    facts = {"in_functie": _in_office(facts), **facts}
    stand = uit_geval({"feiten": dict(facts)})
    given: Answers = {}
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


def _in_office(facts: Mapping[str, Any]) -> str:
    """Whether somebody with these days is in office on the day of the question."""
    day = facts["peildatum"]
    first, last = facts.get("ambt_vanaf") or day, facts.get("ambt_tot_en_met") or day
    return "nog_niet" if first > day else "niet_meer" if last < day else "ja"


def _fields(fact: Feit, facts: Mapping[str, Any]) -> dict[str, str]:
    """The fields of one question; a fact that is left out has its usual value, or is not known."""
    if fact.naam not in facts and not fact.afwezig_label:
        facts = {fact.naam: None if fact.afwezig is ONBEKEND else fact.afwezig}
    return ingevuld(begin("2026-11-22"), fact, facts, True)
