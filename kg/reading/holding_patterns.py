"""The shapes of clauses that tell whether, when and where a meeting is held."""

from __future__ import annotations

import re

from kg.grammar.signs import sign_class

RELEASED = re.compile(
    r"\b(?:released|issued|published|made public|announced|reported|given|report|communiqu[eé]|statement|information)"
    r"(?: today)? (?:on|about|concerning|regarding) (?:the |an? |its )?$"
)
"""Before a meeting: what is told is told of a paper on it."""
CLOSING = re.compile(r"(?:conclud|open|clos|end|beg[au]n|start|finish)")
"""Verbs that tell of whoever presides, where a person is their subject."""
TIME, MEETING, PERSON = sign_class("time"), sign_class("meeting"), sign_class("person")
NAMES = sign_class("place", "country", "body")
BODY = sign_class("body")
GATHERED = r"(?:met|gathered|convened|assembled|came together)"
GATHERS = r"(?:gathered|gathers|assembled|assembles|convened|convenes|reconvened)"
"""Verbs of a body that meets, where no object follows."""
GATHER = r"(?:meet|gather|convene|reconvene|assemble|sit)"
NO_OBJECT = (
    r"(?= (?:on|in|at|here|again|today|yesterday|tomorrow|under|from|via|by|for|to|this|next|last|amid|and)\b"
    rf"| {sign_class('time')}|[.,;]|$)"
)
WILL = r"(?:will|shall|would|is|are|was|were|plans?|planned|agreed|intends?|expects?|decided|due|scheduled|expected)"
MARKING = r"(?:marking|celebrating|commemorating|observing|mourning)"
"""Behind a meeting: what it is held for, which is no part of its name."""
BESIDE = (
    r"(?: and (?:an? |the )?(?:[a-z-]+ )?(?:demonstrations?|demo|march|parade|procession|concert|reception))"
)
"""Behind a meeting: what is held with it and is none: "a rally and demonstration were staged"."""
LONGEST_VERB = 8
"""Characters of "received"; a meeting named by so few is named by the verb that its body met."""
LONGEST_GATHERING = 11
"""Characters of "reconvened" and one more."""
BY_SUBJECT = re.compile(
    rf"(?:{sign_class('body')}(?:,? \w+ly,?)?|[,)]|\b(?:will|shall|would|to)(?: next| again| also)?"
    r"|\b(?:is|was|are|were) in) ?$"
)
"""Before a verb by which a body met: the body, not an article or an adjective."""
# "Meetings to carry out the decision of the plenum took place": the plenum is not what took place.
INSIDE = re.compile(r"(?<!sitting )(?<!session )(?<!meeting )(?<!day )\bof (?:the )?$", re.I)
PARTICIPLE = re.compile(
    r",? (?P<verb>held|convened|opened|called|taking place|meeting(?= (?:on|in|at|here|from)\b)"
    r"|to be (?:held|convened)|(?P<closes>ending|ended|concluding)"
    r"|(?P<presided>(?:chaired|presided over|guided|led) by\b)(?=[^;.]{1,120})"
    r"|(?P<opens>beginning|starting|(?:meeting|in session) since))\b"
)
FUTURE = re.compile(
    r",? (?:which )?(?:(?P<set>(?:(?:is|are|was|were) )?(?:scheduled|slated|set|planned|due|fixed)(?= (?:for|on|in)\b))"
    r"|(?:(?:will|shall|would|is to|are to|is scheduled to|is due to|is expected to"
    r"|is set to) |to be )(?:be )?"
    r"(?P<verb>held|hold|convene[ds]?|take place|open(?:ed)?|meet|be called|called|start|begin|run"
    r"|conclude|close|end|last|continue)\b)"
)
FUTURE_BY_NAME = re.compile(rf"(?:,? (?:of|between|on|for|with|to) [^.;]{{0,220}}?){FUTURE.pattern}")
RUNS = re.compile(
    rf",? (?:which )?(?:runs?|lasts?|continues|will run|will last|is to last|is scheduled to end)"
    rf"(?: from [^.;]{{0,20}}?)? (?:until|till|through|to|on) (?P<until>{TIME})"
)
BY_PERSON = re.compile(rf"{PERSON},? (?:\w+ly )?$")
MODAL = re.compile(r"\b(?:will|shall|to|would)\s+(?:\w+ )?$")
LATER = re.compile(r"\b(?:was|were) to (?:\w+ )?$")
"""Told of what was ahead then: "was to meet"."""
PLANNED = re.compile(r"\b(?:on|for|of|about|regarding|concerning|propose[sd]?|discuss\w*) (?:the )?$")
"""Before "holding" or "convening": the meeting is ahead, as in "a decision on convening the congress"."""
TIME_OF_VERB = re.compile(rf",? (?:on |in )?(?P<when>{TIME}),? (?:\w+ly )?$")
"""Before the verb of a body: "The Committee on May 3 closed its session"."""
DOING = (
    "opened",
    "opens",
    "closed",
    "closes",
    "ended",
    "ends",
    "began",
    "begins",
    "started",
    "starts",
    "concluded",
)
"""Verbs that tell of a holding, and of something else where an object follows."""
OBJECT = re.compile(
    r" (?:up )?(?:an?|the|its|their|our|new|this|that) (?!day|morning|afternoon|evening|same)"
)
REFERENCE = re.compile(
    rf"\b(?:since|after|before|prior to|following|until|till"
    rf"|ever since)(?: [\w' {NAMES[1:-1]}-]{{0,20}})? ?(?:the )?$",
    re.I,
)
DIRECTLY_BEHIND = re.compile(
    rf"(?:,? \(?(?:on |of |in |from )?|,? (?:held|convened) (?:in [\w ]+ )?(?:on |from )?){TIME}"
)
TIME_BEFORE = re.compile(
    rf"(?:^|[,:;] )(?:on |from |in )?{TIME},? (?:the |an? |its )?(?:[{NAMES[1:-1]}{PERSON[1:-1]}][\w ,]*)?$",
    re.I,
)
WHEN = rf"(?:(?:on|from|between|in|for) )?(?:the )?{TIME}(?: {TIME}|,? Juche \d+)?"
TIME_BEHIND = re.compile(rf"^(?P<gap>[^.;:{MEETING[1:-1]}]{{0,180}}?)(?P<when>{WHEN})")
INVERTED = re.compile(
    r"(?:\b[Tt]here (?:took place|was held|were held|was convened|has been held|was opened|opened|followed|was|has been"
    r"|were(?= (?:also |two |three |several |many |various |diverse )?$))"
    r"|\b[Tt]hen followed"
    r"|^(?:Also )?(?:[Hh]eld|Convened|Called|Opened)\b(?=[^;.]* (?:was|were) (?:an?|the)? ?[^;.]*$))"
    r"(?P<where>(?:(?!\b(?:for|with|by|ceremony|function|banquet|reception|exhibition|meeting|signing|rally)\b)[^;.])*)$"
)
"""Before a meeting: its holding is told ahead of its name: "there took place in Nampho on May 3 a meeting of"."""
WE_GATHERED = re.compile(
    rf"(?:\b(?P<ahead>will|shall|is to|are to) (?:\w+ )?{GATHER}|\b{GATHERED})\b(?P<where>[^.;]{{0,100}}?),? "
    rf"(?:for|at|in|on the occasion of) (?:our |the |an? |its |their )?[\w {MEETING[1:-1]}-]*$"
)
