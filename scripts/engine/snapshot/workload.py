"""What visitors may ask of the engine: requests with the answers that CPython gives.

The snapshot is cut to what these reach, and stopped by any answer that differs (bake.mjs). So they are many and odd, and they
follow from the form itself: whoever adds a question, a choice, a button or an example has added it here. Every example is
opened, each button of every page that comes is pressed, each choice of every question made and each text that can be saved
opened again; and visitors click and type at random, from a seed, on days to come too.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.zelfcheck import link
from calculator.zelfcheck.browser import handle

TODAY = "2026-11-22"
#: Of a visitor: mostly this one; also after the last check of the law, and a clock that is wrong.
DAYS = (*[TODAY] * 3, "2027-01-01", "2027-12-31", "2040-02-29", "2024-01-01", "2019-06-01", "9999-12-31", "vandaag")
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
    # Numbers on either side of what Python reads as one.
    *(f'{{"peildatum": "2024-01-01", "eerder_vergoed_dit_adres": {"9" * digits}}}' for digits in (40, 4_000, 4_300, 5_000)),
    "", "   ", "{", "[]", "null", "1", '"x"', "{}", "\ufeff{}", '{"feiten": {}}', '{"feiten": []}', '{"a": 1, "a": 2}', "[" * 300, '{"a": ' * 60, "NaN",
    '{"feiten": {"peildatum": "2026-11-22"}}', '{"feiten": {"peildatum": "2019-01-01"}}', '{"feiten": {"peildatum": "2026-02-30"}}',
    '{"feiten": {"peildatum": 5}}', '{"feiten": {"peildatum": "2026-11-22", "ambt": "keizer"}}', '{"feiten": {"peildatum": "2026-11-22", "hoi": 1}}',
    '{"feiten": {"peildatum": "2026-11-22", "aantal_gemeenten": 1.5}}', '{"feiten": {"peildatum": "2026-11-22", "aantal_gemeenten": 1e400}}',
    '{"feiten": {"peildatum": "2026-11-22", "maatregelen": [{"soort": "kluis", "bedrag": 99999999999999999999}]}}', "é🏠",
    '{"feiten": {"peildatum": "2026-11-22", "maatregelen": [{"soort": "kluis", "bedrag": -1}, {"soort": "raket"}, 5]}}', "x" * 1_000_001,
    "é" * 1_000_001, "🏠" * 3_000_000, '{"feiten": {"peildatum": 2.5e-300, "ambt": -1.7976931348623157e308, "x": [0.1, 1e22, 12345678901234567890]}}',
    '{"feiten": {"peildatum": "2026-11-22", "maatregelen": [{"soort": "anders", "omschrijving": "\\ud800 🏠 \\udfe0"}]}}', '{"a": 1,}', "[1,]", "tru", "-",
)  # fmt: skip
LINKS = (
    "1;ambt=keizer;x=1", "9;ambt=wethouder", "v;niets", "1;pkvw=?;m0.bedrag=x", "2;ambt=wethouder;einde=2.x", "2;ambt=wethouder",
)  # fmt: skip


class Form(HTMLParser):
    """What a visitor can do on a page: fields with what can be chosen in them, buttons, texts to save."""

    def __init__(self, html: str) -> None:
        """Read the page at once."""
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.typed: set[str] = set()
        self.buttons: list[tuple[str, str | None]] = []
        self.list = ""
        self.feed(html)
        self.texts = [
            unescape(text)
            for name in re.findall(r'data-vw-bron="([^"]+)"', html)
            for text in re.findall(rf'id="{re.escape(name)}"[^>]*>([^<]*)<', html)
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field, a choice or a button."""
        values = {name: value or "" for name, value in attrs}
        name, value, kind = values.get("name", ""), values.get("value", ""), values.get("type", "text")
        if tag == "button" and name == "actie":
            self.buttons.append((value, values.get("data-vraag")))
        elif tag == "option":
            self.fields[self.list].append(value)
        elif tag in ("input", "select", "textarea") and name and kind != "file":
            self.list = name
            chosen = self.fields.setdefault(name, [])
            if kind in ("radio", "checkbox", "hidden"):
                chosen.append(value)
            elif tag != "select":
                self.typed.add(name)


