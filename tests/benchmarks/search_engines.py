# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The engines that the benchmark of the search compares: ours, libzim's searcher and suggester, and tantivy.

    python -m tests.benchmarks.search_engines ENGINE LIBRARY INDEX       asks each line of stdin, tells figures as JSON

Each gives the same: the titles of the best twenty, and for full text a snippet of each. libzim makes none by itself, so
they are made as ours are, by the same code. "libzim as read" is libzim as it is: at each keystroke it is asked for the
texts, and keeps of them what it keeps by itself. "libzim search" is more than it is: what our search keeps of texts, as
many and made ready, is put in front of it.
"""

from __future__ import annotations

import gc
import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from metsguide.search import shown
from metsguide.search.lately import Lately
from metsguide.search.snippets import Line, Sought, Text
from metsguide.words import words_of

ENGINES = ("ours", "libzim search", "libzim as read", "libzim suggest", "tantivy")
_TOP = 20
_WARM = "bone"

Ask = Callable[[str], int]
"""Ask for a text; how many answers it has."""


def index_of(engine: str, library: Path) -> Path:
    """Where the index of an engine over the articles of a library is: made now where it is not there yet.

    Raises ImportError where the engine is not installed.
    """
    if engine == "ours":
        return library
    name = "zim" if engine.startswith("libzim") else "tantivy"
    path = library.with_suffix(f".{name}")
    if not path.exists():
        part = library.with_suffix(f".{name}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.unlink(missing_ok=True)
        (_make_zim if name == "zim" else _make_tantivy)(library, part)
        part.rename(path)
    return path


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    return sum(one.stat().st_size for one in path.rglob("*")) if path.is_dir() else path.stat().st_size


def text_size(library: Path) -> int:
    """Bytes of plain text that the entries of a library hold."""
    with closing(sqlite3.connect(library)) as connection:
        total = connection.execute("SELECT sum(length(CAST(title || text AS BLOB))) FROM entry").fetchone()[0]
    return int(total)


def index_size(library: Path) -> int:
    """Bytes of the search index of a library, without the texts it is about."""
    with closing(sqlite3.connect(library)) as connection:
        rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    ours = (
        "word",
        "form",
        "beginning",
        "weight",
        "lay",
        "phrase",
        "learned",
        "confused",
        "entry_words",
        "entry_titles",
    )
    return sum(size for name, size in rows if name.startswith(ours))


def _articles(library: Path) -> Iterator[tuple[str, str, str]]:
    with closing(sqlite3.connect(library)) as connection:
        yield from connection.execute("SELECT kind || '/' || id, title, text FROM entry ORDER BY rowid")


# --- Making ---


def _make_zim(library: Path, path: Path) -> None:
    from html import escape

    from libzim.writer import Creator, Hint, Item, StringProvider

    class Page(Item):  # type: ignore[misc]  # which has no types
        def __init__(self, name: str, title: str, text: str) -> None:
            super().__init__()
            self._name, self._title, self._text = name, title, text

        def get_path(self) -> str:
            return self._name

        def get_title(self) -> str:
            return self._title

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> Any:
            html = f"<html><head><title>{escape(self._title)}</title></head><body>{escape(self._text)}</body></html>"
            return StringProvider(html)

        def get_hints(self) -> dict[Any, Any]:
            return {Hint.FRONT_ARTICLE: True}

    with Creator(path).config_indexing(True, "eng") as creator:
        for one in _articles(library):
            creator.add_item(Page(*one))


def _make_tantivy(library: Path, path: Path) -> None:
    import tantivy

    path.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), path=str(path))
    writer = index.writer()
    for _, title, text in _articles(library):
        writer.add_document(tantivy.Document(title=title, body=text))
    writer.commit()
    writer.wait_merging_threads()


# --- Asking ---


def _ours(library: Path, _index: Path) -> Ask:
    from metsguide.library import Library
    from metsguide.search import Search

    search = Search(Library.open(library))
    search.prepare("en")
    return lambda text: len(search.find(text, "en", _TOP).hits)


def _zim_search(_library: Path, index: Path) -> Ask:
    return _zim(index, Lately(shown.MOST))


def _zim_as_read(_library: Path, index: Path) -> Ask:
    return _zim(index, None)


def _zim(index: Path, kept: Lately[str, tuple[Line, Text]] | None) -> Ask:
    from html import unescape

    from libzim.reader import Archive
    from libzim.search import Query, Searcher

    archive = Archive(index)
    searcher = Searcher(archive)

    def read(names: Sequence[str]) -> Iterator[tuple[str, tuple[Line, Text]]]:
        for name in names:
            entry = archive.get_entry_by_path(name)
            _, _, body = bytes(entry.get_item().content).decode().partition("<body>")
            yield name, (Line(entry.title), Text(unescape(body.removesuffix("</body></html>"))))

    def ask(text: str) -> int:
        found = searcher.search(Query().set_query(text))
        names = list(found.getResults(0, _TOP))
        words = [word for word, _, _ in words_of(text)]
        sought = Sought({word: at for at, word in enumerate(words)}, [1.0] * len(words), words[-1] if words else "")
        texts = dict(read(names)) if kept is None else kept.all(names, read)
        for name in names:
            title, body = texts[name]
            _ = title.marks(sought), body.snippet(sought)
        return len(names)

    return ask


def _zim_suggest(_library: Path, index: Path) -> Ask:
    from libzim.reader import Archive
    from libzim.suggestion import SuggestionSearcher

    archive = Archive(index)
    searcher = SuggestionSearcher(archive)

    def ask(text: str) -> int:
        names = list(searcher.suggest(text).getResults(0, _TOP))
        for name in names:
            _ = archive.get_entry_by_path(name).title
        return len(names)

    return ask


def _tantivy(_library: Path, index: Path) -> Ask:
    import tantivy

    opened = tantivy.Index.open(str(index))
    searcher = opened.searcher()
    schema = opened.schema

    def ask(text: str) -> int:
        query, _ = opened.parse_query_lenient(text, ["title", "body"])
        hits = searcher.search(query, _TOP).hits
        if hits:
            maker = tantivy.SnippetGenerator.create(searcher, query, schema, "body")
            for _, address in hits:
                document = searcher.doc(address)
                _ = document["title"], maker.snippet_from_doc(document).to_html()
        return len(hits)

    return ask


_ASKS = {
    "ours": _ours,
    "libzim search": _zim_search,
    "libzim as read": _zim_as_read,
    "libzim suggest": _zim_suggest,
    "tantivy": _tantivy,
}


def _most_memory() -> int:
    """The most memory that this process has had, in bytes. `getrusage` would tell its parent's, where that had more."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def main() -> None:
    engine, library, index = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    queries = [line.rstrip("\n") for line in sys.stdin]
    gc.freeze()  # as the window does
    begun = time.perf_counter()
    ask = _ASKS[engine](library, index)
    ask(_WARM)
    opened = (time.perf_counter() - begun) * 1000
    times, processor, answers = [], [], []
    for query in queries:
        for end in range(1, len(query) + 1):
            before, used = time.perf_counter(), time.process_time()
            answers.append(ask(query[:end]))
            times.append((time.perf_counter() - before) * 1000)
            processor.append((time.process_time() - used) * 1000)
    told = {"opened": opened, "times": times, "cpu": processor, "memory": _most_memory(), "answers": answers}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
