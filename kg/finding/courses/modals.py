"""Finds what modal verbs make a duty or a resolve: "all fields should ...", "we will never ..." """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.regions import Region
from kg.finding.clauses.speakers import with_insertion
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import behind_adverbs
from kg.finding.context import Actor, Context
from kg.finding.courses.modal_forms import (
    NEGATIONS,
    behind_resolved,
    bound_width,
    is_to_be,
    keeps_doing,
    modal_width,
    refuses,
)
from kg.finding.courses.splitting import Duty, Passage
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.reading.words import Word

AGENTS = ("we", "they", "i", "you", "all", "everyone", "everybody")
"""Pronouns that act; a clause with another subject is a duty of its whole."""
THINGS = ("it", "this", "that", "these", "those", "there", "which", "what")
REACH = 8
"""So many words may stand between "be" and "by"."""
NOT_OWN = ("officials", "countries", "states", "parties")
"""Groups that resolve for themselves only where several states meet."""
LONGEST_INSERTED = 14
"""So many words may stand between the commas behind a modal verb."""
ACTORS = ("person", "body", "country", "group")


def find_modals(passage: Passage, context: Context, *, resolves: bool) -> Iterator[Duty]:
    """Yield what modal verbs make a duty, or a resolve.

    Args:
        passage: the stretch.
        context: who is meant here.
        resolves: whether "we will ..." counts.
    """
    words, modals = passage.words, context.reading.knowledge.language.modals
    for at in range(passage.start, passage.end - 1):
        if words[at].mention is not None:
            continue
        quoted = at > 0 and words[at - 1].lower in ('"', "``", "''")
        if words[at].lower == "let" and words[at + 1].lower in ("us", "'s") and not quoted:
            yield from passage.clause_duties(at + 2, "task", at)
            continue
        if (verb := _behind_let(passage, at)) is not None:
            yield from passage.clause_duties(verb, "task", at, (at + 1, verb))
            continue
        width = modal_width(words, at, passage.end, modals.duty) or 2 * is_to_be(passage, at)
        width = width or bound_width(passage, context, at)
        if width:
            yield from _clause(passage, context, at, at + width, resolve=False)
        elif resolves and keeps_doing(passage, at):
            yield from _clause(passage, context, at, at + 2, resolve=True)
        elif resolves and (after := behind_resolved(passage, at)) is not None:
            yield from _clause(passage, context, at, after, resolve=True)
        elif resolves and (words[at].lower in modals.resolve or refuses(words, at)):
            yield from _clause(passage, context, at, at + 1, resolve=True)


def _clause(passage: Passage, context: Context, at: int, after: int, *, resolve: bool) -> Iterator[Duty]:
    """Yield the duties of the clause whose modal stands at a place."""
    words = passage.words
    start, stop = _subject(words, at)
    start = _behind_time(words, max(start, passage.start), stop)
    subject = (start, stop)
    if subject[0] >= stop or (subject[0] > 0 and words[subject[0] - 1].tag in ("WDT", "WP")):
        return
    head = words[subject[0]].lower
    it_acts = resolve and head == "it" and stop - start == 1 and words[at].lower in ("will", "shall", "would")
    agent = None if head in THINGS and not it_acts else subject_of(words, subject, context)
    taken = not {word.lower for word in words[slice(*subject)]}.isdisjoint(passage.lists["taken"])
    if resolve and not taken and not _may_resolve(words, subject, agent, passage, context):
        return
    after = _behind_inserted(words, after, passage.end)
    action = behind_adverbs(words, after, passage.end)
    end = clause_end(words, action, passage.end)
    compelled = action + 1 < passage.end and words[action].lower == "but"
    action += compelled
    own_side = resolve and _is_own_side(words, subject, passage)
    negative = not compelled and find_word(words, after, action, NEGATIONS) is not None
    kind = "stance" if negative else "task"
    if action < passage.end and words[action].lower == "be":
        bound = agent is not None and agent.kind != "thing" and _binds_subject(passage, action + 1, end)
        named = subject if bound else _agent_behind(passage, action + 1, end)
        yield from _passive(
            passage, Duty((subject[0], end), kind, named, subject[0]), action, resolve=resolve
        )
    elif (
        head in AGENTS
        or own_side
        or (agent is not None and agent.kind in ACTORS)
        or (not resolve and is_one_of(words[subject[1] - 1], passage.lists["workplaces"]))
    ):
        own = own_side or (
            resolve
            and agent is not None
            and (agent.kind == "country" or head == "our" or "Party" in agent.name)
        )
        named = None if own or head in ("we", "i") else subject
        begin = _negation(words, after, action) if negative else action if compelled else after
        begin += is_one_of(words[begin], ("also",))
        yield from passage.duties(begin, end, kind, subject[0], named)
    elif not resolve:
        yield Duty((subject[0], end), kind, None, subject[0])


def _behind_let(passage: Passage, at: int) -> int | None:
    """Return the place of the verb in "Let all the miners dig more coal", None where nobody is called on."""
    words = passage.words
    opens = at == passage.start or words[at - 1].lower in (":", "``", '"', "and", ",")
    if words[at].lower != "let" or not opens or words[at + 1].tag.startswith("PRP"):
        return None
    ahead = range(at + 2, min(at + LONGEST_INSERTED, passage.end - 1))
    verb = next((place for place in ahead if words[place].tag in ("VB", "VBP")), None)
    plain = verb is not None and not any(
        is_tagged(word, ("VBZ", "VBD", "MD", "TO")) for word in words[at + 1 : verb]
    )
    return verb if plain else None


