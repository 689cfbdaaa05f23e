"""What people decided of pairs that nothing else decides: the file ``review.tsv`` of a project."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import DataError
from kg.store.files import write_whole

FILE = "review.tsv"
"""The file in the project folder."""

COLUMNS = ("verdict", "kind", "one", "other", "reason", "key")
"""Its columns; the first is for the person to fill in."""

VERDICTS = ("same", "different")
"""What a verdict may be."""

_EMPTY: Mapping[str, str] = dict.fromkeys(COLUMNS, "")


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Two things that may be one.

    Args:
        kind: ``meeting``, ``person`` or ``policy``.
        one: the local name of one.
        other: the local name of the other.
        key: what names the pair from one build to the next.
        reason: why nothing decides it.
    """

    kind: str
    one: str
    other: str
    key: str
    reason: str


@dataclass(frozen=True)
class Verdicts:
    """Verdicts by the key of the pair.

    Args:
        rows: the rows of the file by key, those without a verdict too.
    """

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, key: str) -> str | None:
        """Return ``same`` or ``different``, None where nobody decided."""
        return self.rows.get(key, {}).get("verdict") or None

    def with_open(self, pairs: Iterable[Mapping[str, str]]) -> Verdicts:
        """Return the verdicts that were given, and the pairs that are open now.

        Args:
            pairs: the open pairs, each with the columns of the file.
        """
        given = {key: row for key, row in self.rows.items() if row["verdict"]}
        return Verdicts({**{row["key"]: {**_EMPTY, **row} for row in pairs}, **given})

    def with_verdict(self, key: str, verdict: str) -> Verdicts:
        """Return the verdicts with another one on a pair.

        Args:
            key: the key of the pair.
            verdict: ``same``, ``different``, or nothing, which leaves it open.
        """
        return Verdicts({**self.rows, key: {**self.rows[key], "verdict": verdict}})

    def write(self, project: Path) -> None:
        """Write the file of a project.

        Args:
            project: the project folder.

        Raises:
            DataError: the file cannot be written.
        """
        buffer = io.StringIO()
        table = csv.DictWriter(buffer, COLUMNS, dialect="excel-tab", lineterminator="\n")
        table.writeheader()
        table.writerows(self.rows[key] for key in sorted(self.rows))
        write_whole(project / FILE, buffer.getvalue().encode())

    def given(self, kind: str) -> Mapping[str, str]:
        """Return the verdicts on pairs of a kind, by key, sorted."""
        told = ((key, self.of(key)) for key in sorted(self.rows))
        return {key: verdict for key, verdict in told if verdict and key.startswith(f"{kind} ")}


def read_verdicts(project: Path | None) -> Verdicts:
    """Read the verdicts of a project; none where it has no file of them.

    Args:
        project: the project folder.

    Raises:
        DataError: the file cannot be read, lacks a column, or has another verdict; with the line.
    """
    path = project / FILE if project is not None else None
    if path is None or not path.is_file():
        return Verdicts()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read", str(error), "it is a table with tabs, in UTF-8") from error
    table = csv.DictReader(io.StringIO(text), dialect="excel-tab")
    missing = [name for name in ("verdict", "key") if name not in (table.fieldnames or ())]
    if missing:
        raise DataError(
            f'{path}: there is no column "{missing[0]}"', f"its columns are {', '.join(COLUMNS)}", "mend it"
        )
    rows = {}
    for row in table:
        rows[row["key"]] = _checked(row, f"{path}:{table.line_num}")
    return Verdicts(rows)


def _checked(row: Mapping[str, str | None], where: str) -> Mapping[str, str]:
    told = {name: (row.get(name) or "").strip() for name in COLUMNS}
    verdict = told["verdict"].lower()
    if verdict and verdict not in VERDICTS:
        raise DataError(
            f'{where}: "{told["verdict"]}" is no verdict',
            "a verdict is same, different, or empty while it is open",
            "mend the line",
        )
    return {**told, "verdict": verdict}
