"""Tools from outside that some tests need: where one is missing they skip, or fail where CI=true."""

from __future__ import annotations

import os
import shutil

import pytest


def tool(name: str) -> str:
    """Return the path of a program; skip the test where it is missing, or fail where CI=true."""
    path = shutil.which(name)
    if path is None:
        reason = f"{name} is not installed; make tools installs it from Debian"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path
