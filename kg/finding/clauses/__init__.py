"""Words of a sentence → its cues, who speaks by each of them, and what each governs."""

from __future__ import annotations

from kg.finding.clauses.clause import Clause
from kg.finding.clauses.clauses import read_clauses
from kg.finding.clauses.complement import Complement
from kg.finding.clauses.regions import Region, sentence_end, span_of

__all__ = ["Clause", "Complement", "Region", "read_clauses", "sentence_end", "span_of"]
