"""Does a host do what this site needs? `make check-host URL=https://…/` asks it, and says what is wrong in one line each.

Compares what comes with the list of files that the site itself publishes (offline.json). Exit code 0 when all is well, 1 when
something is not, 2 without an answer.
"""

import hashlib
import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

#: What a browser insists on, by the end of the name.
TYPES = {".js": ("text/javascript", "application/javascript"), ".wasm": ("application/wasm",), ".css": ("text/css",)}
LOCAL = ("localhost", "127.0.0.1", "::1")
TIMEOUT = 60  # seconds, for one file


def fetch(url: str) -> tuple[str, dict[str, str], bytes]:
    """The address that answered in the end, the headers by their small names, and the content."""
    with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
        return response.url, {name.lower(): value for name, value in response.headers.items()}, response.read()


def listed(base: str) -> dict[str, tuple[int, str]]:
    """The files that the site says it has: size and SHA-256 by their address."""
    found = json.loads(fetch(urljoin(base, "offline.json"))[2])
    return {path: file for files in (found["always"], *found["engines"]) for path, file in files.items()}


def faults(base: str) -> Iterator[str]:
    """What is not as it should be at this address of the site. Raises OSError when there is no answer."""
    parts = urlsplit(base)
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        yield f"{base}: not https; a browser then runs no rules and keeps nothing"
    _, headers, _ = fetch(urljoin(base, "zelfcheck/"))
    policy = headers.get("content-security-policy", "")
    scripts = re.search(r"(?:script|default)-src([^;]*)", policy)
    if scripts and "wasm-unsafe-eval" not in scripts[1] and "'unsafe-eval'" not in scripts[1]:
        yield f"a second policy in the header forbids WebAssembly: {policy}"
    elif policy:
        yield f"a second policy in the header: {policy}"
    for path, (size, sha256) in listed(base).items():
        url = urljoin(base, path)
        try:
            at, headers, body = fetch(url)
        except urllib.error.HTTPError as error:
            yield f"{path}: {error.code}"
            continue
        if at != url:
            yield f"{path}: the host has another address for it, {at}"
        kind = headers.get("content-type", "").partition(";")[0]
        for end, right in TYPES.items():
            if urlsplit(path).path.endswith(end) and kind not in right:
                yield f"{path}: comes as {kind or 'nothing'}, not as {right[0]}"
        if hashlib.sha256(body).hexdigest() != sha256:
            yield f"{path}: not as it was built ({len(body)} bytes, {size} were made): someone between changes it"


def main(arguments: list[str]) -> int:
    """Print what is wrong; give the exit code."""
    if len(arguments) != 1 or not arguments[0]:
        print("make check-host URL=https://example.org/veilig-wonen/", file=sys.stderr)
        return 2
    base = arguments[0].rstrip("/") + "/"
    found = 0
    try:
        for fault in faults(base):
            found += 1
            print(fault)
    except (OSError, ValueError, KeyError) as error:
        print(f"{base}: {error}", file=sys.stderr)
        return 2
    print(f"{base}: {'all as it should be' if not found else f'{found} things to mend'}")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
