"""Takes the picture of the network page that the README shows.

    python scripts/picture.py out/network.html docs/network.png "selected=actor-country-united-states"

Needs Chromium; no host can be resolved while it runs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SIZE = "1600,1000"


def main(arguments: list[str]) -> int:
    """Return 0 where the picture was taken, 2 where the call cannot be meant."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not 2 <= len(arguments) <= 3 or browser is None or not Path(arguments[0]).is_file():
        print(__doc__, "No chromium was found." if browser is None else "")
        return 2
    page, picture = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    take(browser, page.as_uri() + "#" + "".join(arguments[2:]), picture)
    return 0 if picture.is_file() else 1


def take(browser: str, address: str, picture: Path) -> None:
    """Write a picture of an address."""
    with tempfile.TemporaryDirectory() as profile:
        options = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--virtual-time-budget=4000",
            f"--user-data-dir={profile}",
            f"--window-size={SIZE}",
            f"--screenshot={picture}",
        ]
        subprocess.run([browser, *options, address], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
