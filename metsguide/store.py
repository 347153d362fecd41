# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The layout of a library file: one SQLite database that is written once and read often.

Both sides meet here: `authoring.compile` writes what `library` reads. A change that an older reader could not
understand raises `FORMAT`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from metsguide.model import Band, Bar, Block, Chart, Figure, Fold, Grid, Label, Panel, People, Prose, Scene

APPLICATION_ID = 0x4D475544
"""SQLite's application_id of a library: "MGUD". A file without it is not a library."""

CLINIC_ID = 0x4D475543
"""The same of a clinic's own pages: "MGUC". They are laid out as a library and lie on top of one."""

FORMAT = 5
"""SQLite's user_version of a library: the layout below."""

PLACEHOLDER = "{team-number}"
"""What stands in the HTML of blocks, as it is, until somebody reads them (`metsguide.team_number`)."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE section (
    language TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, icon TEXT NOT NULL,
    summary TEXT NOT NULL, urgent INTEGER NOT NULL, PRIMARY KEY (language, position)) WITHOUT ROWID;
CREATE TABLE summary (
    language TEXT NOT NULL, section TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    short_title TEXT NOT NULL, summary TEXT NOT NULL, minutes INTEGER NOT NULL, urgent INTEGER NOT NULL,
    sensitive INTEGER NOT NULL, PRIMARY KEY (language, section, position)) WITHOUT ROWID;
CREATE UNIQUE INDEX summary_id ON summary (language, id);
CREATE TABLE article (
    language TEXT NOT NULL, id TEXT NOT NULL, key_points TEXT NOT NULL, blocks TEXT NOT NULL, headings TEXT NOT NULL,
    questions TEXT NOT NULL, next TEXT NOT NULL, resources TEXT NOT NULL, sources TEXT NOT NULL, checked TEXT NOT NULL,
    reviewed TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (language, id));
CREATE TABLE resource (
    language TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
    publisher TEXT NOT NULL, summary TEXT NOT NULL, url TEXT NOT NULL, listing_url TEXT NOT NULL,
    listing_title TEXT NOT NULL, phone TEXT NOT NULL, languages TEXT NOT NULL, country TEXT NOT NULL,
    region TEXT NOT NULL, topics TEXT NOT NULL, verified TEXT NOT NULL, status TEXT NOT NULL, notice TEXT NOT NULL,
    checked TEXT NOT NULL, PRIMARY KEY (language, position)) WITHOUT ROWID;
CREATE UNIQUE INDEX resource_id ON resource (language, id);
CREATE TABLE term (
    language TEXT NOT NULL, id TEXT NOT NULL, sort_key TEXT NOT NULL, title TEXT NOT NULL, meaning TEXT NOT NULL,
    aliases TEXT NOT NULL, PRIMARY KEY (language, id)) WITHOUT ROWID;
CREATE TABLE source (
    id TEXT PRIMARY KEY, publisher TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, url TEXT NOT NULL,
    licence TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE drawing (id TEXT PRIMARY KEY, svg TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    rowid INTEGER PRIMARY KEY, language TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    context TEXT NOT NULL, text TEXT NOT NULL);
CREATE UNIQUE INDEX entry_id ON entry (language, kind, id);
CREATE TABLE word (
    id INTEGER PRIMARY KEY, language TEXT NOT NULL, stem TEXT NOT NULL, entries INTEGER NOT NULL, kin INTEGER NOT NULL,
    filler INTEGER NOT NULL, alike BLOB NOT NULL, forms TEXT NOT NULL, best BLOB NOT NULL, weighs BLOB NOT NULL);
CREATE UNIQUE INDEX word_stem ON word (language, stem);
CREATE TABLE form (
    language TEXT NOT NULL, form TEXT NOT NULL, word INTEGER NOT NULL, rank INTEGER NOT NULL, sound TEXT NOT NULL,
    PRIMARY KEY (language, form)) WITHOUT ROWID;
CREATE TABLE beginning (
    language TEXT NOT NULL, letters TEXT NOT NULL, forms TEXT NOT NULL, words BLOB NOT NULL,
    PRIMARY KEY (language, letters)) WITHOUT ROWID;
CREATE TABLE weight (
    entry INTEGER PRIMARY KEY, language TEXT NOT NULL, kind TEXT NOT NULL, words BLOB NOT NULL, weights BLOB NOT NULL,
    title BLOB NOT NULL);
CREATE TABLE lay (
    id INTEGER PRIMARY KEY, language TEXT NOT NULL, sign TEXT NOT NULL, advice TEXT NOT NULL, targets TEXT NOT NULL,
    entries BLOB NOT NULL, kind TEXT NOT NULL, in_order INTEGER NOT NULL, exceptions TEXT NOT NULL, celsius REAL,
    unsure INTEGER NOT NULL);
CREATE TABLE phrase (
    id INTEGER PRIMARY KEY, anchor INTEGER NOT NULL, lay INTEGER NOT NULL, words TEXT NOT NULL);
CREATE INDEX phrase_anchor ON phrase (anchor);
CREATE TABLE confused (word INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (word, other)) WITHOUT ROWID;
CREATE TABLE learned (feature INTEGER PRIMARY KEY, entries BLOB NOT NULL, weights BLOB NOT NULL);
CREATE VIRTUAL TABLE entry_words USING fts5 (words, content='', detail='none', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE entry_titles USING fts5 (words, content='', detail='none', columnsize=0, tokenize='ascii');
"""
"""`entry` is what a search can find (article, resource, term): `context` is the section or kind it belongs to, `text`
its plain text, from which snippets are cut. The rest is the search index (written by `authoring.search_index`, read by
`metsguide.search`):

- `word`: each stem of a language, in how many entries it is, the word it means the same as (`kin`, itself where there
  is none), whether it is a filler; `alike`: all words of this kin, each followed by in how many entries it is (as of
  `pack`; nothing where it has none); its `forms`, where some entry has it; `best`: the entries (as of `pack`) where it
  weighs most, those first, and what it `weighs` there, a byte each.
- `form`: how words are written (`metsguide.words`), the more often and the more in titles the greater their rank, and
  how they sound. `beginning`: for one or two letters, the forms that begin so, best first, as a search would look
  through thousands of them; `words`: the word and the rank of each (as of `pack`).
- `weight`: what each word of an entry weighs there (a byte each), its words in rising order (as of `pack_shortly`);
  `title`: the words of its title.
- `entry_words`, `entry_titles`: which entries hold which words, by the number of the word, and nothing more.
- `lay`, `phrase`: what people say, and where it leads (`entries`: the targets as entries, 0 where there is none).
  `words` (with spaces between them) and `exceptions` are words, fillers below zero; the `anchor` of a phrase is its
  rarest word. A `sign` makes it a sign of an emergency, which a temperature from `celsius` is, too; what an `unsure`
  sign says stands above what only sounds like one; a `kind` names a kind of entry.
- `confused`: words that are written for others, which they sound like.
- `learned`: which words, and which words near each other, speak for which entries (as of `pack_shortly`), and how
  much (a byte each), learned from what people say (`metsguide.search.learned`).

Texts of blocks may hold `{team-number}` (`metsguide.team_number`).
Lists are JSON. `meta` has the fields of `model.LibraryInfo`, `languages` as JSON. `article.text` is the plain text of
the whole page, citations as [1], [2] ... in the order of `sources`.
"""

