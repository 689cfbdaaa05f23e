"""Patterns of the clauses that tell who gains or loses a post."""

from __future__ import annotations

import re

from kg.finding.change_words import ADVERBS, BE, BODY, OTHERS, PERSON, PERSONS, POST, TIME
from kg.grammar.signs import sign_class

MEMBER_OF = re.compile(
    rf" {ADVERBS}(?:to fill (?:up )?(?:the |a )?vacanc(?:y|ies) )?(?:from (?:alternate|candidate)(?: membership)? )?"
    r"(?:to|into|from|in|among|out of|of|off) (?:the )?"
    rf"(?:(?:(?P<full>full|alternate|candidate) )?(?:membership|ranks) (?:of|in) (?:the )?)?"
    rf"(?:\w+-(?:tenure|term) )?(?P<body>{BODY})(?: as (?:(?:an?|the|its) )*(?P<post>{POST}))?"
)
NAMED = re.compile(rf",? {BE}(?: as follows)?:? (?P<list>{PERSONS})")
FURTHER_UP = re.compile(
    r" (?:from (?:alternate|candidate)(?: member(?:ship)?)? )?(?:in)?to full membership\b(?! (?:of|in) )"
)
"""Behind a verb: those who were alternate members of a body become its full members."""
OWN_POST = re.compile(
    r"(?: (?:of|from))? (?:all )?(?:of )?(?:his|her|their|all|the) (?:[\w-]+ ){0,3}?(?:posts?|positions?|duties"
    r"|offices?)\b(?! (?:of|as)\b)"
    r"|(?=[.;,]|$| (?:and|on|by|at|during|for|upon|in|instead|due to|because)\b)"
)
ALL_POSTS = re.compile(
    r"(?: (?:of|from))? all (?:of )?(?:his|her|their|the) (?:[\w-]+ )?(?:posts?|positions?|duties"
    r"|offices?)[^.;:]{0,50}:"
)
"""Before a list of what was lost: "relieved A of all his posts: member of B, chairman of C"."""
THAT_POST = re.compile(
    r" as (?:his|her|their) (?:successor|replacement)s?\b| (?:that|this) (?:post|position|office|seat)\b"
    r"|,? (?:of|from|to|into|in) (?:the|that|this|the same|the vacated|the vacant) "
    r"(?:post|position|office|job|seat)s?\b(?! (?:of|as)\b)"
    r"|,? to it\b|,? (?:to (?:replace|succeed)|replacing|succeeding) (?:him|her|them)\b"
)
ANAPHORA = re.compile(
    r"\b(?:[Ii]n|[Tt]o|[Aa]s) (?:his|her|their) (?:place|stead|successor|replacement|office|post|seat)\b"
    r"|\b(?:succeed|replac)\w* (?:him|her|them)\b"
    r"|\b(?:that|this|the same|the vacated|the vacant|the vacancy) ?(?:post|position|office|seat)?\b"
    r"|\bfill (?:his|her|the) (?:vacancy|seat|post|place)\b"
)
"""Where a sentence tells of the post that the one before told somebody to have lost or gained."""
TO_FILL = re.compile(
    r",? to (?:fill|take) (?:the |that |this |a |his |her )?(?:vacanc(?:y|ies)|seats?|places?|vacant "
    r"posts?)\b(?! (?:of|for|in|as)\b)"
)
ONWARD = re.compile(rf".{{0,40}}? to (?:that of |the (?:post|position) of )?(?:the )?(?P<post>{POST})")
COMES_AFTER = (
    r"(?:replaced|replaces|succeeded|succeeds|took over from|takes over from|(?:took|takes) the place of)"
)
REPLACES = re.compile(
    rf"(?P<new>{PERSON}),? (?:has |had )?{COMES_AFTER} (?P<old>{PERSON}),? as "
    rf"|(?P<left>{PERSON}),? (?:was|were|is|has been) (?:replaced|succeeded) by (?P<came>{PERSON})(?= as )"
)
DECEASED = r"(?!,? (?:deceased|who (?:has |had )?(?:died|passed away)))"
REPLACED = re.compile(
    rf"(?:,? replacing|\bto replace|,? in succession to|,? succeeding|\bto succeed) "
    rf"(?P<old>{PERSON}){DECEASED}"
)
SUCCEEDS_HIM = re.compile(
    rf"(?P<new>{PERSON}),? (?:has |had )?(?:{COMES_AFTER} (?:him|her)"
    r"|(?:took|takes|taken) (?:his|her|that) (?:place|post))\b"
    rf"|\b(?:[Hh]is|[Hh]er|[Tt]hat) (?:duties|functions|post|place|office|seat) (?:was|were|has been|have been|is) "
    rf"(?:\w+ )?(?:entrusted to|assumed by|taken over by|taken by|given to|handed over to|passed to|filled by) "
    rf"(?:[Cc]omrade )?(?P<came>{PERSON})"
    rf"|\breplaced (?:him|her) (?:by|with) (?P<instead>{PERSON})"
    rf"|\b(?:was|were|is) (?:succeeded|replaced|followed in the post) by (?P<next>{PERSON})(?! as )"
)
SUCCEEDS = re.compile(
    rf"(?:(?P<new>{PERSON})|\b[Hh]e|\b[Ss]he),? (?:has |had )?{COMES_AFTER} (?P<old>{PERSON})(?!,? as ){DECEASED}"
)
REPLACES_HIM = re.compile(rf",? with (?P<new>{PERSON}),? (?:replacing|succeeding) (?:him|her)\b")
FILLED = re.compile(
    rf"\bfilled (?:the |his |her |their |that )?(?:vacancy|vacant post|vacated post|post|seat) with (?P<new>{PERSON})"
)
IN_PLACE = re.compile(
    rf",? (?:to (?:replace|succeed) (?:him|her|them)|in (?:his|her|their) (?:place|stead)s?) {BE} (?P<list>{PERSONS})"
)
"""Behind "appointed": those who came into the posts just lost."""
OF_LAND = re.compile(rf" of (?:the )?{sign_class('country')}(?= )")
"""Behind a person: the country from which they are."""
OBJECT = re.compile(
    r"(?: in (?:his|her|their) (?:place|stead),?)? ?(?:(?:of|the|[Cc]omrades?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|H\.E\.|Shri) )*"
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
ELECTIVE = re.compile(
    r"^(?:[\w-]+ )?(?:member|secretary|chairman|vice-chairman|chairwoman|vice-chairwoman|president"
    r"|vice-president|speaker)/"
    r"(?:[\w ]+ of the )?(?:Central Committee|Political Bureau|Politburo|Presidium|Standing Committee|Central "
    r"Military Commission"
    r"|Central Auditing Commission|Supreme People's Assembly|National Assembly|Parliament|National People's Congress)"
)
"""Posts to which one comes by election: who "became" secretary of the Central Committee was elected."""
TITLED = re.compile(rf",? (?P<list>{PERSONS})(?!'s\b)")
TITLED_PAIR = re.compile(
    rf"(?:,? and|,|;)(?: and)? (?:as )?(?:(?:the|an?) )?(?P<post>{POST}),? (?P<list>{PERSONS})"
)
REPRESENTING = ("deputy", "delegate", "candidate", "representative")
"""Titles before a name that are not gained by election: "elected deputies A and B"."""
AND_NOUN = re.compile(r"(?:,? and|,) (?:the )?$")
"""Between two nouns of change: "the appointment of A as head and the dismissal of B"."""
INVERTED = re.compile(rf" (?:[Cc]omrades? )?(?P<list>{PERSONS})(?!'s\b)")
GIVEN_UP = re.compile(r"\b(?:that|this) (?:post|position|office|seat)$")
PUNISHED = re.compile(r"\b(?:disciplined?|punished|reprimanded|penali[sz]ed|censured)$", re.I)
APPOSED = re.compile(rf"[^;.{PERSON[1:-1]}{POST[1:-1]}]{{1,60}}?,(?= (?:as|from) )")
"""Behind a person: the rest of an apposition before the post that is gained or lost."""
COUNTED = re.compile(r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|several|some|many|other)\b")
"""Begins what is no name of an organization: "commanders of two corps"."""
