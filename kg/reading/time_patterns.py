"""The shapes of time expressions, each with the name of what resolves it.

``<month>``, ``<day>`` and the like stand for the words of the language; groups are what the resolver needs.
They are tried in this order, and an earlier one keeps its characters. What is seldom there stands first in
a pattern, as a look ahead where need be: it is tried at each character.
"""

from __future__ import annotations

YEAR_BEHIND = (
    r"(?:\.?,? (?:of |in )?(?P<y><year>)\b|(?=(?:,| of)? (?:in )?Juche (?P<juche>\d{2,3}))| (?P<rel>last"
    r"|this|next) year\b)?"
)
WEEKDAY_BEFORE = r"\b(?:<weekday>(?:[-–—]<weekday>)?,? (?:the )?)?"
"""Before a day: "Tuesday, November 6", "Tuesday-Wednesday, December 18-19"."""
HALF_YEAR = (
    r"(?: (?:of|in) (?:(?P<y><year>)|(?P<rel>(?:this|last|next|the|the current|the coming) [Yy]ear)))?"
)
JUCHE_YEAR = r" (?:of|in) Juche (?P<juche>\d{2,3})(?: ?\(<year>\))?"
NOT_COUNTED = (
    r" (?:houses|troops|people|flats|tons|hectares|households|km|kilometers|kilometres|meters|metres"
    r"|members|delegates"
    r"|participants|percent|deputies|students|workers|families|soldiers|persons|vehicles|units|items|m|kg"
    r"|won|dollars|euros|yuan)\b"
)

