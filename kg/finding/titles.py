"""Finds the posts of persons as the document gives them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.finding.making import Span, make_fact
from kg.model import Fact, FieldValue
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post
from kg.reading.titling import bare_end

VOTES = re.compile(r"\b[Vv]ot(?:ing|ed) (?:for|against|in favou?r)\b")
CHAIRS = ("chair", "vice chair", "chairman", "vice chairman", "chairwoman", "chairperson", "vice-chairman")
"""What one is of the body that votes, where no other is told."""
COURTESIES = ("professor", "doctor", "academician")
"""What is a post only with a body: "professor of the university"."""
NO_POSTS = ("observer", "candidate", "speaker", "reporter", "participant", "leader", "head", "chief")
"""What is a title only with somebody of whom it is: "leader of the delegation"."""


def find_posts(reading: Reading, changes: Sequence[Fact]) -> Iterator[Fact]:
    """Yield each post of a person once; one told to be gained or lost is left to the change.

    Args:
        reading: the document.
        changes: the personnel changes of the document.
    """
    changed = {
        (*_key(change.fields["who"], change.fields["post"]), change.fields["organization"])
        for change in changes
        if change.fields["change"] != "punished"  # who is only reprimanded keeps the post
    }
    told = [
        (mention, post, _voting_body(reading, sentence))
        for sentence in reading.body
        for mention in sentence.mentions
        for post in (mention.posts if mention.kind == "person" else ())
    ]
    full = {
        (*_key(mention.name, post.title), post.organization) for mention, post, _ in told if post.organization
    }
    seen: set[tuple[str, str, FieldValue]] = set()
    for mention, post, voting in told:
        key = (*_key(mention.name, post.title), post.organization)
        if (
            _is_known(key, changed)
            or _is_known(key, full - {key})
            or key in seen
            or _says_nothing(reading, post)
        ):
            continue
        seen.add(key)
        yield make_fact(
            reading, "post", _span(mention, post), "titles/title", _fields(reading, mention, post, voting)
        )


def _key(who: object, title: object) -> tuple[str, str]:
    return str(who), str(title).casefold()


def _is_known(key: tuple[str, str, str | None], told: Collection[tuple[str, str, FieldValue]]) -> bool:
    """Whether a post was told before, "the premier" behind "premier of the Cabinet" too."""
    return key in told or (key[2] is None and any(other[:2] == key[:2] for other in told))


def _says_nothing(reading: Reading, post: Post) -> bool:
    is_name = reading.text[post.start].isupper()  # "Speaker A"
    if post.organization is None and post.title in COURTESIES:
        return True
    return post.organization is None and post.title in NO_POSTS and not is_name


def _span(mention: Mention, post: Post) -> Span:
    is_owned_behind = post.organization is not None and all(
        one.end <= mention.core[0] for one in mention.posts
    )
    end = bare_end(mention) if is_owned_behind else mention.core[1]  # "President A of B"
    return min(post.start, mention.core[0]), max(post.end, end)


def _voting_body(reading: Reading, sentence: Sentence) -> str | None:
    """Return the body whose members a sentence names by their votes: "Voting for the action were A, Chair; B"."""
    main = reading.meetings.main()
    votes = VOTES.search(sentence.coded.text) is not None
    return main.meeting.body if votes and main is not None and main.meeting is not None else None


def _fields(reading: Reading, mention: Mention, post: Post, voting: str | None) -> dict[str, str | None]:
    own = voting if post.title in CHAIRS else None
    return {
        "who": mention.name,
        "post": post.title,
        "organization": post.organization or own,
        "as_of": reading.heading.published,
    }
