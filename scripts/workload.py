"""What visitors may ask of the engine: requests with the answers that CPython gives.

The snapshot is cut to what these reach, and stopped by any answer that differs (scripts/snapshot.mjs). So they are many and
odd: every example for both readers, every question again, and visitors who click and type at random, from a seed.
"""

import json
import random
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.zelfcheck import link, stand
from calculator.zelfcheck.browser import handle

TODAY = "2026-11-22"
VISITORS = 40
STEPS = 40
#: What people type into a field, and what nobody should.
TYPED = (
    "3 mei 2022", "3-5-2022", "2022-05-03", "1 januari 2024", "31-12-2023", "8-10-2020", "29-2-2024", "31-2-2022", "1-1-1899", "vandaag",
    "12-2026", "15 juni", "1-7-26", "juli 2025", "30-06-2030", "2.400", "€ 1.250,50", "1250,5", "0", "99", "12.34.56", "1e9", "-5", "999999999999", "2", "50", "1.000.000,00",
    "", "   ", "\u00a0", "x", "camera", "hek & poort", "<script>alert(1)</script>", "\"'`;--", "é ü ß ñ œ", "٣ مايو ٢٠٢٢", "١٢٣", "三月三日", "🏠🔒", "a" * 10_000,
    "\u202eomgekeerd", "\ud83c los", "nul\x00teken", "regel\nregel\ttab",
)  # fmt: skip
BROKEN = (
    "", "   ", "{", "[]", "null", "1", '"x"', "{}", "\ufeff{}", '{"feiten": {}}', '{"feiten": []}', '{"a": 1, "a": 2}', "[" * 300, '{"a": ' * 60, "NaN",
    '{"feiten": {"peildatum": "2026-11-22"}}', '{"feiten": {"peildatum": "2019-01-01"}}', '{"feiten": {"peildatum": "2026-02-30"}}',
    '{"feiten": {"peildatum": 5}}', '{"feiten": {"peildatum": "2026-11-22", "ambt": "keizer"}}', '{"feiten": {"peildatum": "2026-11-22", "hoi": 1}}',
    '{"feiten": {"peildatum": "2026-11-22", "aantal_gemeenten": 1.5}}', '{"feiten": {"peildatum": "2026-11-22", "aantal_gemeenten": 1e400}}',
    '{"feiten": {"peildatum": "2026-11-22", "maatregelen": [{"soort": "kluis", "bedrag": 99999999999999999999}]}}', "é🏠",
    '{"feiten": {"peildatum": "2026-11-22", "maatregelen": [{"soort": "kluis", "bedrag": -1}, {"soort": "raket"}, 5]}}', "x" * 1_000_001,
    "é" * 1_000_001, "🏠" * 3_000_000, '{"feiten": {"peildatum": 2.5e-300, "ambt": -1.7976931348623157e308, "x": [0.1, 1e22, 12345678901234567890]}}',
    '{"feiten": {"peildatum": "2026-11-22", "maatregelen": [{"soort": "anders", "omschrijving": "\\ud800 🏠 \\udfe0"}]}}', '{"a": 1,}', "[1,]", "tru", "-",
)  # fmt: skip
INPUT = re.compile(r"<(?:input|select|textarea|button)\b[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def request(action: str, state: object = None, question: str | None = None, **fields: str) -> str:
    """A request as the page makes it: half characters are escaped, and nothing else."""
    asked = {"actie": action, "stand": state, "velden": {name: [value] for name, value in fields.items()}}
    text = json.dumps({**asked, "vandaag": TODAY, "vraag": question}, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def examples() -> Iterator[str]:
    """Each example with its outcome for both readers, its links, and every question of it again."""
    for example in VOORBEELDEN:
        opened = request("open", bestand=json.dumps({"feiten": dict(example.feiten)}))
        yield opened
        state = json.loads(handle(opened))["stand"]
        yield request("uitkomst", state)
        yield from (request(f"lezer:{reader}", state) for reader in stand.LEZERS)
        yield from (request(f"wijzig:{name}", state) for name in state["beantwoord"])
        walked = stand.uit_json(state)
        yield from (request("fragment", None, None, fragment=link.maak(walked, home)) for home in (True, False))
        yield from (
            request(action, state, None, fragment=link.maak(walked, True)) for action in ("fragment", "fragment:ja")
        )
        yield request("open", bestand=link.bestand(walked))
        yield request("vandaag", state)
        yield from (
            request("antwoord", state, "peildatum", **{"peildatum-waarde": day})
            for day in ("1-3-2022", "1-1-2019", "vandaag")
        )
        yield request("fragment", None, None, fragment=f"{link.VOORBEELD};{example.naam}")


def odd() -> Iterator[str]:
    """Files, links and requests that are wrong in all manner of ways."""
    yield from BROKEN
    for text in BROKEN:
        yield request("open", bestand=text)
        yield request("fragment", fragment=text)
    yield from (
        request("fragment", fragment=text)
        for text in (
            "1;ambt=keizer;x=1",
            "9;ambt=wethouder",
            "v;niets",
            "1;pkvw=?;m0.bedrag=x",
            "2;ambt=wethouder;einde=2.x",
            "2;ambt=wethouder",
        )
    )
    measures = [{"soort": "kluis", "uitgevoerd_op": "2022-05-03", "bedrag": number} for number in range(1001)]
    for many in (measures, measures[:-1], measures[:20]):
        opened = request(
            "open", bestand=json.dumps({"feiten": {"peildatum": TODAY, "ambt": "wethouder", "maatregelen": many}})
        )
        yield opened
        yield request("uitkomst", json.loads(handle(opened))["stand"])
    yield from (
        request(action, 5, "ambt")
        for action in ("begin", "antwoord", "vorige", "uitkomst", "maatregel-weg:1", "lezer:koning")
    )


def controls(html: str) -> Iterator[dict[str, str]]:
    """The attributes of every field and button on a page."""
    for found in INPUT.findall(html):
        yield {name: unescape(value) for name, value in ATTRIBUTE.findall(found)}


def visit(dice: random.Random) -> Iterator[str]:
    """One visitor: answers, types, presses whatever button there is."""
    asked = request("begin")
    for _ in range(STEPS):
        yield asked
        answer: dict[str, Any] = json.loads(handle(asked))
        if "fout" in answer:
            return
        fields: dict[str, list[str]] = {}
        buttons = []
        for control in controls(answer["html"]):
            name, value = control.get("name", ""), control.get("value", "")
            if name == "actie":
                buttons.append(value)
            elif name and control.get("type") != "file":
                fields.setdefault(name, []).append(
                    value if control.get("type") in ("radio", "hidden") else dice.choice(TYPED)
                )
        chosen = {name: dice.choice(values) for name, values in fields.items() if dice.random() < 0.95}
        # Mostly onward: the first button.
        action = dice.choice(buttons if dice.random() < 0.2 else buttons[:1])
        asked = request(action, answer["stand"], answer["stap"], **chosen)


def requests(seed: int = 1, visitors: int = VISITORS) -> Iterator[str]:
    """All of it, in a fixed order."""
    dice = random.Random(seed)
    yield from odd()
    yield from examples()
    for _ in range(visitors):
        yield from visit(dice)


def pairs(seed: int = 1, visitors: int = VISITORS) -> list[tuple[str, str]]:
    """Each request once, with its answer."""
    return [(asked, handle(asked)) for asked in dict.fromkeys(requests(seed, visitors))]
