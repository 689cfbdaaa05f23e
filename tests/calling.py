"""Calls the command line inside the test's process."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

from kg.cli import run

Printed = tuple[int, str, str]
"""Exit code, standard output, standard error."""


def kg(*arguments: object) -> Printed:
    """Run a command and return its exit code and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run([str(one) for one in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    return code, out.getvalue(), err.getvalue()
