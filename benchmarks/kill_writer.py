"""Kills a writer of a store at random moments, and looks whether anything that it had put is lost.

python benchmarks/kill_writer.py --kills 500
After each kill the store is opened as anybody would open it: every document that was listed must be there, whole,
in its newest or the version before, and nothing may need mending by hand.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from test_store import TEXTS, WRITER

from kg.store import Store
from kg.store.verifying import faults

LINES = 200
"""How many lines each document has."""

LONGEST = 1.5
"""How many seconds a writer lives at most."""


def killed_after(folder: Path, seconds: float) -> None:
    """Let a writer write for some time, and kill it."""
    code = WRITER.format(tests=str(Path(__file__).resolve().parent.parent / "tests"), folder=str(folder))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
        if writer.stdout is None or writer.stdout.readline() != "open\n":
            raise SystemExit("the writer could not open the store after a kill")
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)


def lost(folder: Path, listed: set[str]) -> list[str]:
    """Return what is wrong with a store after a kill.

    Args:
        folder: its folder.
        listed: the documents that were listed before.
    """
    if not (folder / "manifest.json").is_file():
        return [f"the manifest is gone, with {len(listed)} documents"] if listed else []
    store = Store.open(folder)
    names = {one.name for one in store.documents()}
    wrong = [f"{name} is listed no longer" for name in sorted(listed - names)]
    whole = dict(store.query(TEXTS).rows)
    wrong += [f"{name} has {whole.get(name)} lines" for name in sorted(names) if whole.get(name) != LINES]
    wrong += [f"{what}: {why}" for what, why in faults(folder)]
    with Store.open_to_write(folder) as opened:
        wrong += [f"{name} was let go" for name in opened.lost]
    listed |= names
    return wrong


def main() -> int:
    """Kill, look, and say what was seen."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, listed, wrong = random.Random(options.seed), set[str](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        for number in range(options.kills):
            killed_after(store, chance.random() * LONGEST)
            found = lost(store, listed)
            wrong += [f"kill {number + 1}: {told}" for told in found]
    print(f"{options.kills} kills, {len(listed)} documents listed, {len(wrong)} faults")
    print("\n".join(wrong[:20]) or "nothing was lost")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