_Code = Literal["H", "I"]
_TWO: _Code = "H"
_FOUR: _Code = "I"
_MOST_IN_TWO = 0xFFFF

LINE_COLOURS = ("ink", "ink-2", "accent", "organ-line")
"""The colours that lines of a drawing may have, as `theme:ink`: in every theme each stands out from all of
`FILL_COLOURS` (a test holds it). A drawing may be filled with either."""

FILL_COLOURS = ("card", "page", "tint", "tint-2", "note-tint", "body-fill", "organ", "blood")


def pack(numbers: Iterable[int]) -> bytes:
    """Numbers from 0 as bytes, four each, the same on every machine."""
    return _packed(_FOUR, numbers)


def unpack(data: bytes) -> Sequence[int]:
    """Read back what `pack` wrote. Raises ValueError on anything else."""
    return _unpacked(_FOUR, data)


def pack_shortly(numbers: Sequence[int]) -> bytes:
    """As `pack`, two bytes each where that is enough for all of them."""
    return _packed(_TWO if max(numbers, default=0) <= _MOST_IN_TWO else _FOUR, numbers)


def unpack_shortly(data: bytes, count: int) -> Sequence[int]:
    """Read back what `pack_shortly` wrote of so many numbers. Raises ValueError on anything else."""
    if len(data) not in (2 * count, 4 * count):
        raise ValueError(f"{len(data)} bytes are not {count} numbers")
    return _unpacked(_TWO if len(data) == 2 * count else _FOUR, data)


