"""The watch on the law, with recorded answers: small files of our own in the form of the official ones."""

import json
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.host
law_watch = pytest.importorskip("scripts.law_watch", reason="the scripts are not there inside Pyodide")

Status = law_watch.Status
BWB = "BWBR0000001"
BASE = f"{law_watch.REPOSITORY}/{BWB}"
OLD, NEW = "2024-01-01_0", "2027-07-01_0"
THREE = "1.1 2.9 2.10"


def manifest(version: str, label: str = BWB) -> bytes:
    return f'<work label="{label}" _latestItem="{version}/xml/{label}_{version}.xml"><expression/></work>'.encode()


def regulation(amount: str, numbers: str = THREE, note: str = "Stcrt. 2020, 1") -> bytes:
    """Articles as the official files have them, with the notes and spaces that come along."""
    body = "".join(
        f"<artikel label='Artikel {number}'><kop><label>Artikel</label> <nr>{number}</nr><titel>Een titel</titel></kop>"
        f"<lid><lidnr>1</lidnr><al>Aan de wethouder, bedoeld in <extref>artikel 1</extref>,\n  wordt {amount} betaald:</al>"
        "<lijst><li><li.nr>a.</li.nr><al>tijdens het ambt; en</al></li><li><li.nr>b.</li.nr><al>thuis.</al></li></lijst></lid>"
        f"<meta-data><brondata>{note}</brondata></meta-data></artikel>"
        for number in numbers.split()
    )
    return f"<toestand bwb-id='{BWB}'><wetgeving><regeling>{body}</regeling></wetgeving></toestand>".encode()


def answers(pages: dict[str, bytes | Exception]) -> Callable[[str], bytes]:
    """A fetch that knows these addresses only."""

    def fetch(url: str) -> bytes:
        found = pages.get(url.removeprefix(BASE), law_watch.Moved(f"{url}: 404"))
        if isinstance(found, Exception):
            raise found
        return found

    return fetch


def pages(version: str, text: bytes) -> dict[str, bytes | Exception]:
    return {
        "/manifest.xml": manifest(version),
        f"/{OLD}/xml/{BWB}_{OLD}.xml": regulation("€ 2.400"),
        f"/{version}/xml/{BWB}_{version}.xml": text,
    }


def prints(text: bytes) -> dict[str, Any]:
    found = law_watch.articles(lambda _: text, BWB, OLD, ["2.9", "2.10"])
    return {number: law_watch.fingerprint(article) for number, article in found.items()}


STORED = {"bwb": BWB, "naam": "Regeling", "versie": OLD, "artikelen": prints(regulation("€ 2.400"))}


def found(pages: dict[str, bytes | Exception], stored: dict[str, Any] = STORED) -> Any:
    return law_watch.watch([stored], answers(pages))


# --- unchanged ---------------------------------------------------------------------------------------------------


def test_same_version() -> None:
    finding = found(pages(OLD, regulation("€ 2.400")))
    assert finding.status == Status.UNCHANGED
    assert "niet veranderd" in finding.report


def test_newer_version_with_the_same_articles() -> None:
    text = regulation("€  2.400 ", numbers="2.10 2.9 5.1", note="Stcrt. 2027, 9")
    finding = found(pages(NEW, text))
    assert finding.status == Status.UNCHANGED
    assert NEW in finding.report


def test_an_article_is_its_words_and_numbers() -> None:
    (article,) = law_watch.articles(lambda _: regulation("€ 1"), BWB, OLD, ["2.9"]).values()
    first = "1 Aan de wethouder, bedoeld in artikel 1, wordt € 1 betaald:"
    assert article == (first, "a. tijdens het ambt; en", "b. thuis.")
    bare = tuple(line.upper().replace(",", " ").replace(";", "") for line in article)
    assert law_watch.fingerprint(bare) == law_watch.fingerprint(article), "a comma or a capital is no change of the law"
    assert law_watch.fingerprint(bare[1:]) != law_watch.fingerprint(article)


# --- changed -----------------------------------------------------------------------------------------------------


def test_changed_shows_the_difference() -> None:
    finding = found(pages(NEW, regulation("€ 3.000")))
    assert finding.status == Status.CHANGED
    for line in (
        "### Artikel 2.9",
        "### Artikel 2.10",
        "-1 Aan de wethouder",
        "+1 Aan de wethouder",
        "€ 2.400",
        "€ 3.000",
    ):
        assert line in finding.report
    assert "1.1" not in finding.report


def test_changed_without_the_older_text_shows_the_article() -> None:
    missing = pages(NEW, regulation("€ 3.000"))
    del missing[f"/{OLD}/xml/{BWB}_{OLD}.xml"]
    finding = found(missing)
    assert finding.status == Status.CHANGED
    assert "€ 3.000" in finding.report
    assert "```diff" not in finding.report


def test_other_text_in_the_version_that_was_read() -> None:
    finding = found(pages(OLD, regulation("€ 2.500")))
    assert finding.status == Status.CHANGED
    assert "anders dan de tekst waarvan de regels zijn gemaakt" in finding.report


