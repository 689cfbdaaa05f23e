"""Who says what by which verb, and who puts forward what: each place of a cue and each complement."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from sentences import DATELINE, DAY, HEADING, facts_of, knowledge

from kg.documents import read_text
from kg.finding.clauses import Clause
from kg.finding.context import Context
from kg.finding.speech import Speech, read_speech
from kg.grammar.wordings import COMPLEMENTS
from kg.reading import read

PLENUM = (
    "Kim Chol Su attended the Second Plenary Meeting of the Eighth Central Committee of the WPK held "
    "on May 3."
)
PARTY = "Central Committee of the Workers' Party of Korea"
BANK = "Governing Council of the European Central Bank"
COUNCIL = "United Nations Security Council"
PLACES = {"fronted", "main", "chained", "joined", "behind", "nested", "aside"}


class Case(NamedTuple):
    """A sentence, the place and the complements of each of its cues, and the facts that it adds.

    A fact is a row: speaker, cue and content of a statement; actor, act, ``to`` and text of a policy.
    """

    text: str
    cues: tuple[str, ...]
    facts: tuple[tuple[str | None, ...], ...]
    lead: str = PLENUM


CASES = (
    # A party plenum: who speaks is a person, and each complement is taken once.
    Case(
        "Kim Chol Su said that the harvest had grown.",
        ("main that",),
        (("Kim Chol Su", "say", "the harvest had grown"),),
    ),
    Case(
        "Kim Chol Su told the deputies that the dikes had withstood the rains.",
        ("main somebody that",),
        (("Kim Chol Su", "tell", "the dikes had withstood the rains"),),
    ),
    Case(
        "Kim Chol Su noted the repair of the dikes was ahead of the plan.",
        ("main clause",),
        (("Kim Chol Su", "note", "the repair of the dikes was ahead of the plan"),),
    ),
    Case(
        'Kim Chol Su said: "The dikes have withstood the rains."',
        ("main quoted",),
        (("Kim Chol Su", "say", "The dikes have withstood the rains"),),
    ),
    Case(
        "Pak Yong Ho, on behalf of the delegates, pledged to carry out the plan.",
        ("main to",),
        (
            ("Pak Yong Ho", "pledge", "to carry out the plan"),
            ("Pak Yong Ho", "pledge", "to", "carry out the plan"),
        ),
    ),
    Case(
        "Kim Chol Su branded the drills of the fleet as an act of war.",
        ("main judged",),
        (("Kim Chol Su", "brand", "the drills of the fleet as an act of war"),),
    ),
    Case(
        'The message of Kim Chol Su reads: "The dikes have withstood the rains."',
        ("main colon",),
        (("Kim Chol Su", "read", "The dikes have withstood the rains"),),
    ),
    Case(
        "Kim Chol Su expressed the firm determination to rebuild the flooded villages.",
        ("main attitude",),
        (
            ("Kim Chol Su", "express", "to", "rebuild the flooded villages"),
            ("Kim Chol Su", "express", "the firm determination to rebuild the flooded villages"),
        ),
    ),
    Case(
        "Kim Chol Su criticized the irresponsible attitude of some officials to the work.",
        ("main object",),
        (("Kim Chol Su", "criticize", "the irresponsible attitude of some officials to the work"),),
    ),
    Case(
        "He referred to the fact that the harvest had grown.",
        ("main that",),
        (("Kim Chol Su", "refer to", "the harvest had grown"),),
    ),
    Case(
        "Kim Chol Su underlined the need for the Cabinet to repair the dikes and for the provinces to clear "
        "the rivers.",
        ("main need, need",),
        (
            ("Kim Chol Su", "underline", "to", "repair the dikes"),
            ("Kim Chol Su", "underline", "to", "clear the rivers"),
        ),
    ),
    Case(
        "Kim Chol Su set forth important tasks for raising grain yields and building new dams.",
        ("main matters",),
        (
            ("Kim Chol Su", "set forth", "to", "raising grain yields"),
            ("Kim Chol Su", "set forth", "to", "building new dams"),
        ),
    ),
    Case(
        "The meeting discussed the issue of improving the supply of water and ways for developing fisheries.",
        ("main matters",),
        (
            (PARTY, "discuss", "to", "improving the supply of water"),
            (PARTY, "discuss", "to", "developing fisheries"),
        ),
    ),
    Case(
        "Kim Chol Su called for raising grain yields.",
        ("main phrase",),
        (("Kim Chol Su", "call for", "to", "raising grain yields"),),
    ),
    Case(
        "Kim Chol Su defined it as the main task to raise grain yields.",
        ("main as",),
        (("Kim Chol Su", "define", "to", "raise grain yields"),),
    ),
    Case(
        "Kim Chol Su defined the neighbouring state as the principal enemy.",
        ("main as",),
        (("Kim Chol Su", "define", "to", "the neighbouring state as the principal enemy"),),
    ),
    Case(
        "Kim Chol Su called on the ministries to save electricity and on the factories to raise output.",
        ("main somebody to, somebody to",),
        (
            ("Kim Chol Su", "call on", "to", "save electricity"),
            ("Kim Chol Su", "call on", "to", "raise output"),
        ),
    ),
    # The places of a cue.
    Case(
        "Saying that the harvest had grown, Kim Chol Su called for building new granaries.",
        ("fronted that", "main phrase"),
        (
            ("Kim Chol Su", "say", "the harvest had grown"),
            ("Kim Chol Su", "call for", "to", "building new granaries"),
        ),
    ),
    Case(
        "Noting that the dikes were weak, he analysed the situation of the province.",
        ("fronted that",),
        (("Kim Chol Su", "note", "the dikes were weak"),),
    ),
    Case(
        "Kim Chol Su said that the harvest had grown, adding that the granaries were full.",
        ("main that", "chained that"),
        (
            ("Kim Chol Su", "say", "the harvest had grown"),
            ("Kim Chol Su", "add", "the granaries were full"),
        ),
    ),
    Case(
        "Kim Chol Su said in his report that the harvest had grown and called on all officials to raise "
        "grain yields.",
        ("main that", "joined somebody to"),
        (
            ("Kim Chol Su", "say", "the harvest had grown"),
            ("Kim Chol Su", "call on", "to", "raise grain yields"),
        ),
    ),
    Case(
        "The dikes have withstood the rains, Kim Chol Su said.",
        ("behind quoted",),
        (("Kim Chol Su", "say", "The dikes have withstood the rains"),),
    ),
    Case(
        '"The dikes have withstood the rains," said Kim Chol Su.',
        ("behind quoted inverted",),
        (("Kim Chol Su", "say", "The dikes have withstood the rains"),),
    ),
    Case(
        "The dikes have held. The fields are green, Kim Chol Su said.",
        ("behind quoted",),
        (("Kim Chol Su", "say", "The dikes have held. The fields are green"),),
    ),
    Case(
        "Kim Chol Su said that the Premier had told the deputies that the mines were safe.",
        ("main that", "nested somebody that"),
        (
            ("Kim Chol Su", "say", "the Premier had told the deputies that the mines were safe"),
            ("Premier", "tell", "the mines were safe"),
        ),
    ),
    Case(
        "Kim Chol Su noted that the situation requires us to raise output.",
        ("main that", "nested somebody to"),
        (
            ("Kim Chol Su", "note", "the situation requires us to raise output"),
            ("Kim Chol Su", "note", "to", "raise output"),
        ),
    ),
    Case(
        "Kim Chol Su said that the harvest had grown; Pak Yong Ho noted that the fleet was ready.",
        ("main that", "main that"),
        (
            ("Kim Chol Su", "say", "the harvest had grown"),
            ("Pak Yong Ho", "note", "the fleet was ready"),
        ),
    ),
    Case(
        "It was stressed at the meeting that all fields should save electricity.",
        ("main that",),
        (
            (PARTY, "stress", "to", "save electricity"),
            (PARTY, "stress", "all fields should save electricity"),
        ),
    ),
    Case(
        "The tasks for raising grain yields were set forth at the plenary meeting.",
        (),
        ((PARTY, "set forth", "to", "raising grain yields"),),
    ),
    Case(
        "Stress was put on repairing the dikes before the rainy season.",
        (),
        ((PARTY, "stress", "to", "repairing the dikes before the rainy season"),),
    ),
    # Direct speech over sentences, and the words of a speech without a cue of their own.
    Case(
        'Kim Chol Su said: "The year was difficult. We should raise grain yields. The dikes have held."',
        ("main quoted",),
        (
            (
                "Kim Chol Su",
                "say",
                "The year was difficult. We should raise grain yields. The dikes have held",
            ),
            ("Kim Chol Su", "say", "to", "raise grain yields"),
        ),
    ),
    Case(
        "Kim Chol Su made a report as follows:\n\nWe have met a difficult year.\n\nAll fields should raise "
        "output.",
        (),
        (
            ("Kim Chol Su", "make", "We have met a difficult year. All fields should raise output"),
            ("Kim Chol Su", "make", "to", "raise output"),
        ),
    ),
    Case(
        "Kim Chol Su said that the mines were safe. It is important to train more doctors.",
        ("main that",),
        (
            ("Kim Chol Su", "say", "the mines were safe"),
            ("Kim Chol Su", "say", "to", "train more doctors"),
        ),
    ),
    Case(
        "Kim Chol Su mentioned that it was the consistent stand of our Party to defend peace.",
        ("main that",),
        (
            ("Kim Chol Su", "mention", "it was the consistent stand of our Party to defend peace"),
            ("Kim Chol Su", "mention", "to", "defend peace"),
        ),
    ),
    # A cabinet and its ministries.
    Case(
        "The Cabinet decided to build a dam on the river and to widen two roads.",
        ("main infinitive",),
        (
            ("Cabinet", "decide", "to", "build a dam on the river"),
            ("Cabinet", "decide", "to", "widen two roads"),
        ),
        "",
    ),
    Case(
        "The Ministry of Agriculture is directing great efforts to raising grain yields.",
        ("main efforts",),
        (("Ministry of Agriculture", "direct", "to", "raising grain yields"),),
        "",
    ),
    Case(
        "The Ministry of Agriculture is intensifying the work for repairing the dikes.",
        ("main work",),
        (("Ministry of Agriculture", "intensify", "to", "repairing the dikes"),),
        "",
    ),
    Case("The Ministry of Agriculture directed great efforts to the fair.", ("main efforts",), (), ""),
    # A parliament.
    Case(
        "Speakers said that measures should be taken to prevent forest fires.",
        ("main that",),
        (
            ("Speakers", "say", "measures should be taken to prevent forest fires"),
            ("Speakers", "say", "to", "prevent forest fires"),
        ),
        "",
    ),
    Case(
        "Deputies said that the budget should be adopted in time and called for improving transport.",
        ("main that", "joined phrase"),
        (
            ("Deputies", "say", "the budget should be adopted in time"),
            ("Deputies", "say", "to", "the budget should be adopted in time"),
            ("Deputies", "call for", "to", "improving transport"),
        ),
        "",
    ),
    Case(
        "The Standing Committee proposed forming a commission of inquiry.",
        ("main phrase",),
        (("Standing Committee", "propose", "to", "forming a commission of inquiry"),),
        "",
    ),
    # A central bank.
    Case(
        "The Governing Council decided to keep the key interest rates unchanged.",
        ("main infinitive",),
        ((BANK, "decide", "to", "keep the key interest rates unchanged"),),
        "",
    ),
    Case(
        "The Governing Council stressed that inflation must return to the target.",
        ("main that",),
        (
            (BANK, "stress", "inflation must return to the target"),
            (BANK, "stress", "to", "inflation must return to the target"),
        ),
        "",
    ),
    # Conclusions of the European Council.
    Case(
        "The European Council underlines the importance of strengthening the internal market.",
        ("main need",),
        (("European Council", "underline", "to", "strengthening the internal market"),),
        "",
    ),
    Case(
        "The European Council invites the Commission to present a proposal by June.",
        ("main somebody to",),
        (("European Council", "invite", "to", "present a proposal by June"),),
        "",
    ),
    Case(
        "The European Council reaffirms its commitment to support farmers.",
        ("main attitude",),
        (
            ("European Council", "reaffirm", "its commitment to support farmers"),
            ("European Council", "reaffirm", "to", "support farmers"),
        ),
        "",
    ),
    # The Security Council.
    Case(
        "The Security Council condemned the attack on the convoy.",
        ("main object",),
        ((COUNCIL, "condemn", "the attack on the convoy"),),
        "",
    ),
    Case(
        "Members of the Security Council expressed deep concern over the shelling of villages.",
        ("main attitude",),
        (("Members of the Security Council", "express", "deep concern over the shelling of villages"),),
        "",
    ),
    Case(
        "The Security Council stressed that all parties must protect civilians.",
        ("main that",),
        (
            (COUNCIL, "stress", "all parties must protect civilians"),
            (COUNCIL, "stress", "to", "protect civilians"),
        ),
        "",
    ),
    # A communiqué.
    Case(
        "Both sides agreed to expand trade and to hold regular consultations.",
        ("main infinitive",),
        (
            ("Both sides", "agree", "to", "expand trade"),
            ("Both sides", "agree", "to", "hold regular consultations"),
        ),
        "",
    ),
    Case(
        "The spokesperson, Maria Lopez, said that the talks had been useful.",
        ("main that",),
        (("Maria Lopez", "say", "the talks had been useful"),),
        "",
    ),
    Case(
        "Asked about the dam, the minister replied that work would begin in May.",
        ("main that",),
        (("minister", "reply", "work would begin in May"),),
        "",
    ),
    # A bare verb behind a verb of demanding, a task that somebody is charged with, a body that tells of itself.
    Case(
        "Kim Chol Su suggested that delegates focus on raising grain yields.",
        ("main that",),
        (
            ("Kim Chol Su", "suggest", "delegates focus on raising grain yields"),
            ("Kim Chol Su", "suggest", "to", "focus on raising grain yields"),
        ),
    ),
    Case(
        "Kim Chol Su charged the ministry with drafting a land law.",
        ("main somebody with",),
        (("Kim Chol Su", "charge", "to", "drafting a land law"),),
    ),
    Case(
        "The Cabinet makes sure that all farms have good seeds.",
        ("main ensured",),
        (("Cabinet", "make sure", "to", "have good seeds"),),
    ),
    Case(
        "Requests all provinces to repair the dikes.",
        ("main somebody to",),
        ((PARTY, "request", "to", "repair the dikes"),),
    ),
    Case("We are firmly determined to repair the dikes.", (), ((PARTY, None, "to", "repair the dikes"),)),
    Case(
        "It was also announced that Jong Il Man would come.",
        ("main that",),
        (("Kim Chol Su", "announce", "Jong Il Man would come"),),
    ),
    Case(
        "The Committee urged all provinces to repair the dikes.",
        ("main somebody to",),
        ((PARTY, "urge", "to", "repair the dikes"),),
    ),
    Case("We cannot but repair the dikes.", (), ((PARTY, None, "to", "repair the dikes"),)),
    # A paper given in full: all that follows is who released it saying it, "we" and what others say included.
    Case(
        "Jong Il Man, minister of Health, released the following press statement on Friday:\n"
        "The epidemic is over.\nThe ministry will reopen all schools.",
        (),
        (("Jong Il Man", "release", "The epidemic is over. The ministry will reopen all schools"),),
        "",
    ),
    Case(
        "A spokesman for the Ministry of Health issued the following statement on Friday.\nThe epidemic is over.",
        (),
        (("spokesman for the Ministry of Health", "issue", "The epidemic is over"),),
        "",
    ),
    Case(
        "Kim Chol Su received a message of greeting from Jong Il Man, president of Norland.\n"
        "The full text of the message is as follows:\nI wish you good health.",
        (),
        (("Jong Il Man", "state", "I wish you good health"),),
        "",
    ),
    # A list: its items are what the verb before the colon puts forward.
    Case(
        "The meeting calls on the provinces to:\n- repair the dikes; and\n- build a dam on the Taedong.",
        (),
        (
            (PARTY, "call on", "to", "repair the dikes"),
            (PARTY, "call on", "to", "build a dam on the Taedong"),
        ),
    ),
    # Conclusions in which nobody but the body speaks.
    Case(
        "The Second Plenary Meeting of the Eighth Central Committee of the WPK was held on May 3. "
        "All provinces should repair the dikes.",
        (),
        ((PARTY, None, "to", "repair the dikes"),),
        "",
    ),
    # Somebody of whom nobody told: what he said is a statement without a speaker.
    Case(
        "“The roads are open again,” she said on Monday. “The schools are not.”",
        ("behind quoted",),
        ((None, "say", "The roads are open again. The schools are not"),),
        "",
    ),
    # Two plain marks, as some agencies write them; the speaker stands behind the verb.
    Case(
        "''The roads are open again,'' said Jong Il Man, who heads the ministry.",
        ("behind quoted inverted",),
        (("Jong Il Man", "say", "The roads are open again"),),
        "",
    ),
    # Behind a verb that no noun alone follows, a clause begins without "that".
    Case(
        "Kim Chol Su said the harvest depended on the rain.",
        ("main bare clause",),
        (("Kim Chol Su", "say", "the harvest depended on the rain"),),
    ),
    # Who is named aside said the clause beside; a plan or decision says nothing.
    Case(
        "The harvest has grown by a tenth, according to a report of the statistical office.",
        ("aside quoted",),
        (("report of the statistical office", "according to", "The harvest has grown by a tenth"),),
        "",
    ),
    Case("The roads were mended, according to the plan of the county.", (), (), ""),
    Case(
        "Kim Chol Su asked the mayor whether the roads were open.",
        ("main whether",),
        (("Kim Chol Su", "ask", "whether the roads were open"),),
    ),
    # What people attack or want is told of them in the press alone.
    Case(
        "It didn't rain. Maria Lopez blasted the plan of the mayor, alluding to the flood.",
        ("main anything", "chained anything"),
        (("Maria Lopez", "blast", "the plan of the mayor"), ("Maria Lopez", "allude to", "the flood")),
        "",
    ),
    Case("It did not rain. Maria Lopez blasted the plan of the mayor.", (), (), ""),
    # An insertion parts the speaker from the verb, and the verb what is said.
    Case(
        "Maria Lopez, who heads the union, said that the strike was over.",
        ("main that",),
        (("Maria Lopez", "say", "the strike was over"),),
        "",
    ),
    Case(
        "The greater risk, Kim Chol Su said, is a flood of the river.",
        ("behind quoted",),
        (("Kim Chol Su", "say", "The greater risk is a flood of the river"),),
    ),
    Case(
        '"The wells are dry. The fields are bare," another said.',
        ("behind quoted",),
        (("another", "say", "The wells are dry. The fields are bare"),),
        "",
    ),
    # No cue: what is reported by nobody, and verbs in their everyday sense.
    Case("The new granaries hold as much grain as the old ones.", (), (), ""),
    Case("The rules adopted by the congress apply to all branches.", (), (), ""),
)


def speech_of(text: str) -> Speech:
    """Return what is said and put forward in a report."""
    document = read_text(f"{HEADING}\n\n{DATELINE}{text}", f"case-{DAY}", knowledge().glued_names)
    reading = read(document, knowledge())
    return read_speech(reading, Context(reading))


def cue_of(clause: Clause) -> str:
    """Return the place of a clause and its complements."""
    says = clause.found.cue.says
    narrower = {"that": "somebody that", "quoted": "colon"}
    kinds = [
        narrower[one.kind]
        if one.kind in narrower and one.kind not in says and narrower[one.kind] in says
        else one.kind
        for one in clause.complements
    ]
    return f"{clause.place} {', '.join(kinds)}{' inverted' if clause.found.inverted else ''}"


def rows_of(text: str) -> list[tuple[str | None, ...]]:
    """Return the statements and policies of a report as rows."""
    rows: list[tuple[str | None, ...]] = []
    for fact in facts_of(text):
        fields = {name: None if value is None else str(value) for name, value in fact.fields.items()}
        if fact.type == "statement":
            rows.append((fields["speaker"], fields["cue"], fields["content"]))
        if fact.type == "policy":
            rows.append((fields["actor"], fields["act"], "to", fields["text"]))
    return rows


@pytest.mark.parametrize("case", CASES, ids=[case.text[:40] for case in CASES])
def test_sentence_gives_its_statements_and_policies(case: Case) -> None:
    """A sentence adds the statements and policies of its case and no others."""
    before = rows_of(case.lead) if case.lead else []
    found = rows_of(f"{case.lead} {case.text}".strip())
    assert sorted(map(repr, found)) == sorted(map(repr, (*before, *case.facts)))


@pytest.mark.parametrize("case", CASES, ids=[case.text[:40] for case in CASES])
def test_cues_have_their_places(case: Case) -> None:
    """Each cue of a sentence stands in its place and takes its complements."""
    speech = speech_of(f"{case.lead} {case.text}".strip())
    assert tuple(cue_of(clause) for _, clause in speech.clauses) == case.cues


def test_every_place_and_complement_is_shown() -> None:
    """The cases show each place that a cue may have, and each complement that the grammar knows."""
    shown = [cue.removesuffix(" inverted").partition(" ") for case in CASES for cue in case.cues]
    assert {place for place, _, _ in shown} == PLACES
    assert {kind for _, _, kinds in shown for kind in kinds.split(", ")} == set(COMPLEMENTS)
