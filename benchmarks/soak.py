"""Asks kg serve by many clients at once, one in ten of them with a runaway or malformed query.

python benchmarks/soak.py --store out/store            60 seconds, 16 clients, on the loopback address only
It ends with 1 where an answer is wrong, a worker is left over, memory does not come back to within a fifth of
the start, or the median of the cheap questions is above 50 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from serving import descendants

from kg.asking import find_questions
from kg.store import Store

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
MALFORMED = (
    "ASK {",
    "SELECT * WHERE { ?s ?p }",
    "CLEAR ALL",
    "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> {} }",
)
CHEAP = ("agenda", "decisions", "documents", "meetings", "participants", "posts")
LIMIT = 5.0
"""How many seconds the server gives a query."""

SLOWEST = 0.05
"""How many seconds the median of the cheap questions may take."""


@dataclass
class Seen:
    """What the clients saw."""

    seconds: list[float] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


async def ask(client: httpx.AsyncClient, chance: random.Random, wanted: dict[str, str], seen: Seen) -> None:
    """Ask one query and note how it was answered."""
    kind = chance.random()
    if kind < 0.05:
        begun = time.monotonic()
        answer = await client.get("/sparql", params={"query": RUNAWAY})
        expect(answer, 503, "runaway", seen)
        if time.monotonic() - begun > LIMIT + 1:
            seen.wrong.append(f"a runaway was answered after {time.monotonic() - begun:.1f} seconds")
    elif kind < 0.1:
        expect(
            await client.get("/sparql", params={"query": chance.choice(MALFORMED)}), 400, "malformed", seen
        )
    else:
        name = chance.choice(CHEAP)
        begun = time.monotonic()
        answer = await client.get("/sparql", params={"query": wanted[name]}, headers={"Accept": "text/csv"})
        seen.seconds.append(time.monotonic() - begun)
        expect(answer, 200, "cheap", seen)
        if answer.is_success and answer.text != wanted[f"{name} answer"]:
            seen.wrong.append(f"{name}: another answer than at the start")


def expect(answer: httpx.Response, status: int, kind: str, seen: Seen) -> None:
    """Note an answer, and whether it has the status that it must have."""
    seen.answers[f"{kind} {answer.status_code}"] += 1
    if answer.status_code != status:
        seen.wrong.append(f"{kind}: {answer.status_code} {answer.text[:120]}")


async def soak(address: str, clients: int, seconds: float, seed: int) -> Seen:
    """Let clients ask until the time is over."""
    seen, questions = Seen(), find_questions()
    async with httpx.AsyncClient(base_url=address, timeout=4 * LIMIT, limits=httpx.Limits()) as client:
        wanted = {name: questions[name].sparql for name in CHEAP}
        for name in CHEAP:
            answer = await client.get(
                "/sparql", params={"query": wanted[name]}, headers={"Accept": "text/csv"}
            )
            wanted[f"{name} answer"] = answer.text
        end = time.monotonic() + seconds

        async def one(number: int) -> None:
            chance = random.Random(seed * 1000 + number)
            while time.monotonic() < end:
                await ask(client, chance, wanted, seen)

        await asyncio.gather(*(one(number) for number in range(clients)))
    return seen


def memory(process: int) -> int:
    """Return how many bytes a process and those that it started take: what they share counts once."""
    rollups = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in (process, *descendants(process))]
    return 1024 * sum(int(number) for told in rollups for number in re.findall(r"^Pss: +(\d+)", told, re.M))


def main() -> int:
    """Run the server and the clients, and say what was seen."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, default=Path("out/store"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    Store.open(options.store).database()
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--time-limit", str(LIMIT)]
    server = subprocess.Popen([*command, "--store", str(options.store)], stderr=subprocess.PIPE, text=True)
    try:
        address = next(filter(None, (re.search(r"http://\S+:\d+", line) for line in server.stderr or ())))[0]
        time.sleep(2)
        before = memory(server.pid)
        seen = asyncio.run(soak(address, options.clients, options.seconds, options.seed))
        time.sleep(LIMIT + 1)
        after, left = memory(server.pid), len(descendants(server.pid))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
    median = statistics.median(seen.seconds)
    print(f"{sum(seen.answers.values())} answers: {dict(sorted(seen.answers.items()))}")
    print(f"cheap questions: median {median * 1000:.1f} ms, slowest {max(seen.seconds) * 1000:.0f} ms")
    print(f"memory: {before >> 20} MiB before, {after >> 20} MiB after; {left} workers left")
    faults = [*seen.wrong[:10]]
    faults += [f"the median is above {SLOWEST * 1000:.0f} ms"] if median > SLOWEST else []
    faults += ["memory did not come back"] if after > before * 1.2 else []
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
