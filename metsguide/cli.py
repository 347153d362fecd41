# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The commands of `metsguide`: a stable contract, told by `--help`. Each is one function.

Exit codes: 0 done; 1 it could not be done as asked (problems in content, no such article); 2 a wrong command line, no
usable library, or no way to open a window.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from metsguide import places, system_check
from metsguide.library import Library, LibraryError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Command = Callable[[argparse.Namespace], int]

USAGE_ERROR = 2
_BROKEN_PIPE = 141  # what a shell reports of a program that SIGPIPE ended

# Qt's own options, which it takes with one dash or two: those with a value, and those without.
_QT_VALUES = frozenset((
    "platform", "platformpluginpath", "platformtheme", "plugin", "qwindowgeometry", "qwindowicon", "qwindowtitle",
    "style", "stylesheet", "display", "geometry", "icon", "title", "fontengine",
))  # fmt: skip
_QT_FLAGS = frozenset(("reverse", "nograb", "dograb", "sync"))
_OUR_VALUES = ("--library", "--clinic", "--language", "--page")
_KIOSK = "--kiosk"


class CommandError(Exception):
    """A command cannot be carried out. The message is for whoever typed it."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line (without the program's name). Returns its exit code."""
    _write_whatever_the_terminal_can_show()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()  # whoever read it has enough
        return _BROKEN_PIPE
    except OSError as error:
        if error.filename is not None or error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
            raise
        _discard_output()
        return _fail(f"The output cannot be written ({error.strerror}).", 1)
    except KeyboardInterrupt:
        return 130
    except LibraryError as error:
        return _fail(str(error), USAGE_ERROR)
    except CommandError as error:
        return _fail(str(error), error.code)
    return code


def _run(argv: list[str]) -> int:
    ours, for_qt = _split(argv)
    values = _window_values(ours)
    if values is not None:
        return _open_window(
            places.library(Path(values["--library"]) if "--library" in values else None),
            values.get("--language", ""), values.get("--page", ""), for_qt, values.get("--clinic", ""), kiosk=False,
        )  # fmt: skip
    try:
        arguments = _parser().parse_args(ours)
    except SystemExit as ended:  # argparse has said why, or has shown the help
        return ended.code if isinstance(ended.code, int) else 0
    command: Command | None = arguments.command
    if command is None:
        library, language, page = places.library(arguments.library), arguments.language, arguments.page
        return _open_window(library, language, page, for_qt, arguments.clinic, kiosk=arguments.kiosk)
    return command(arguments)


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    """Our arguments, and those for Qt: its own options, and all that follows `--`. A command has none for Qt."""
    ours: list[str] = []
    for_qt: list[str] = []
    rest = iter(argv)
    for argument in rest:
        if argument == "--":
            for_qt.extend(rest)
        elif argument in _OUR_VALUES:
            ours += [argument, *_next(rest)]
        elif not argument.startswith("-"):
            ours += [argument, *rest]
        elif argument.lstrip("-").partition("=")[0] in _QT_VALUES | _QT_FLAGS:
            for_qt.append(argument)
            if argument.lstrip("-") in _QT_VALUES:
                for_qt += _next(rest)
        else:
            ours.append(argument)
    return ours, for_qt


def _window_values(ours: list[str]) -> dict[str, str] | None:
    """The values of a command line that only opens the window, written out in full: the usual start, which is spared
    argparse. None for any other command line.
    """
    names, values = ours[::2], ours[1::2]
    if len(names) != len(values) or not set(names) <= set(_OUR_VALUES) or any(v.startswith("-") for v in values):
        return None
    return dict(zip(names, values, strict=True))


def _next(rest: Iterator[str]) -> list[str]:
    value = next(rest, None)
    return [] if value is None else [value]


