"""Paths → documents: files of text, JSON lines, HTML, PDF and DOCX, and standard input."""

from __future__ import annotations

from kg.documents.files import SUFFIXES
from kg.documents.sources import Source, bytes_on_disk, check_paths, find_sources, read_text

__all__ = ["SUFFIXES", "Source", "bytes_on_disk", "check_paths", "find_sources", "read_text"]
