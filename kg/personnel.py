"""Tells which changes of personnel give a post and which take one."""

from __future__ import annotations

GAINS = ("elected", "by_elected", "appointed", "transferred", "promoted")
"""Changes by which a person gains the post."""

LOSSES = ("dismissed", "recalled", "demoted")
"""Changes by which a person loses it."""
