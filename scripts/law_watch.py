"""Compare the law text that the rules were made from with the official publication: `python -m scripts.law_watch`.

Prints a report in Markdown and returns 0 (unchanged), 10 (changed), 11 (not reachable) or 12 (moved). `--record`
stores the newest text as the one that the rules were made from: do that after a person has read the difference.
Standard library only, so that it runs on a bare machine.
"""

import argparse
import difflib
import hashlib
import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from http.client import HTTPException
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

STORED = Path(__file__).resolve().parent.parent / "calculator" / "wetsversie.json"
REPOSITORY = "https://repository.officiele-overheidspublicaties.nl/bwb"
READ_HERE = "https://wetten.overheid.nl"
# What stands beside the text of an article: its title, and notes of the publisher.
BESIDE = {"kop", "meta-data", "redactie"}
NUMBERS = {"lidnr", "li.nr"}
# No XML can hold this character.
NEW_LINE = "\f"


class Status(IntEnum):
    """What was found; the number is the exit code, and none with which Python itself ends after a fault."""

    UNCHANGED = 0
    CHANGED = 10
    UNREACHABLE = 11
    MOVED = 12


class Unreachable(Exception):
    """The publication did not answer, or not with what it should."""


class Moved(Exception):
    """The publication says that the regulation is not, or no longer, at its address."""


Fetch = Callable[[str], bytes]


@dataclass(frozen=True)
class Article:
    """The text of one article, a line for each lid and each onderdeel."""

    lines: tuple[str, ...]

    @property
    def fingerprint(self) -> dict[str, Any]:
        """What is stored of an article: never its text."""
        text = normal(" ".join(self.lines))
        return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "tekens": len(text)}


def normal(text: str) -> str:
    """Letters and figures only, in lower case: a comma or a line break is no change of the law."""
    return re.sub(r"[\W_]+", " ", text).strip().lower()


# ------------------------------------------------------------------------------------------------ official files


def fetch_official(url: str) -> bytes:
    """The bytes at an address of the official publication."""
    request = urllib.request.Request(url, headers={"User-Agent": "veilig-wonen law watch"})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            content: bytes = response.read()
            return content
    except urllib.error.HTTPError as error:
        if error.code in (404, 410):
            raise Moved(f"{url}: {error.code}") from None
        raise Unreachable(f"{url}: {error.code}") from None
    except (OSError, ValueError, HTTPException) as error:
        raise Unreachable(f"{url}: {error}") from None


def parsed(content: bytes, url: str) -> Element:
    """XML, or Unreachable: a page that says 'try again later' is no answer."""
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError:
        raise Unreachable(f"{url}: geen XML") from None


def newest_version(fetch: Fetch, bwb: str) -> str:
    """The name of the newest version, such as `2025-12-18_0`."""
    url = f"{REPOSITORY}/{bwb}/manifest.xml"
    work = parsed(fetch(url), url)
    item = work.get("_latestItem", "")
    if work.get("label") != bwb or not re.match(r"\d{4}-\d{2}-\d{2}_\d+/", item):
        raise Moved(f"{url}: het overzicht van versies ziet er anders uit")
    return item.split("/")[0]


def articles(fetch: Fetch, bwb: str, version: str, numbers: Iterable[str]) -> dict[str, Article]:
    """The articles with these numbers in one version; a number that is not there is left out."""
    url = f"{REPOSITORY}/{bwb}/{version}/xml/{bwb}_{version}.xml"
    wanted = set(numbers)
    found = {}
    for element in parsed(fetch(url), url).iter("artikel"):
        number = (element.findtext("kop/nr") or "").strip().rstrip(".")
        if number in wanted:
            found[number] = Article(tuple(lines(element)))
    return found


def lines(element: Element) -> list[str]:
    """The text of an article, a line for each number and what follows it."""
    return [" ".join(line.split()) for line in "".join(pieces(element)).split(NEW_LINE) if line.strip()]


def pieces(element: Element) -> Iterator[str]:
    """All text in order, without what stands beside it."""
    if element.tag in BESIDE:
        return
    yield NEW_LINE if element.tag in NUMBERS else " " if element.tag == "al" else ""
    yield element.text or ""
    for child in element:
        yield from pieces(child)
        yield child.tail or ""


# ------------------------------------------------------------------------------------------------ comparing


@dataclass(frozen=True)
class Finding:
    """The result for one regulation; `report` is Markdown, in Dutch, for the issue."""

    status: Status
    report: str