def request(action: str, state: object = None, question: str | None = None, today: str = TODAY, **fields: str) -> str:
    """A request as the page makes it: half characters are escaped, and nothing else."""
    asked = {"actie": action, "stand": state, "velden": {name: [value] for name, value in fields.items()}}
    text = json.dumps({**asked, "vandaag": today, "vraag": question}, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def opening(text: str, today: str = TODAY) -> str:
    """What the page asks with a text that was saved: an address, or a file."""
    _, sign, fragment = text.partition("#g=")
    return request("fragment", today=today, fragment=fragment) if sign else request("open", today=today, bestand=text)


def everywhere(first: str, seen: set[tuple[str, ...]]) -> Iterator[str]:
    """From one request on: each button of each page once, each text that can be saved, and each choice that was not made yet."""
    pressed: set[str] = set()
    todo = [first]
    for asked in todo:
        yield asked
        answer: dict[str, Any] = json.loads(handle(asked))
        if "fout" in answer:
            continue
        form, state, step = Form(answer["html"]), answer["stand"], answer["stap"]
        for text in form.texts:
            if text not in pressed:
                pressed.add(text)
                yield opening(text)
        for action, question in form.buttons:
            if action not in pressed and action != "antwoord":
                pressed.add(action)
                todo.append(request(action, state, question or step))
            for name, values in form.fields.items() if action == "antwoord" else ():
                for value in values or TYPED[:2]:
                    if (step, name, value) not in seen:
                        seen.add((step, name, value))
                        yield request(action, state, question or step, **{name: value})


def examples() -> Iterator[str]:
    """Each example from a file with all that follows from it, and by its own address."""
    seen: set[tuple[str, ...]] = set()
    yield from everywhere(request("begin"), seen)
    for example in VOORBEELDEN:
        yield from everywhere(request("open", bestand=json.dumps({"feiten": dict(example.feiten)})), seen)
        yield request("fragment", fragment=f"{link.VOORBEELD};{example.naam}")
    # Over answers that are there, a link asks first.
    begun = json.loads(handle(request("antwoord", None, "ambt", ambt="wethouder")))["stand"]
    for text in (f"{link.VOORBEELD};{VOORBEELDEN[0].naam}", "2;ambt"):
        yield request("fragment", begun, "ambt", fragment=text)


def odd() -> Iterator[str]:
    """Files, links and requests that are wrong in all manner of ways."""
    yield from BROKEN
    for text in BROKEN:
        yield request("open", bestand=text)
        yield request("fragment", fragment=text)
    yield from (request("fragment", fragment=text) for text in LINKS)
    measures = [{"soort": "kluis", "uitgevoerd_op": "2022-05-03", "bedrag": number} for number in range(1001)]
    for many in (measures, measures[:-1], measures[:20]):
        feiten = {"peildatum": TODAY, "ambt": "wethouder", "maatregelen": many}
        opened = request("open", bestand=json.dumps({"feiten": feiten}))
        yield opened
        yield request("uitkomst", json.loads(handle(opened))["stand"])
    for action in ("begin", "antwoord", "vorige", "uitkomst", "maatregel-weg:1", "lezer:koning"):
        yield request(action, 5, "ambt")


def visit(dice: random.Random) -> Iterator[str]:
    """One visitor: answers, types, presses whatever button there is, opens what can be saved."""
    today = dice.choice(DAYS)
    asked = request("begin", today=today)
    for _ in range(STEPS):
        yield asked
        answer: dict[str, Any] = json.loads(handle(asked))
        if "fout" in answer:
            return
        form = Form(answer["html"])
        if not form.buttons:
            return
        chosen = {}
        for name, values in form.fields.items():
            if dice.random() < 0.95:
                chosen[name] = dice.choice(TYPED if name in form.typed or not values else values)
        # Mostly onward: the first button.
        action, question = dice.choice(form.buttons if dice.random() < 0.2 else form.buttons[:1])
        asked = request(action, answer["stand"], question or answer["stap"], today, **chosen)
        if form.texts and dice.random() < 0.3:
            yield opening(dice.choice(form.texts), today)


def requests() -> Iterator[str]:
    """All that the snapshot is cut to, in a fixed order."""
    yield from odd()
    yield from examples()
    yield from strangers(1, VISITORS)


def pairs(requests: Iterable[str]) -> list[tuple[str, str]]:
    """Each request once, with its answer."""
    return [(asked, handle(asked)) for asked in dict.fromkeys(requests)]


def strangers(seed: int, visitors: int) -> list[str]:
    """What visitors ask for whom nothing was cut."""
    dice = random.Random(seed)
    return [asked for _ in range(visitors) for asked in visit(dice)]


def asked() -> dict[str, list[tuple[str, str]]]:
    """What the snapshot is cut to, and what it is then tried on."""
    return {"requests": pairs(requests()), "unseen": pairs(strangers(0, VISITORS))}