def _parser() -> argparse.ArgumentParser:
    import argparse

    from metsguide import __version__, cli_administration

    def add_common(parser: argparse.ArgumentParser, library: object, language: object, clinic: object) -> None:
        text = "the library to read, if not the installed one"
        parser.add_argument("--library", metavar="FILE", type=Path, default=library, help=text)
        text = "a clinic's own pages, to lie on top of the library"
        parser.add_argument("--clinic", metavar="FILE", default=clinic, help=text)
        text = "the language of the content, such as en"
        parser.add_argument("--language", metavar="TAG", default=language, help=text)

    whole = argparse.ArgumentParser(
        prog="metsguide",
        description="Clear, sourced, private information about metastatic cancer. Without a command: the window.",
        epilog="Qt's own options (-platform, -style ...) are passed on to it, and so is all that follows --.",
        allow_abbrev=False,
    )
    add_common(whole, None, "", "")
    whole.add_argument("--version", action="version", version=f"metsguide {__version__}")
    whole.add_argument(
        "--page",
        metavar="PLACE",
        default="",
        help="open the window at a page: home, section:ID, article:ID#HEADING, resources, glossary:ID, search:TEXT ...",
    )
    whole.add_argument(
        _KIOSK, action="store_true", help="for a computer that strangers share: full screen, and nothing is kept"
    )
    whole.set_defaults(command=None)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")

    def add(
        name: str, command: Callable[[argparse.Namespace], int], text: str, reads: bool = True
    ) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        if reads:
            # What is not given after the command must not undo what was given before it.
            add_common(parser, argparse.SUPPRESS, argparse.SUPPRESS, argparse.SUPPRESS)
        parser.set_defaults(command=command)
        return parser

    build = add("build", _build, "check a content folder and write it as one library", reads=False)
    build.add_argument("content", metavar="CONTENT", type=Path)
    build.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    check = add("check", _check, "name every problem of a content folder; exit 1 if there is one", reads=False)
    check.add_argument("content", metavar="CONTENT", type=Path)
    told = check.add_mutually_exclusive_group()
    told.add_argument("--report", action="store_true", help="also how each article reads, and the totals")
    told.add_argument("--json", action="store_true", help='the same as {"articles", "totals", "problems", "warnings"}')
    search = add("search", _search, "find articles, terms and resources that hold all the words, best first")
    search.add_argument("text", metavar="TEXT", nargs="+")
    search.add_argument("--json", action="store_true", help='a list of {"kind", "id", "title", "snippet"}')
    search.add_argument("--limit", metavar="N", type=_positive, default=20, help="at most so many (%(default)s)")
    show = add("show", _show, "write an article as plain text, with its sources")
    show.add_argument("article", metavar="ARTICLE", help="the id of an article")
    resources = add("resources", _resources, "list every resource: where to turn")
    resources.add_argument("--json", action="store_true", help="a list of objects with every field")
    tour = add("tour", _tour, "write a picture of every main screen into a folder (no display needed)")
    tour.add_argument("folder", metavar="DIR", type=Path)
    cli_administration.add_to(commands, _chosen_by_user)
    add("self-test", _self_test, "open the real window unseen, read, search and print; exit 0 if all is well")
    return whole


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


_positive.__name__ = "number from 1"  # argparse names the type by it: "invalid number from 1 value: '0'"


# --- The commands -----------------------------------------------------------------------------------


def _build(arguments: argparse.Namespace) -> int:
    from metsguide.authoring import commands

    return commands.build(arguments.content, arguments.output)


def _check(arguments: argparse.Namespace) -> int:
    import datetime

    from metsguide.authoring import commands

    tell: commands.Tell = "report" if arguments.report else "json" if arguments.json else "problems"
    return commands.check(arguments.content, datetime.date.today(), tell)


def _search(arguments: argparse.Namespace) -> int:
    from metsguide.search_shelves import ShelfSearch

    with _library(arguments) as library:
        results = ShelfSearch(library).find(" ".join(arguments.text), arguments.language, arguments.limit)
    hits = results.hits
    if arguments.json:
        return _print_json(
            [{"kind": hit.kind, "id": hit.id, "title": hit.title, "snippet": hit.snippet} for hit in hits]
        )
    for sign in results.urgent:
        print(f"{sign.sign.upper()}\n    {sign.do}")
    for hit in hits:
        print(f"{hit.title}  [{hit.kind}:{hit.id}]\n    {hit.snippet}")
    if not hits:
        print("Nothing was found.", file=sys.stderr)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from metsguide.plain import article_as_text

    with _library(arguments) as library:
        article = library.article(arguments.article, arguments.language)
        if article is None:
            raise CommandError(_no_article(library, arguments.article), 1)
        print(article_as_text(library, article), end="")
    return 0


