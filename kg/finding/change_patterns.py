"""Patterns of the clauses that tell who gains or loses a post."""

from __future__ import annotations

import re

from kg.finding.change_words import ADVERBS, BE, BODY, OTHERS, PERSON, PERSONS, POST, TIME

MEMBER_OF = re.compile(
    rf" {ADVERBS}(?:to|into|from|in) (?:the )?(?:membership (?:of|in) (?:the )?)?"
    rf"(?:\w+-(?:tenure|term) )?(?P<body>{BODY})"
)
NAMED = re.compile(rf",? {BE}(?: as follows)?:? (?P<list>{PERSONS})")
OWN_POST = re.compile(
    r"(?: (?:of|from))? (?:his|her|their) (?:\w+ )?(?:posts?|positions?|duties|offices?)\b(?! (?:of|as)\b)"
    r"|(?=[.;,]|$| (?:and|on|by|at|during|for|upon|in|due to|because)\b)"
)
THAT_POST = re.compile(
    r" as (?:his|her|their) (?:successor|replacement)s?\b"
    r"|,? (?:of|from|to|into|in) (?:the|that|this|the same) (?:post|position|office|job)s?\b(?! (?:of|as)\b)"
    r"|,? to it\b"
)
TO_FILL = re.compile(r",? to fill (?:the |that |this |a |his |her )?vacanc(?:y|ies)\b(?! (?:of|for|in|as)\b)")
ONWARD = re.compile(rf".{{0,40}}? to (?:that of |the (?:post|position) of )?(?:the )?(?P<post>{POST})")
REPLACES = re.compile(
    rf"(?P<new>{PERSON}),? (?:has |had )?(?:replaced|replaces|succeeded|succeeds) (?P<old>{PERSON}) as "
    rf"|(?P<left>{PERSON}),? (?:was|were|is|has been) (?:replaced|succeeded) by (?P<came>{PERSON})(?= as )"
)
REPLACED = re.compile(
    rf"(?:,? replacing|\bto replace|,? in succession to|,? succeeding|\bto succeed) "
    rf"(?P<old>{PERSON})"
)
REPLACES_HIM = re.compile(rf",? with (?P<new>{PERSON}),? (?:replacing|succeeding) (?:him|her)\b")
FILLED = re.compile(
    rf"\bfilled (?:the |his |her |their |that )?(?:vacancy|vacant post|vacated post|post|seat) with (?P<new>{PERSON})"
)
OBJECT = re.compile(
    r" ?(?:(?:of|the|[Cc]omrades?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|H\.E\.|Shri) )*"
    rf"(?:(?P<list>{PERSONS})|(?P<him>him|her|them)\b),?"
)
BODIES = rf"(?P<list>{BODY}(?:(?:,|,? and) (?:the )?{BODY})*)"
BODIES_BEFORE = re.compile(rf"(?:^|; |, and )(?:[Tt]he )?{BODIES}(?: headed by {PERSON})? $")
BODIES_BEHIND = re.compile(rf" (?:the )?{BODIES}")
LEAD = rf"(?:{ADVERBS}(?:as|to|from|to fill (?:the |a )?vacanc(?:y|ies) (?:of|for|in)) )?"
PAIR = re.compile(
    rf"(?:,|;)?(?: and)? (?P<list>{PERSONS}){OTHERS},? ?{LEAD}(?=(?:(?:the|an?|its|their) )*{POST})"
)
OPENS = re.compile(r"(?:^|[;:] )(?:Also |Newly )?$")
GROUP_AS = re.compile(rf" (?:the |an? )?(?P<who>{POST}(?:, [^;.]*?,)?) (?=as {POST})")
FILLING = re.compile(r"(?:re-?)?(?:elect|appoint)")
NO_VERB = re.compile(r"\b(?:newly|the|an?|by) $")
ITS = re.compile(r"\b(?:its|their|and)(?: \w+)? $")
DAY_BEHIND = re.compile(rf",? on ({TIME})")
DAY_LAST = re.compile(rf"{DAY_BEHIND.pattern}\.?$")
SUBORDINATE = re.compile(
    r"(?:(?:first )?(?:vice|deputy)(?![- ](?:marshal|admiral|general))|alternate|candidate)\b|member$"
)
"""Posts of an organization that was told with a post before them: "as chairman of the Committee, and B as member"."""
COUNTED = re.compile(r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|several|some|many|other)\b")
"""Begins what is no name of an organization: "commanders of two corps"."""
