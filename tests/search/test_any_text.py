# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Nothing that a person can type breaks the search, or keeps it busy: the work is bounded, whatever the text.

The time of the worst text is measured by `make bench-search`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metsguide.library import Library
from metsguide.search import Search
from metsguide.search.mending import Mender

SCRIPTS = [
    "abcdefgh",
    "éàçœßøł",
    "абвгд",
    "אבגד",
    "عربيه",
    "अआकखि",
    "กขคง",
    "中文字",
    "かなカナ",
    "한국어",
    "😀❤️🩺",
    "½²ﬁ𝟜Ⅳ",
    "\u0301\u0308\u200d\u202e\ufeff\0",
    "\"'’*^:()-+.{}\\_",
    "0123456789",
    " \t\n",
]
SAID = ["pain", "bone", "can't", "38.5", "livr", "metastisis", "legs", "stage", "iv", "the", "cancre", "OR", "NEAR("]
SAID += ["meaning", "qzqz"]


@st.composite
def any_text(draw: st.DrawFn) -> str:
    """Up to 10,000 characters of any scripts, or of words, some of them over and over."""
    letters = st.text(alphabet=st.characters() | st.sampled_from("".join(SCRIPTS)), max_size=60)
    parts = draw(st.lists(letters | st.sampled_from(SAID), max_size=40))
    text = draw(st.sampled_from(["", " ", "-"])).join(parts)
    return (text * draw(st.sampled_from([1, 1, 1, 3, 200, 2_000])))[:10_000]


@given(any_text())
@example('"')
@example("bone OR")
@example("NEAR(bone pain)")
@example("title:bone")
@example("bone*")
@example("l’enfant c'est")
@example("a" * 10_000)
@example("bone " * 2_000)
@example("\ud800 bone")
@example("½ ﬁn 𝟜")
@example("qzqz meaning")
def test_any_text_is_safe(library: Library, text: str) -> None:
    for language in ("en", "fr"):
        for hit in Search(library).find(text, language).hits:
            assert hit.title
            for shown, places in ((hit.title, hit.title_marks), (hit.snippet, hit.snippet_marks)):
                assert all(0 <= start < end <= len(shown) for start, end in places)


@given(
    st.sampled_from(["bone", "pain", "liver", "fever", "metastasis"]),
    st.text(alphabet="\"'*^:()-+.{}\\;,!?/ ", max_size=9),
)
def test_signs_around_a_word_change_nothing(library: Library, word: str, signs: str) -> None:
    search = Search(library)
    assert search.find(f"{signs}{word}{signs} ", "en").hits == search.find(f"{word} ", "en").hits


class Counting:
    """Stands in for a library and counts the rows that its queries give back."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.languages = library.languages
        self.queries = self.rows = 0

    def query(self, sql: str, parameters: tuple[str | int, ...] = ()) -> list[tuple[object, ...]]:
        rows = self._library.query(sql, parameters)
        self.queries += 1
        self.rows += len(rows)
        return list(rows)


@pytest.mark.parametrize("text", ["b", "bo", "bone", "common words a", "page b"])
def test_a_broad_search_weighs_a_limited_number_of_pages(large: Library, text: str) -> None:
    counting = Counting(large)
    hits = Search(counting).find(text, "en", 20).hits  # type: ignore[arg-type]  # asked alike
    assert len(hits) == 20
    assert counting.rows < 1100


class Mending:
    """Counts the words that are mended, and how often the whole vocabulary is gone through for one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words = self.everywhere = 0
        near, among = Mender.near, Mender._among

        def counted(mender: Mender, word: str, begun: bool, *, everywhere: bool = True) -> list[tuple[float, str]]:
            self.words += 1
            return near(mender, word, begun, everywhere=everywhere)

        def gone_through(mender: Mender, word: str, indices: Sequence[int] | None) -> dict[int, float]:
            self.everywhere += indices is None
            return among(mender, word, indices)

        monkeypatch.setattr(Mender, "near", counted)
        monkeypatch.setattr(Mender, "_among", gone_through)


def test_no_text_makes_more_work_than_a_limited_number_of_words_queries_and_rows(
    large: Library, shipped: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Mending(monkeypatch)
    for library in (large, shipped):
        _limited(
            Counting(library),
            counted,
            any_text() | st.lists(st.sampled_from(_usual(library)), max_size=60).map(" ".join),
        )


def _limited(counting: Counting, counted: Mending, texts: st.SearchStrategy[str]) -> None:
    search = Search(counting)  # type: ignore[arg-type]  # asked alike
    search.prepare("en")

    @given(texts)
    def limited(text: str) -> None:
        search.find("bone ", "en")  # what was mended is remembered for one more letter
        counting.queries = counting.rows = counted.words = counted.everywhere = 0
        results = search.find(text, "en", 20)
        assert len(results.words) <= 24
        assert len(results.hits) <= 20
        assert all(hit.title for hit in results.hits)
        assert counted.words <= 5
        assert counted.everywhere <= 3  # two words, the last of them perhaps once more, as only begun
        assert counting.queries < 120
        assert counting.rows < 1_500

    limited()


def _usual(library: Library) -> list[str]:
    """The words that stand in most entries of a library, which make most work, and each with a mistake."""
    rows = library.query("SELECT form FROM form ORDER BY rank DESC, form LIMIT 150")
    return [word for (form,) in rows for word in (str(form), f"{form[:2]}x{form[2:]}")]
