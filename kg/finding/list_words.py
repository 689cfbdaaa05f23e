"""The words that end a list of persons and groups, and those with which a group is written small."""

from __future__ import annotations

import re

END_OF_LIST = re.compile(
    r"; (?=[^;]* (?:sat in|(?:were|was|also) (?:present|invited|admitted|allowed|attended)|attended|took part"
    r"|participated)\b)|,? (?:when|while|where|amid|(?:each|all|both|some) of (?:whom|which|them)|"
    r"and (?:was |were )?(?:attended|addressed|guided|observed) by"
    r"|in (?:the )?absence of|on behalf of|in place of|instead of|so that|in order to|on the occasion|according to"
    r"|to (?:discuss|mark|hear|review|take|examine|decide|celebrate|commemorate)|in accordance|and from the"
    r"|from the \w+ side)\b"
    r"|, (?:also |then )?(?:heard|held|met|took|discussed|considered|adopted|approved|decided|reviewed"
    r"|examined|passed|endorsed|ratified|expressed|stressed|noted|agreed|analysed|analyzed|studied"
    r"|debated|deliberated|resolved|voted|issued|dealt|opened|closed|began) (?=[a-z])"
    r"|,? (?:was|were|are|is|took|made|attended|had|has"
    r"|have) (?=[a-z])(?<!who was )(?<!who were )(?<!who are )(?<!who is )(?<!who has )(?<!who had )(?<!who"
    r" have )"
)
SMALL_FIRST = (
    "leading", "senior", "officials", "members", "other", "delegates", "representatives", "major",
    "ministers", "deputies", "some", "many", "delegations", "governors", "heads", "leaders", "secretaries",
    "directors", "chairmen", "chairpersons", "commanders", "vice-premiers", "vice-ministers", "department",
    "responsible", "alternate", "full", "first", "chief", "provincial", "managers", "presidents",
    "commanding", "editors",
)  # fmt: skip
"""Words with which the name of a group begins a sentence, and that are no names."""


def bare_group(who: str) -> str:
    """Return a group without article and "all", its first word small where it is no name."""
    bare = re.sub(r"^(?:(?:all|the|both|also|altogether|in all|a total of) )+", "", who, flags=re.I)
    bare = re.sub(r",? (?:also|too|all|alike)$", "", bare)
    first = bare.split(" ", 1)[0]
    return bare[:1].lower() + bare[1:] if first[:1].isupper() and first.casefold() in SMALL_FIRST else bare