PATTERNS: tuple[tuple[str, str], ...] = (
    ("figures", r"\bJuche ?(?P<juche>\d{2,3})[.,] ?(?P<m>\d{1,2})\. ?(?P<d><day>)\b"),
    # the first quarter of Juche 95 (2006)
    ("half", r"\b(?:[Tt]he )?(?P<half>first|second|latter|last) half" + JUCHE_YEAR),
    ("quarter", r"\b(?:[Tt]he )?(?P<quarter>(?i:<ordinal>|last|fourth)) [Qq]uarter" + JUCHE_YEAR),
    # August Juche 105 (2016); the second week of August
    ("week_of_month", (
        r"\b(?:[Tt]he )?(?P<week><ordinal>|last) week of (?P<m><month>)\b(?:,? (?:of )?(?P<y><year>)\b"
        r"|,? (?:of )?Juche (?P<juche>\d{2,3})(?: ?\(<year>\))?)?"
    )),
    ("month", r"\b(?P<m><month>),? (?:of )?Juche (?P<juche>\d{2,3})(?: ?\(<year>\))?"),
    ("juche", r"\bJuche (?P<juche>\d{2,3})(?: ?\(<year>\))?"),
    ("figures", r"(?<![\d.-])(?P<y><year>)[./-](?P<m>\d{1,2})[./-](?P<d><day>)\b"),
    ("figures", r"(?<![\d.-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y><year>)\b"),
    # December 28 to January 2; 28 December 2019 to 2 January 2020; from May 3 to 5; 3 and 5 May
    ("days", (
        r"\b(?P<m><month>) (?P<d><day>)(?:,? (?P<y1><year>))?,?<dash>(?P<m2><month>) (?P<d2><day>)\b"
    ) + YEAR_BEHIND),
    ("days", (
        r"\b(?P<d><day>) (?P<m><month>)(?:,? (?P<y1><year>))?<dash>(?P<d2><day>) (?P<m2><month>)\b"
    ) + YEAR_BEHIND),
    ("days", (
        WEEKDAY_BEFORE + r"(?P<m><month>) (?P<d><day>)<dash>(?P<d2><day>)\b(?![.:]\d)(?! (?:million|billion|percent))"
    ) + YEAR_BEHIND),
    ("days", WEEKDAY_BEFORE + r"(?P<d><day>)<dash>(?P<d2><day>) (?:of )?(?P<m><month>)\b" + YEAR_BEHIND),
    ("days", WEEKDAY_BEFORE + r"(?P<m><month>) (?P<d><day>)(?![\d.]*\d)\b(?!:\d)" + YEAR_BEHIND),
    ("days", WEEKDAY_BEFORE + r"(?:[Tt]he )?(?P<d><day>) (?:of )?(?P<m><month>)\b" + YEAR_BEHIND),
    # the three months to November; the March quarter; the April-June quarter; the end of the third quarter
    ("until_month", (
        r"\b(?:[Tt]he )?(?:(?P<count><number>)[ -]months?|(?P<unit>[Hh]alf[- ]year|year|quarter))(?: period)?"
        r" (?:to|through|up to|ending(?: in)?|ended(?: in)?|until) (?:the end of |end-)?(?P<m><month>)\b(?! \d{1,2}\b)"
        r"(?:,? (?P<y><year>)\b)?"
    )),
    ("months", (
        r"\b(?:[Tt]he )?(?P<m><month>)[-–—](?P<m2><month>) (?:quarter|period)\b(?:(?: of)?,? (?P<y><year>)\b"
        r"| of (?P<rel>last|this|next) year\b)?"
    )),
    ("month_quarter", r"\b(?:[Tt]he )?(?P<m><month>) quarter\b(?:(?: of)? (?P<y><year>)\b)?"),
    ("quarter_part", (
        r"\b(?:[Tt]he )?(?P<part>end|close|beginning|start) of (?:the )?(?P<quarter>(?i:<ordinal>|fourth)"
        r"|last(?= quarter of)) [Qq]uarter"
    ) + HALF_YEAR + r"\b"),
    # June to August 2024; from January through March; 2021-2025; between 2021 and 2025
    ("months", r"\b(?P<m><month>)<dash>(?P<m2><month>)(?: of)?,? (?P<y><year>)\b"),
    ("months", r"\b(?P<m><month>)<dash>(?P<m2><month>)(?: of)? (?P<rel>last|this|next) year\b"),
    ("months", (
        r"(?=[A-Z])(?:(?<=from )|(?<=between )|(?<=\bin )|(?<=\bfor )|(?<=\bof )|(?<=during ))"
        r"(?P<m><month>)<dash>(?P<m2><month>)\b(?! \d)"
    )),
    ("years", r"(?<![\d.,$€£/×-])(?P<y><year>)[-–—](?P<y2>(?:20)?\d\d)(?!\d|[.-]\d)"),
    ("years", r"(?=\d)(?:(?<=from )|(?<=between )|(?<=in )|(?<=period ))(?P<y><year>)<dash>(?P<y2><year>)\b"),
    # early May 2024; the end of June; the first ten days of May; May 2024
    ("month", (
        r"\b(?:[Tt]he )?(?P<part>beginning|end|middle|mid|late|early|first half"
        r"|second half|(?:first|middle|last) ten days)[ -](?:of |in )?(?P<m><month>)(?:(?:,| of)? (?P<y><year>)"
        r"|(?: of)? (?P<rel>last|this|next) year)?\b"
    )),
    # December last year; last June
    ("month", r"\b(?P<m><month>)(?: of)? (?P<rel>last|this|next) year\b"),
    ("relative_name", r"\b(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) (?P<m><month>)\b(?! \d)"),
    ("month", r"\b(?P<m><month>)(?:,| of)? (?P<y><year>)\b"),
    # the second half of the year; the first six months of 2024; the third quarter; spring 2024
    ("month_part", (
        r"\b(?:[Tt]he )?(?P<part>end|beginning|middle|first half|second half|latter half|latter part) of "
        r"(?P<rel>(?:the|this|next|last) month)\b"
    )),
    ("half", r"\b(?:[Tt]he )?(?P<half>first|second|latter|last) half" + HALF_YEAR + r"\b(?!-)"),
    ("half", r"\b(?P<y><year>)(?:'s)? (?P<half>first|second) half\b"),
    ("first_months", (
        r"\b(?:[Tt]he )?(?P<which>first|last) (?P<count><number>) months (?:of|in) (?:(?P<y><year>)"
        r"|(?P<rel>(?:this|last|the) year))\b"
    )),
    ("quarter", (
        r"\b(?:[Tt]he )?(?P<quarter>(?i:<ordinal>|fourth)|last(?= quarter of)) (?:quarter|Quarter(?= (?:of|in) ))"
        + HALF_YEAR
        + r"\b"
    )),
    ("relative_quarter", r"\b(?P<rel>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:current|coming|previous)) quarter\b"),
    # the same period last year
    ("same_period", (
        r"\b(?:[Tt]he )?(?:same|corresponding) (?:period|quarter|months?|time)(?: of| in)?"
        r" (?:(?P<rel>last|the previous|the preceding|the past) year|(?P<y><year>))\b"
    )),
    ("quarter", r"\bQ(?P<quarter>[1-4]),? (?P<y><year>)\b"),
    ("quarter", r"\b(?P<y><year>) Q(?P<quarter>[1-4])\b"),
    # the first-quarter report
    ("quarter", r"\b(?:(?:[Tt]he )?(?P<y><year>)(?:'s)? )?(?P<quarter>(?i:<ordinal>|fourth))-quarter\b"),
    ("quarter", r"\b(?P<y><year>)(?:'s)? (?P<quarter>(?i:<ordinal>|fourth)) quarter\b"),
    ("season", (
        r"\b(?:(?:[Tt]he )?(?P<season>spring|summer|autumn|winter|fall) (?:of )?(?P<y><year>)|(?P<rel>this"
        r"|last|next) (?P<season2>spring|summer|autumn|winter|fall))\b"
    )),
    ("rest_of_year", r"\b(?:[Tt]he )?(?:rest|remainder) of (?:the|this|the current) year\b"),
    # the end of 2024, the beginning of this year, late 2023, year-end
    ("year_part", (
        r"\b(?:[Tt]he )?(?P<part>end|close|beginning|start|middle|outset) of (?:(?P<y><year>)"
        r"|(?P<rel>(?:this|the|last|next|the current|the coming|each) year))\b"
    )),
    ("year_part", r"\b(?P<part>early|late|mid)[- ](?P<y><year>)\b"),
    ("year_part", r"\b(?P<part>early|late) (?P<rel>this|last|next) year\b"),
    ("year_part", r"\b(?:[Tt]he )?(?P<part>year-end|yearend|year end|year's end)\b"),
    ("within_year", r"\b[Ww]ithin the year\b"),
    # the past five years, over the last decade; the next five years; five years ago
    ("back", (
        r"\b(?:[Tt]he )?(?:past|last|recent|preceding|previous) (?:(?P<count><number>|several|few"
        r"|couple of)(?:-odd)?[ -])?(?P<unit>years?|months?|weeks?|decades?|days|hours|centur(?:y|ies)"
        r"|century)\b(?! ago)"
    )),
    ("ahead", (
        r"\b(?:[Tt]he )?(?:next|coming|following) (?P<count><number>)(?:-odd)? (?P<unit>years?|months?"
        r"|weeks?|decades?|days)\b"
    )),
    ("ago", r"\b(?P<count><number>|a|an) (?P<unit>years?|months?|weeks?|days|decades?|century) ago\b"),
    ("earlier", r"\b(?:a|one) (?P<unit>year) (?:earlier|before)\b"),
    ("relative_year", (
        r"\b(?P<rel>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he new|[Tt]he coming|[Tt]he current|[Tt]he following"
        r"|[Tt]he previous|[Tt]he past|[Cc]urrent|[Tt]he outgoing|[Tt]he present|[Tt]he ongoing) year\b(?!-)"
    )),
    ("relative_year", r"\b(?P<rel>[Tt]his) (?:[a-z]+(?:ful|ous|ic|al|ant|ent|ial)|crucial) year\b"),
    ("relative_month", (
        r"\b(?P<rel>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:current|coming|previous|following)) month\b"
    )),
    ("relative_week", r"\b(?P<rel>[Tt]his|[Ll]ast|[Nn]ext) week\b"),
    ("weekdays", r"\b(?P<first><weekday>)<dash>(?P<last><weekday>)\b"),
    ("weekday", (
        r"\b(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his coming) )?(?P<day_name><weekday>)(?: (?:morning"
        r"|afternoon|evening|night|noon))?\b"
    )),
    # "today" is a day only where something is told to be held on it; in speeches it means these days.
    ("today", (
        r"(?=t)(?:(?<=held )|(?<=met )|(?<=here )|(?<=convened )|(?<=opened )|(?<=concluded )|(?<=closed )|(?<=began )"
        r"|(?<=ended )|(?<=place )|(?<=started ))today\b(?!')"
    )),
    ("today", r"\b(?:[Tt]his (?:morning|afternoon|evening)|[Tt]onight)\b"),
    ("neighbour", (
        r"\b(?:(?P<rel>[Yy]esterday|[Tt]omorrow)(?: (?:morning|afternoon|evening|night))?|[Ll]ast night)\b"
    )),
    ("decade", r"\b(?:[Tt]he )?(?:(?P<part>early|mid|late)[- ])?(?P<decade>(?:1[5-9]|20)\d)0s\b"),
    ("century", r"\b(?:[Tt]he )?(?P<century>1[5-9]|2[01])(?:th|st) century\b"),
    ("month", (
        r"(?=<month>\b)(?:(?<=\bin )|(?<=\bin early )|(?<=\bin late )|(?<=\bin mid-)|(?<=\bsince )|(?<=\bof )"
        r"|(?<=\blast )|(?<=\bthis )|(?<=\bnext )|(?<=\buntil )|(?<=\btill )|(?<=\bby )"
        r"|(?<=\bthe month of )|(?<=\bfrom )|(?<=\bto )|(?<=\bthrough )|(?<=\bfor )"
        r"|(?<=\bduring ))(?P<m><month>)\b(?! \d)(?! (?:[Dd]ay|[A-Z]))"
    )),
    # In March the ship came
    ("month", (
        r"(?=<month>\b)(?:(?<=\bIn )|(?<=\bSince )|(?<=\bUntil )|(?<=\bFrom )|(?<=\bDuring )|(?<=\bIn late )"
        r"|(?<=\bIn early )|(?<=\bIn mid-))(?P<m><month>)\b(?! \d)(?! (?:[Dd]ay|First|Revolution|Uprising)\b)"
    )),
    # the March plenary meeting
    ("month", (
        r"(?=[A-Z])(?:(?<=\b[Tt]he )|(?<=\b[Ii]ts )|(?<=\b[Oo]ur )|(?<=\b[Tt]heir )|(?<='s )|(?<=\b[Tt]his ))"
        r"(?P<m><month>)(?= (?:[a-z]{4}|(?:[A-Z]\w+ ){0,2}(?:Report|Meeting|Review"
        r"|Statement|Bulletin|Plenum|Session|Plenary"
        r"|Forecast|Projections)\b))"
    )),
    ("year", (
        r"(?=\d)(?<![\d.,$€£/×-])(?<!\bNo )(?<!\bNo\. )(?<!\b[Rr]esolution )(?<!\bArticle )(?<!\bChapter )"
        r"(?<!\bOrder )(?P<y>(?:18|19|20)\d\d)(?![\d×/%]|[.,]\d|-(?!20|19|odd)\w| \d{3}\b|"
    ) + NOT_COUNTED + r")"),
)  # fmt: skip
