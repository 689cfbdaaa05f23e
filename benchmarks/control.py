"""Reckons for some seconds in one process or several: what cores of this machine gain at best."""

from __future__ import annotations

import multiprocessing
import sys

STEPS = 120_000_000


def reckon(steps: int) -> int:
    """Return a number that takes some time."""
    number = 1
    for step in range(steps):
        number = (number * 1_103_515_245 + step) % 2_147_483_648
    return number


if __name__ == "__main__":
    processes = int(sys.argv[1])
    with multiprocessing.Pool(processes) as pool:
        print(pool.map(reckon, [STEPS // processes] * processes))
