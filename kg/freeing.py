"""Gives memory that is free again back to the system; the C library keeps it for what may come."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give free memory back where the C library can."""
    if sys.platform == "linux":
        # Other C libraries than that of GNU lack it.
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
