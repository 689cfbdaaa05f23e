"""The words around the name of a meeting that tell whether it is ahead, whether it acted, and when it was held."""

from __future__ import annotations

import re

from kg.grammar.signs import sign_class

AHEAD = re.compile(
    r"\b(?:prepar\w+ (?:\w+ )?(?:for|of|to)|convocation of|convening|to convene|convene|ahead of|run-up to"
    r"|forthcoming|upcoming|coming|scheduled|next|till|until|call for|pending"
    r"|(?:decided|agreed|planned|proposed|resolved|plans|intends?|going) to (?:call|hold|open|summon|convoke|organize)"
    r"|on (?:calling|holding|summoning|convoking|opening))"
    r"(?: the| a| an| its)?(?: \w+ly| historic| forthcoming)? ?$",
    re.I,
)
HOLDS = re.compile(
    rf",? [\w ,{sign_class('time')[1:-1]}]{{0,24}}(?:held?|holds|conven|open|clos|conclud|call|beg[ia]n|start|end|met"
    rf"|wrap|wound|kick|host)\w*[\w {sign_class('time')[1:-1]}]{{0,20}}"
)
ACTED = re.compile(
    rf"(?:(?: [^,;.]{{0,40}})?, (?:the )?{sign_class('body')}|(?: (?:on |in |of )?{sign_class('time')},?)"
    rf"(?: the {sign_class('body')})?)?(?: [a-z]+ly)? "
    r"(?!(?:convened|opened|held|called) (?:in|on|at|by|from)\b|opened (?:up )?(?:an?|the|new)\b"
    r"|took place\b|(?:proved|showed|marked|served|demonstrated|turned)\b)"
    r"(?:[a-z]+ed|heard|took|set|put|gave|made|met|drew)\b"
)
AT_ANOTHER = re.compile(
    rf"\b(?:elected|appointed|esteem|acclaimed|named|relieved|dismissed|recalled|promoted)\b[^;.]*? "
    rf"(?:at|by|in|during) (?:the |its )?(?:\w+ ){{0,2}}{sign_class('meeting')}"
)
IT_OPENED = re.compile(
    rf"It (?:had |was |has |had been |has been )?(?P<verb>opened|begun|began|started|convened|closed|ended|concluded)\b"
    rf"[^.;,]{{0,40}}? (?:on |in )?(?P<when>{sign_class('time')})"
)
CLOSED = re.compile(r"closed|ended|concluded")
SAME_DAY = re.compile(
    r"\b(?:closed|ended|concluded|wound up|finished)\b[^.;]{0,30} (?:on )?the same (?:day|evening|afternoon)\b"
)
SAID = re.compile(r"\bthat (?:the )?(?:historic |recent )?$")
"""Before a meeting's name: somebody says what it did."""
SITTING_OF = re.compile(
    r"(?:-day (?:\w+ )?(?:sitting|session|meeting|proceedings)| plenary (?:meeting|sitting)) of (?:the )?$",
    re.I,
)
"""Before a meeting's name: what is told is told of a day's sitting, not of the meeting."""
SEVERAL_DAYS = ("congress", "parliament_session", "plenary_meeting")
"""Meetings of which a day told to be ahead is but the first."""
OPENING_KINDS = ("congress", "conference", "parliament_session", "plenary_meeting")
"""Meetings of several days; that one "was convened" on a day tells its first day only."""
ENLARGED_FORM = re.compile(r"\b(?:in the form of|as) an (?:enlarged|expanded) (?:meeting|session)\b")