def _behind_inserted(words: Sequence[Word], after: int, end: int) -> int:
    """Return the place behind "should, with the help of the army," where the verb stands, else the same place."""
    if after >= end or words[after].lower != ",":
        return after
    comma = find_word(words, after + 1, min(after + LONGEST_INSERTED, end - 1), (",",))
    return comma + 1 if comma is not None and words[comma + 1].tag in ("VB", "RB") else after


def _subject(words: Sequence[Word], at: int) -> Region:
    """Return the words of a modal verb's subject, for "and will ..." those of the modal verb before it."""
    region = subject_region(words, at)
    if region[0] == region[1] and at > 1 and is_one_of(words[at - 1], (",",)):
        # "The mines, which lag behind, should ..."
        around = with_insertion(words, at)
        whole = around is not None and words[around[0][0] - 1].lower != "-"
        return around[0] if around is not None and whole else region
    if region[0] < region[1] or not is_one_of(words[at - 1], ("and", "but")):
        return region
    before = next((place for place in range(at - 2, 0, -1) if is_tagged(words[place], ("MD",))), None)
    return subject_region(words, before) if before is not None else region


def _binds_subject(passage: Passage, at: int, end: int) -> bool:
    """Whether what stands behind "be" is a duty of the subject: "be faithful", "be mobilized", not "be upheld"."""
    at = behind_adverbs(passage.words, at, end)
    if at >= end or passage.words[at].tag not in ("VBN", "VBD"):
        return True
    return passage.words[at].lower in passage.lists["participles of duty"]


def _agent_behind(passage: Passage, at: int, end: int) -> Region | None:
    """Return the words for somebody in "be pushed forward by the whole Party", None where nobody is named."""
    words = passage.words
    by = find_word(words, at, min(at + REACH, end - 1), ("by",))
    if by is None or words[by + 1].tag == "VBG":
        return None
    stop = next((place for place in range(by + 1, end) if _ends_agent(words[place])), end)
    heads = [word for word in words[by + 1 : stop] if word.mention is not None or word.tag.startswith("NN")]
    if not heads or (
        heads[-1].mention is not None and heads[-1].mention.kind not in ("body", "country", "person")
    ):
        return None
    acts = heads[-1].mention is not None or heads[-1].lower in passage.lists["implementers"]
    return (by + 1, stop) if acts else None


def _ends_agent(word: Word) -> bool:
    """Whether a word cannot belong to "the whole Party and all ministries"."""
    return word.mention is None and (
        word.tag.startswith(("V", "MD", "W", "TO", "IN")) or word.lower in (";", ".")
    )


def _behind_time(words: Sequence[Word], start: int, stop: int) -> int:
    """Return where the subject begins in "This year the Cabinet"."""
    first = words[start].mention if start < stop else None
    return start + 1 if first is not None and first.kind == "time" and start + 1 < stop else start


def _negation(words: Sequence[Word], after: int, action: int) -> int:
    """Return where a refusal begins: with its "never" or "not", else with the action."""
    at = find_word(words, after, action, ("never", "not"))
    return action if at is None else at


def _passive(passage: Passage, whole: Duty, action: int, *, resolve: bool) -> Iterator[Duty]:
    """Yield "measures should be taken to ..." as what is to be done, any other passive as a whole clause."""
    words, lists, end = passage.words, passage.lists, whole.region[1]
    nouns = {word.lower for word in words[whole.begin : action]}
    leads = ("to", "into", "on", "towards")
    to = find_word(words, action + 1, min(action + 8, end - 1), leads) if nouns & lists["taken"] else None
    if to is not None and is_one_of(words[to + 1], ("this", "that")):
        return  # "measures will be taken to this end"
    if to is not None and words[action + 1].lower in lists["participles of taking"]:
        kind = "measure" if nouns & lists["measure"] else whole.kind
        yield from passage.duties(to + 1, end, kind, whole.begin)
    elif not resolve:
        yield whole


def _may_resolve(
    words: Sequence[Word], subject: Region, agent: Actor | None, passage: Passage, context: Context
) -> bool:
    """Whether a subject speaks for itself or is told what it will do: we, our Party, the own state, the sectors."""
    if words[subject[0]].lower in ("we", "i"):
        return True
    if context.told_to_act and subject[0] == 0 and subject[1] == 1 and words[0].lower == "it":
        return True  # "The Cabinet will build dams. It will ..."
    if agent is not None and agent.kind == "group":
        last = words[subject[1] - 1]
        of_several = context.reading.home is None and context.issuer() is not None
        return is_one_of(last, passage.lists["implementers"]) and (of_several or last.lower not in NOT_OWN)
    if _is_own_side(words, subject, passage):
        return True
    if agent is None or agent.kind not in ("country", "body"):
        return False
    mention = words[subject[1] - 1].mention
    if agent.kind == "country":
        return mention is not None and mention.entry == context.reading.home
    return (mention is None or mention.kind != "meeting") and _is_own(agent, context)


def _is_own_side(words: Sequence[Word], subject: Region, passage: Passage) -> bool:
    """Whether a subject is "the country" or "our state", by which a speaker means his own."""
    start, end = subject
    short = end - start == 2 and words[start].lower in ("the", "our") and words[start + 1].mention is None
    return short and words[start + 1].lower in passage.lists["own side"]


def _is_own(agent: Actor, context: Context) -> bool:
    """Whether a body is the one that meets, or one of the state whose document it is."""
    main = context.reading.meetings.main()
    if main is not None and main.meeting is not None and main.meeting.body == agent.name:
        return True
    if context.voice is not None and context.voice.name == agent.name:
        return True
    if context.reading.home is None and context.is_of_one_voice:
        return True  # a union of states: "The European Union will ..." in the conclusions of its council
    entry = context.reading.knowledge.gazetteer.named(agent.name, "organization")
    return entry is not None and context.reading.home in entry.attributes.get("state", ())
