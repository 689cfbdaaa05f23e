"""Measures everything side by side in one go and writes results.md: ratios, which hold on any machine.

Run it on a machine that does nothing else: make bench.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import asking
from measuring import HERE, Measured, kg, script, side_by_side
from stories import FILE, write_changed, write_copies

QUADS = 1_000_000
COPIES = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the results.

    Args:
        name: the letter of what is measured.
        what: in words.
        bar: what is to be reached.
        found: what was found.
        reached: whether it was; None where there is no bar.
    """

    name: str
    what: str
    bar: str
    found: str
    reached: bool | None = None


class Bench:
    """The measurements, in a folder for what they write.

    Args:
        folder: an empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.one: Measured

    def build(self, name: str, *options: object, path: Path = FILE, fresh: bool = True) -> Measured:
        """Build stories into a store of a name."""
        if fresh:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return kg("build", path, "--store", self.folder / name, *options)

    def builds(self) -> Iterator[Line]:
        """(a) The whole build against the bare pipeline, (b) and two workers against one."""
        bare, control_1, control_2, one, two = side_by_side(
            [
                lambda: script("bare"),
                lambda: script("control", 1),
                lambda: script("control", 2),
                lambda: self.build("one", "--jobs", 1),
                lambda: self.build("two", "--jobs", 2),
            ]
        )
        self.one = min(one, key=lambda run: run.cpu)
        ours, theirs = self.one.cpu, min(run.cpu for run in bare)
        yield Line(
            "a", "whole build of 430 stories, one process, against the bare en_core_web_sm pipeline (processor time)",
            "≤ 1.0", f"{ours / theirs:.2f} ({ours:.1f} s against {theirs:.1f} s)", ours <= theirs,
        )  # fmt: skip
        best = _least_wall(control_1) / _least_wall(control_2)
        gained = _least_wall(one) / _least_wall(two)
        yield Line(
            "b", "two workers against one: share of what a pure reckoning gains from a second process (time)",
            "≥ 0.85", f"{gained / best:.2f} ({gained:.2f} of {best:.2f})", gained >= 0.85 * best,
        )  # fmt: skip
        same = self.graph_of("one") == self.graph_of("two")
        yield Line(
            "b", "graph.trig of one and of two workers", "equal", "equal" if same else "different", same
        )

    def graph_of(self, name: str) -> bytes:
        """Return the graph of a store as TriG."""
        kg("export", self.folder / "graph.trig", "--store", self.folder / name)
        return (self.folder / "graph.trig").read_bytes()

    def ten_times(self) -> Iterator[Line]:
        """(c) Ten times the stories against one time."""
        path = self.folder / "copies.jsonl"
        write_copies(path, COPIES)
        one, ten = self.one, self.build("ten", "--jobs", 1, path=path)
        time, peak = ten.cpu / one.cpu, ten.peak / one.peak
        yield Line(
            "c", "ten times the stories, each copy with a line of its own: processor time",
            "≤ 10.5", f"{time:.1f} times ({ten.cpu:.0f} s against {one.cpu:.1f} s)", time <= 10.5,
        )  # fmt: skip
        yield Line(
            "c", "ten times the stories: peak memory",
            "≤ 1.1", f"{peak:.2f} times ({ten.peak >> 20} MB against {one.peak >> 20} MB)", peak <= 1.1,
        )  # fmt: skip

    def loading(self) -> Iterator[Line]:
        """(d) Loading quads, by kg, by pyoxigraph and by rdflib."""
        store = self.folder / "million"
        number = script("quads", self.folder / "one", store, QUADS).told
        ours, theirs = side_by_side(
            [lambda: script("loading", "kg", store), lambda: script("loading", "pyoxigraph", store)], 5
        )
        ours_wall, theirs_wall = (min(one.told["wall"] for one in runs) for runs in (ours, theirs))
        ours_cpu, theirs_cpu = (min(one.told["cpu"] for one in runs) for runs in (ours, theirs))
        rdf = script("loading", "rdflib", store).told["wall"]
        ratio = ours_wall / theirs_wall
        yield Line(
            "d", f"loading {number:,} quads and their merge against pyoxigraph's bulk load of the same N-Quads (time)",
            "≤ 1.15", f"{ratio:.2f} ({ours_wall:.1f} s against {theirs_wall:.1f} s; processor time "
            f"{ours_cpu:.1f} s against {theirs_cpu:.1f} s; rdflib {rdf:.0f} s)", ratio <= 1.15,
        )  # fmt: skip

    def questions(self) -> Iterator[Line]:
        """(d) Ten questions over them, by kg, by pyoxigraph and by rdflib."""
        store = self.folder / "million"
        told = script("asking", store).told
        found, reading = told["questions"], told["reading"]
        queries = self.folder / "queries.json"
        queries.write_text(json.dumps({name: one["query"] for name, one in found.items()}), "utf-8")
        slow = script("asking", store, queries).told
        rest = {name: one["kg"] - 1.1 * one["pyoxigraph"] for name, one in found.items()}
        worst = max(rest, key=lambda name: rest[name])
        yield Line(
            "d", "ten questions over them: time beyond 1.1 times pyoxigraph's own, at worst",
            "≤ 2 ms", f"{rest[worst] * 1000:.1f} ms ({worst})", rest[worst] <= 0.002,
        )  # fmt: skip
        in_memory, on_disk = (
            statistics.median((late or asking.LONGEST) / found[name][where] for name, late in slow.items())
            for where in ("memory", "kg")
        )
        yield Line(
            "d", f"ten questions, all held in memory as rdflib holds it (read in {reading:.0f} s): how much faster "
            "than rdflib, in the median", "≥ 20 times", f"{in_memory:.0f} times", in_memory >= 20,
        )  # fmt: skip
        yield Line(
            "d", "ten questions asked of the index on disk: how much faster than rdflib in memory, in the median",
            "", f"{on_disk:.0f} times",
        )  # fmt: skip
        yield from (_question(name, one, slow) for name, one in found.items())

    def one_changed(self) -> Iterator[Line]:
        """(e) A build of 430 stories of which one changed."""
        path = self.folder / "changed.jsonl"
        write_copies(path, 1)
        self.build("before", "--jobs", 2, path=path)
        write_changed(path)

        def rebuild() -> Measured:
            shutil.rmtree(self.folder / "changing", ignore_errors=True)
            shutil.copytree(self.folder / "before", self.folder / "changing")
            return self.build("changing", path=path, fresh=False)

        found = _least_wall([rebuild() for _ in range(3)])
        yield Line("e", "a build of 430 stories of which one changed", "< 3 s", f"{found:.1f} s", found < 3)

    def starting(self) -> Iterator[Line]:
        """(f) What a user waits for."""
        for bar, command in ((0.3, ("--help",)), (1.0, ("ask", "meetings", "--store", self.folder / "one"))):
            found = min(kg(*command).wall for _ in range(5))
            told = " ".join(map(str, command[:2] if bar == 1.0 else command))
            yield Line(
                "f",
                f"`kg {told}`, from the start of the process",
                f"< {bar} s",
                f"{found:.2f} s",
                found < bar,
            )

    def on_a_cluster(self) -> Iterator[Line]:
        """What a cluster makes that loses a worker."""
        found = script("cluster", self.folder / "one").told
        same = found["cluster"] == found["local"]
        yield Line(
            "–", f"graph.trig of {found['documents']} stories, built on a Dask cluster of which a worker was killed, "
            "and of one process", "equal", "equal" if same else "different", same,
        )  # fmt: skip

    def stopping(self) -> Iterator[Line]:
        """What becomes of a build that is killed, and of each story alone."""
        found = script("stopping").told
        yield Line(
            "–", f"builds of {found['stories']} stories killed at {found['moments']} moments, and as many workers: "
            "whole stores, and the graph of a quiet build", "all", f"all; {found['held'][0]} to {found['held'][-1]} "
            "documents were held at the kill", True,
        )  # fmt: skip
        alone = script("alone", self.folder / "one").told
        yield Line(
            "–", f"graphs of {alone['documents']} stories, each alone and in another order, against the build of all",
            "equal", f"{alone['same']} equal, {alone['facts']:,} facts", alone["same"] == alone["documents"],
        )  # fmt: skip


def _question(name: str, one: Mapping[str, Any], slow: Mapping[str, float | None]) -> Line:
    """Return the line that tells how long a question took each."""
    seconds = slow.get(name)
    told = f"{seconds:.2f} s" if seconds is not None else f"more than {asking.LONGEST} s"
    told = told if name in slow else "has no answer"
    ours, engine, held = (f"{one[where] * 1000:.1f} ms" for where in ("kg", "pyoxigraph", "memory"))
    return Line(
        "d", f"`{name}`, {one['rows']} rows", "",
        f"kg {ours}, pyoxigraph {engine}, kg in memory {held}, rdflib {told}",
    )  # fmt: skip


def _least_wall(runs: Sequence[Measured]) -> float:
    return min(run.wall for run in runs)


def written(lines: list[Line]) -> str:
    """Return the results as a page."""
    versions = (
        f"Python {platform.python_version()}, spaCy {version('spacy')}, pyoxigraph {version('pyoxigraph')}"
    )
    head = (
        "# Measured\n\n"
        "Written by `make bench`, in one go and side by side; what counts are the ratios. Processor time is that of "
        "the process and of all that it waited for; of several runs taken in turn the least counts. "
        "What took the time, before and after, stands in [profile.md](profile.md).\n\n"
        f"{os.cpu_count()} cores ({platform.machine()}), {versions}, rdflib {version('rdflib')}.\n\n"
        "| | what | bar | found | |\n|---|---|---|---|---|\n"
    )
    sign = {True: "reached", False: "**missed**", None: ""}
    return head + "".join(
        f"| {one.name} | {one.what} | {one.bar} | {one.found} | {sign[one.reached]} |\n" for one in lines
    )


def main() -> None:
    """Measure, print each line as it is found, and write the page."""
    with tempfile.TemporaryDirectory() as name:
        bench, lines = Bench(Path(name)), list[Line]()
        parts: list[Callable[[], Iterator[Line]]] = [
            bench.builds, bench.ten_times, bench.loading, bench.questions, bench.one_changed, bench.starting,
            bench.on_a_cluster, bench.stopping,
        ]  # fmt: skip
        for part in parts:
            for line in part():
                print(line.name, line.what, "|", line.bar, "|", line.found, flush=True)
                lines.append(line)
            (HERE / "results.md").write_text(written(lines), "utf-8")
    if any(line.reached is False for line in lines):
        raise SystemExit("a bar was missed")


if __name__ == "__main__":
    main()