def _resources(arguments: argparse.Namespace) -> int:
    with _library(arguments) as library:
        resources = library.resources(arguments.language)
    if arguments.json:
        return _print_json([resource._asdict() for resource in resources])
    for resource in resources:
        print(f"{resource.title}  [{resource.id}]\n    {resource.kind}, {resource.publisher}")
        if resource.phone:
            print(f"    {resource.phone}")
        if resource.url:
            print(f"    {resource.url}")
        elif resource.verified == "none":
            listed = f"; listed at {resource.listing_url}" if resource.listing_url else ""
            print(f"    its address could not be confirmed{listed}")
        if resource.notice:
            print(f"    {resource.notice}")
    return 0


def _tour(arguments: argparse.Namespace) -> int:
    try:
        from metsguide.ui import tour
    except ImportError as error:
        raise _no_qt(error) from error
    return tour.run(places.library(arguments.library), arguments.folder, arguments.clinic)


def _self_test(arguments: argparse.Namespace) -> int:
    try:
        from metsguide.ui import selftest
    except ImportError as error:
        raise _no_qt(error) from error
    return selftest.run(places.library(arguments.library))


def _chosen_by_user() -> Mapping[str, object]:
    """The reader's layer of what is in force."""
    from metsguide import policy
    from metsguide.settings import SettingsError, SettingsFile

    try:
        from metsguide.ui.app import settings_file
    except ImportError as error:
        raise _no_qt(error) from error
    try:
        settings, notice = SettingsFile(settings_file()).load()
    except SettingsError as error:
        raise CommandError(str(error), 1) from error
    if notice:
        print(notice, file=sys.stderr)
    return policy.of_user(settings)


def _open_window(library: Path, language: str, page: str, for_qt: list[str], clinic: str, *, kiosk: bool) -> int:
    import gc
    import os

    from metsguide import policy

    # A start throws nothing away, and looking for what it threw away costs a twentieth of its time. On again in `app`.
    gc.disable()

    if page:
        from metsguide.model import Place

        try:
            Place.parse(page)
        except ValueError as error:
            raise CommandError(str(error), USAGE_ERROR) from error
    if hindrance := system_check.before_window(os.environ, for_qt):
        raise CommandError(hindrance, USAGE_ERROR)
    machine = policy.of_this_machine()
    tries = None
    if kiosk or machine.values.get("kiosk"):
        from metsguide import kiosk as readers

        tries = os.environ.pop(readers.READER, None)
        if tries is None:  # each reader's process is started by the very command that this was started with
            for notice in policy.of_kiosk(machine, language, clinic).notices:
                print(f"metsguide: {notice}", file=sys.stderr)
            return readers.run([sys.executable, *sys.orig_argv[1:]], os.environ)
    try:
        from metsguide.ui import app
    except ImportError as error:
        raise _no_qt(error) from error
    if tries is not None:
        from metsguide.ui import kiosk as reader

        return reader.run(library, language, page, for_qt, clinic, machine, tries)
    return app.run(library, language, page, for_qt, clinic, machine)


# --- Underneath -------------------------------------------------------------------------------------


def _library(arguments: argparse.Namespace) -> Library:
    library = Library.open(places.library(arguments.library))
    if arguments.clinic:
        from metsguide import cli_administration

        library = cli_administration.with_clinic(library, Path(arguments.clinic))
    if arguments.language and arguments.language not in library.languages:
        library.close()
        known = ", ".join(library.languages)
        raise CommandError(f"The library has no content in {arguments.language!r}, only in: {known}", USAGE_ERROR)
    arguments.language = arguments.language or library.languages[0]
    return library


def _no_article(library: Library, id: str) -> str:
    from difflib import get_close_matches

    ids = library.article_ids()
    near = get_close_matches(id, ids, n=3, cutoff=0.5) or [each for each in ids if id and id in each][:3]
    return f"There is no article {id!r}." + (f" Did you mean {' or '.join(near)}?" if near else "")


def _no_qt(error: ImportError) -> Exception:
    told = system_check.about_import(error)
    return CommandError(told, USAGE_ERROR) if told else error


def _print_json(value: object) -> int:
    import json

    # A JSON text must be whole for whoever reads it: what the output cannot hold is escaped, not replaced.
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))
    return 0


def _fail(message: str, code: int) -> int:
    if sys.stderr is not None:
        print(f"metsguide: {message}", file=sys.stderr)
    return code


def _discard_output() -> None:
    """Send what is still to be written nowhere: Python writes it at its exit, and would fail again."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_whatever_the_terminal_can_show() -> None:
    """Signs that a terminal does not have become "?" there, and end no command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