def _packed(code: _Code, numbers: Iterable[int]) -> bytes:
    from array import array

    packed = array(code, numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _unpacked(code: _Code, data: bytes) -> Sequence[int]:
    """The numbers as they lie in the bytes: a search unpacks what it looks at only a little of."""
    if sys.byteorder == "big":
        from array import array

        numbers = array(code, data)
        numbers.byteswap()
        return numbers
    try:
        return memoryview(data).cast(code)
    except TypeError as error:
        raise ValueError(f"{len(data)} bytes are no numbers") from error


_BLOCKS: dict[str, type] = {
    "prose": Prose,
    "panel": Panel,
    "band": Band,
    "people": People,
    "chart": Chart,
    "grid": Grid,
    "figure": Figure,
    "fold": Fold,
}
_NAMES = {cls: name for name, cls in _BLOCKS.items()}


def dump_blocks(blocks: tuple[Block, ...]) -> str:
    """The blocks of an article as JSON, the same text for the same blocks."""
    return json.dumps([_to_plain(block) for block in blocks], ensure_ascii=False, separators=(",", ":"))


def load_blocks(text: str) -> tuple[Block, ...]:
    """Read back what `dump_blocks` wrote. Raises ValueError, KeyError or TypeError on anything else."""
    return tuple(_from_plain(plain) for plain in json.loads(text))


def _to_plain(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = {"is": _NAMES[type(block)]}
    for name in block._fields:
        value = getattr(block, name)
        if isinstance(block, Fold) and name == "blocks":
            value = [_to_plain(inner) for inner in block.blocks]
        elif isinstance(block, Chart) and name == "bars":
            value = [[bar.label, bar.value, bar.shown] for bar in block.bars]
        elif isinstance(block, Figure) and name == "scenes":
            value = [[*scene[:-1], [[*label] for label in scene.labels]] for scene in block.scenes]
        plain[name] = value
    return plain


def _from_plain(plain: dict[str, Any]) -> Block:
    fields = dict(plain)
    cls = _BLOCKS[fields.pop("is")]
    if cls is Fold:
        fields["blocks"] = tuple(_from_plain(inner) for inner in fields["blocks"])
    elif cls is Chart:
        fields["bars"] = tuple(Bar(label, value, shown) for label, value, shown in fields["bars"])
        fields["sources"] = tuple(fields["sources"])
    elif cls is Figure:
        fields["scenes"] = tuple(
            Scene(drawing, width, height, alt, caption, tuple(Label(*label) for label in labels))
            for drawing, width, height, alt, caption, labels in fields["scenes"]
        )
        fields["sources"] = tuple(fields["sources"])
    elif cls is Grid:
        fields["columns"] = tuple(fields["columns"])
        fields["sources"] = tuple(fields["sources"])
        fields["rows"] = tuple((label, tuple(flags)) for label, flags in fields["rows"])
    block: Block = cls(**fields)
    return block
