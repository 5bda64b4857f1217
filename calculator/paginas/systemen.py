"""For builders of other systems: a worked request and answer, the addresses, and how to call the package. Build time only."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from calculator import __version__
from calculator.geval.voorbeelden import PER_NAAM
from calculator.html import Html, el
from calculator.oordeel.contract import beoordeel
from calculator.paginas.noten import BOVEN, Hier
from calculator.paginas.pagina import naar_zelfcheck, tabel

#: The published files, by their place under the site.
_BESTANDEN = (
    ("data/v1/schema-geval.json", "Welke feiten een geval heeft, als JSON Schema"),
    ("data/v1/schema-antwoord.json", "Hoe een antwoord eruitziet, als JSON Schema"),
    ("data/v1/regels.json", "Alle regels met hun zin, feiten, bronnen en wat er te doen is"),
    ("data/v1/voorbeelden.json", "Alle voorbeelden met de verwachte en de berekende uitkomst"),
    ("bom.cdx.json", "De stuklijst"),
)


def wiel() -> str:
    """The file name of the wheel of this version."""
    return f"veilig_wonen-{__version__}-py3-none-any.whl"


def _code(inhoud: str, taal: str) -> Html:
    return el("pre", el("code", inhoud, klasse=f"language-{taal}"))


def _json(waarde: Any) -> Html:
    return _code(json.dumps(waarde, ensure_ascii=False, indent=2), "json")


def _ingekort(waarde: Any) -> Any:
    """Lists of things with parts show the first."""
    if isinstance(waarde, dict):
        return {sleutel: _ingekort(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list) and waarde and isinstance(waarde[0], dict):
        return [_ingekort(waarde[0])]
    return waarde


def json_vraag(hier: Hier, naam: str) -> Html:
    """``{{ json-vraag alles-op-orde }}``: an example as the request to send in."""
    return _json(dict(PER_NAAM[naam].feiten))


def json_antwoord(hier: Hier, naam: str) -> Html:
    """``{{ json-antwoord alles-op-orde }}``: the answer to that request, computed."""
    return _json(_ingekort(beoordeel(dict(PER_NAAM[naam].feiten))))


def open_data(hier: Hier) -> Html:
    """``{{ open-data }}``: the absolute address of every published file."""
    bestanden = (*_BESTANDEN, (f"pakket/{wiel()}", "Het pakket met de rekenregels, een Python-wheel"))
    adres = hier.instellingen["adres"]
    rijen = ((wat, el("a", f"{adres}{pad}", href=f"{BOVEN}{pad}")) for pad, wat in bestanden)
    return tabel(("Wat staat erin?", "Adres"), rijen)


def link_voorbeeld(hier: Hier, naam: str) -> Html:
    """``{{ link-voorbeeld alles-op-orde }}``: the address that opens an example."""
    return el("p", naar_zelfcheck(PER_NAAM[naam], f"{hier.instellingen['adres']}zelfcheck/#g=v;{naam}"))


def code_node(hier: Hier) -> Html:
    """``{{ code-node }}``: how to call the wheel from Node."""
    return _code(
        f"""import {{ loadPyodide }} from "pyodide";
import {{ readFile }} from "node:fs/promises";

const pyodide = await loadPyodide();
pyodide.unpackArchive(await readFile("{wiel()}"), "wheel");
pyodide.globals.set("vraag", JSON.stringify({{ peildatum: "2026-09-01", ambt: "wethouder" }}));
const antwoord = pyodide.runPython(`
import json
from calculator import beoordeel
json.dumps(beoordeel(json.loads(vraag)))
`);
console.log(JSON.parse(antwoord).uitkomsten[0].oordeel);""",
        "js",
    )


def code_browser(hier: Hier) -> Html:
    """``{{ code-browser }}``: how to run the wheel in a browser."""
    return _code(
        f"""<script type="module">
  import {{ loadPyodide }} from "./pyodide/pyodide.mjs";
  const pyodide = await loadPyodide({{ indexURL: "./pyodide/" }});
  const pakket = await fetch("./{wiel()}");
  pyodide.unpackArchive(await pakket.arrayBuffer(), "wheel");
  pyodide.globals.set("vraag", JSON.stringify({{ peildatum: "2026-09-01", ambt: "wethouder" }}));
  const antwoord = pyodide.runPython(`
import json
from calculator import beoordeel
json.dumps(beoordeel(json.loads(vraag)))
`);
  document.body.append(JSON.parse(antwoord).uitkomsten[0].oordeel);
</script>""",
        "html",
    )


BLOKKEN: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "json-vraag": json_vraag,
        "json-antwoord": json_antwoord,
        "open-data": open_data,
        "link-voorbeeld": link_voorbeeld,
        "code-node": code_node,
        "code-browser": code_browser,
    }
)