def test_an_article_that_is_gone() -> None:
    finding = found(pages(NEW, regulation("€ 2.400", numbers="2.9")))
    assert finding.status == Status.CHANGED
    assert "Artikel 2.10 staat niet meer" in finding.report


def test_without_stored_text_the_versions_are_compared() -> None:
    stored = {**STORED, "artikelen": {"2.9": None}}
    assert found(pages(OLD, regulation("€ 2.400")), stored).status == Status.UNCHANGED
    assert found(pages(NEW, regulation("€ 2.400")), stored).status == Status.UNCHANGED
    assert found(pages(NEW, regulation("€ 2.401")), stored).status == Status.CHANGED


# --- not reachable, moved ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [law_watch.Unreachable("503"), b"<html><br>even geduld", b""])
@pytest.mark.parametrize("address", ["/manifest.xml", f"/{NEW}/xml/{BWB}_{NEW}.xml"])
def test_not_reachable(address: str, answer: bytes | Exception) -> None:
    finding = found({**pages(NEW, regulation("€ 2.400")), address: answer})
    assert finding.status == Status.UNREACHABLE
    assert "niet bereikbaar" in finding.report


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/manifest.xml", law_watch.Moved("404")),
        ("/manifest.xml", manifest(NEW, "BWBR9999999")),
        ("/manifest.xml", b"<html/>"),
        (f"/{NEW}/xml/{BWB}_{NEW}.xml", law_watch.Moved("410")),
        (f"/{NEW}/xml/{BWB}_{NEW}.xml", regulation("€ 2.400", numbers="7.1")),
    ],
)
def test_moved(address: str, answer: bytes | Exception) -> None:
    finding = found({**pages(NEW, regulation("€ 2.400")), address: answer})
    assert finding.status == Status.MOVED
    assert "verplaatst of vervallen" in finding.report


def test_a_real_refusal_is_not_reachable() -> None:
    with pytest.raises(law_watch.Unreachable):
        law_watch.fetch_official("http://127.0.0.1:9/manifest.xml")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<work", law_watch.Unreachable),
        (b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", law_watch.Unreachable),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", law_watch.Moved),
        (b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", law_watch.Moved),
        (b"", law_watch.Unreachable),
        (b"what is this\r\n\r\n", law_watch.Unreachable),
    ],
    ids=["cut in half", "503", "404", "410", "nothing", "no HTTP"],
)
def test_a_real_answer(answer: bytes, fault: type[Exception]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(10_000)
                connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        with pytest.raises(fault):
            law_watch.fetch_official(f"http://127.0.0.1:{server.getsockname()[1]}/manifest.xml")


def test_a_fault_of_our_own_is_no_change_of_the_law() -> None:
    """Python ends with 1 or 2 after an error: neither opens an issue."""
    assert not {1, 2} & {int(status) for status in Status}


def test_the_gravest_finding_counts() -> None:
    changed = answers(pages(NEW, regulation("€ 3.000")))
    elsewhere = {**STORED, "bwb": "BWBR0000002"}
    both = law_watch.watch([elsewhere, STORED], changed)
    assert both.status == Status.CHANGED
    assert "verplaatst" in both.report


# --- the command, and what is stored -----------------------------------------------------------------------------


def test_command_prints_and_returns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "stored.json"
    file.write_text(json.dumps([STORED]), "utf-8")
    changed = answers(pages(NEW, regulation("€ 3.000")))
    assert law_watch.main([], changed, file) == Status.CHANGED
    assert "```diff" in capsys.readouterr().out
    assert law_watch.main(["--record"], changed, file) == Status.UNCHANGED
    assert json.loads(file.read_text("utf-8"))[0]["versie"] == NEW
    assert law_watch.main([], changed, file) == Status.UNCHANGED


def test_record_refuses_a_text_with_an_article_missing(tmp_path: Path) -> None:
    file = tmp_path / "stored.json"
    file.write_text(json.dumps([STORED]), "utf-8")
    before = file.read_bytes()
    assert law_watch.main(["--record"], answers(pages(NEW, regulation("€ 1", numbers="2.9"))), file) == Status.MOVED
    assert (
        law_watch.main(["--record"], answers({"/manifest.xml": law_watch.Unreachable("503")}), file)
        == Status.UNREACHABLE
    )
    assert file.read_bytes() == before


def test_what_is_stored_is_what_the_rules_cite() -> None:
    from calculator import datum
    from calculator.wet import bronnen

    regeling, besluit = json.loads(law_watch.STORED.read_text("utf-8"))
    assert (regeling["bwb"], besluit["bwb"]) == (bronnen.REGELING_BWB, bronnen.BESLUIT_BWB)
    assert tuple(regeling["artikelen"]) == tuple(bronnen.ARTIKEL.values())
    for regulation, read in ((regeling, bronnen.TEKST_REGELING), (besluit, bronnen.TEKST_BESLUIT)):
        assert datum.lees_iso(regulation["versie"].split("_")[0]) == read
    for fingerprint in regeling["artikelen"].values():
        assert len(fingerprint["sha256"]) == 64
        assert 1000 < fingerprint["tekens"] < 3000
