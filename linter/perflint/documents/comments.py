"""Collects the comments of a document within the limits."""

from __future__ import annotations

from .limits import Limits
from .model import Comment, Document, Notice, Place


class CommentCollector:
    """Adds comments to a document until limits.comment_characters is used up."""

    def __init__(self, document: Document, limits: Limits) -> None:
        self._document = document
        self._limit = self._room = limits.comment_characters

    def add(self, place: Place, text: str) -> None:
        """Add the comment at `place`, with its line breaks; one without text is none."""
        text = text.replace("\r\n", "\n").strip()
        if not text or self._room < 0:
            return
        self._room -= len(text)
        if self._room < 0:
            limit = {"limit": str(self._limit), "option": "limits.comment_characters"}
            self._document.notices.append(Notice("limit-reached", place, limit))
        else:
            self._document.comments.append(Comment(text, place))