def compare(stored: Mapping[str, Any], fetch: Fetch) -> Finding:
    """One regulation against its newest official version."""
    bwb, version = stored["bwb"], stored["versie"]
    title = f"{stored['naam']} ({bwb})"
    try:
        newest = newest_version(fetch, bwb)
        now = articles(fetch, bwb, newest, stored["artikelen"])
        if not now:
            raise Moved(f"versie {newest} heeft geen van de artikelen {', '.join(stored['artikelen'])}")
        before: dict[str, Article] = {}
        if newest != version:
            before = earlier(fetch, bwb, version, stored["artikelen"])
    except Unreachable as fault:
        return Finding(Status.UNREACHABLE, f"## {title}: niet bereikbaar\n\n{fault}\n")
    except Moved as fault:
        return Finding(Status.MOVED, f"## {title}: verplaatst of vervallen\n\n{fault}\n\n{READ_HERE}/{bwb}\n")
    changes = [
        change(number, before.get(number), now.get(number))
        for number, fingerprint in stored["artikelen"].items()
        if not same(fingerprint, before.get(number), now.get(number), newest == version)
    ]
    if not changes:
        note = "" if newest == version else f" Er is een nieuwere versie ({newest}) met dezelfde tekst."
        return Finding(Status.UNCHANGED, f"## {title}: niet veranderd\n\nVergeleken met versie {version}.{note}\n")
    head = f"## {title}: veranderd\n\nDe regels zijn gemaakt van versie {version}. De nieuwste is {newest}: {READ_HERE}/{bwb}\n"
    return Finding(Status.CHANGED, "\n".join([head, *changes]))


def earlier(fetch: Fetch, bwb: str, version: str, numbers: Iterable[str]) -> dict[str, Article]:
    """The version that the rules were made from, to show a difference; without it there is none to show."""
    try:
        return articles(fetch, bwb, version, numbers)
    except (Unreachable, Moved):
        return {}


def same(fingerprint: Mapping[str, Any] | None, before: Article | None, now: Article | None, current: bool) -> bool:
    """True when the article reads as when the rules were made.

    Without a stored fingerprint the two official versions are compared; ``current`` when there is only one.
    """
    if now is None:
        return False
    if fingerprint:
        return now.fingerprint == fingerprint
    return current or (before is not None and before.fingerprint == now.fingerprint)


def change(number: str, before: Article | None, now: Article | None) -> str:
    """What is different in one article, as Markdown."""
    if now is None:
        return f"### Artikel {number} staat niet meer in de nieuwste versie\n"
    if before is None or before == now:
        text = "\n".join(now.lines)
        return (
            f"### Artikel {number} is anders dan de tekst waarvan de regels zijn gemaakt\n\n"
            f"Er is geen oudere officiële versie om mee te vergelijken. Zo luidt het artikel nu:\n\n```text\n{text}\n```\n"
        )
    difference = "\n".join(difflib.unified_diff(before.lines, now.lines, "was", "wordt", n=1, lineterm=""))
    return f"### Artikel {number}\n\n```diff\n{difference}\n```\n"


def watch(stored: Sequence[Mapping[str, Any]], fetch: Fetch) -> Finding:
    """All regulations; the gravest status counts."""
    findings = [compare(regulation, fetch) for regulation in stored]
    order = (Status.UNCHANGED, Status.UNREACHABLE, Status.MOVED, Status.CHANGED)
    return Finding(max((f.status for f in findings), key=order.index), "\n".join(f.report for f in findings))


def recorded(stored: Sequence[Mapping[str, Any]], fetch: Fetch) -> list[dict[str, Any]]:
    """The same list with the newest official versions in it."""
    fresh = []
    for regulation in stored:
        newest = newest_version(fetch, regulation["bwb"])
        now = articles(fetch, regulation["bwb"], newest, regulation["artikelen"])
        missing = [number for number in regulation["artikelen"] if number not in now]
        if missing:
            raise Moved(f"{regulation['bwb']} {newest}: geen artikel {', '.join(missing)}")
        prints = {number: now[number].fingerprint for number in regulation["artikelen"]}
        fresh.append({**regulation, "versie": newest, "herkomst": "officiële uitgave", "artikelen": prints})
    return fresh


def main(arguments: Sequence[str] | None = None, fetch: Fetch = fetch_official, file: Path = STORED) -> int:
    """Run the comparison, or store the newest text."""
    parser = argparse.ArgumentParser(prog="python -m scripts.law_watch", description=__doc__)
    parser.add_argument("--record", action="store_true", help="store the newest text, after reading it")
    options = parser.parse_args(arguments)
    stored = json.loads(file.read_text("utf-8"))
    if not options.record:
        found = watch(stored, fetch)
        print(found.report)
        return found.status
    try:
        fresh = recorded(stored, fetch)
    except (Unreachable, Moved) as fault:
        print(fault, file=sys.stderr)
        return Status.UNREACHABLE if isinstance(fault, Unreachable) else Status.MOVED
    file.write_text(json.dumps(fresh, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return Status.UNCHANGED


if __name__ == "__main__":
    raise SystemExit(main())
