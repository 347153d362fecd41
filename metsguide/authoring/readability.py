# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Reading grades, as textstat 0.7.4 gives them. The only module that imports textstat, and only when asked."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import Any

_INNER_MARKS = re.compile(r"[.!?:;…]+(?=.)")


class ExtraMissing(Exception):
    """The extra `authoring` is not installed. The message says how to install it."""


class Readability:
    """Measures sentences in one language. Raises ExtraMissing when made without the extra."""

    def __init__(self, language: str) -> None:
        try:
            with warnings.catch_warnings():
                # textstat asks for pkg_resources, which warns of its own end.
                warnings.simplefilter("ignore")
                from textstat.textstat import textstatistics
        except ImportError as error:
            raise ExtraMissing(
                f"the reading grade needs textstat, which cannot be imported ({error}); install the extra: "
                "pip install 'metsguide[authoring]', or `make setup-dev` in a copy of the repository"
            ) from error
        self._measure: Any = textstatistics()  # one of our own: the language of textstat's shared one is global
        # Its own choice for English is en_US. What it makes of "en" has fewer hyphens, so its grades compare with none.
        self._measure.set_lang("en_US" if language == "en" else language)

    def grade(self, sentences: Sequence[str]) -> float:
        """The Flesch-Kincaid grade of sentences, to one decimal; 0 where there are none."""
        return float(self._measure.flesch_kincaid_grade(_joined(sentences))) if sentences else 0.0

    def smog(self, sentences: Sequence[str]) -> float:
        """The SMOG grade, to one decimal; 0 for fewer than 3 sentences. Means something from 30 sentences on."""
        return float(self._measure.smog_index(_joined(sentences))) if sentences else 0.0


def _joined(sentences: Sequence[str]) -> str:
    """Each sentence with exactly one mark, at its end: textstat would end one at every full stop, also that of 38.0."""
    return " ".join(_INNER_MARKS.sub("", sentence).rstrip('.!?:;… "”’)') + "." for sentence in sentences)
