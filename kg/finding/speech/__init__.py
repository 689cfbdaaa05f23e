"""Sentences → what is said and what is put forward, with who is meant by "he" and "the meeting"."""

from __future__ import annotations

from kg.finding.speech.listening import read_speech
from kg.finding.speech.utterances import PutForward, Said, Speech

__all__ = ["PutForward", "Said", "Speech", "read_speech"]
