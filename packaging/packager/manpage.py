# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The man page, made from the command line's own help: what the program says of itself is what the page says."""

from __future__ import annotations

import argparse
import re

from metsguide import cli
from packager import project


def page() -> str:
    """metsguide(1) in roff."""
    whole = cli._parser()
    day = project.release_date().strftime("%Y-%m-%d")
    commands = _commands(whole)
    lines = [
        f'.TH METSGUIDE 1 "{day}" "{project.TITLE} {project.version()}" "User commands"',
        ".SH NAME",
        f"metsguide \\- {_text(project.summary()[0].lower() + project.summary()[1:])}",
        ".SH SYNOPSIS",
        *_usage("metsguide", whole),
        *(line for name, parser in commands for line in (".br", *_usage(f"metsguide {name}", parser))),
        ".SH DESCRIPTION",
        _text(whole.description or ""),
        ".PP",
        _text(whole.epilog or ""),
        ".SH OPTIONS",
        *_options(whole),
        ".SH COMMANDS",
    ]
    for name, parser in commands:
        lines += [f".SS {_text(name)}", _text(_sentence(parser.description or "")), *_options(parser)]
    lines += [".SH EXIT STATUS", _text(_exit_codes()), ".SH FILES", *_FILES]
    return "\n".join(lines) + "\n"


_FILES = (
    ".TP",
    ".I ~/.config/metsguide/settings.json",
    "What the reader chose: text size, theme, language, the window's size.",
    ".TP",
    ".I /etc/metsguide/policy.yaml",
    "What an administrator lays down for everybody on this computer. Every line of it is explained there.",
)


def _commands(whole: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    """The commands with their parsers; one that only groups others, such as `policy`, by those others."""
    found: list[tuple[str, argparse.ArgumentParser]] = []
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, parser in action.choices.items():
                below = _commands(parser)
                found += [(f"{name} {other}", one) for other, one in below] or [(name, parser)]
    return found


def options(parser: argparse.ArgumentParser) -> set[str]:
    """The long options that a parser knows."""
    return {name for action in parser._actions for name in action.option_strings if name.startswith("--")}


def _usage(name: str, parser: argparse.ArgumentParser) -> list[str]:
    usage = re.sub(r"\s+", " ", parser.format_usage()).removeprefix("usage: ").strip()
    return [f".B {_text(name)}", _text(usage.removeprefix(name).strip())]


def _options(parser: argparse.ArgumentParser) -> list[str]:
    lines = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            continue
        metavar = action.metavar if isinstance(action.metavar, str) else action.dest
        takes = action.nargs != 0
        if action.option_strings:
            shown = ", ".join(f"\\fB{_text(name)}\\fR" for name in action.option_strings)
            shown += f" \\fI{_text(metavar)}\\fR" if takes else ""
        elif action.help:
            shown = f"\\fI{_text(metavar)}\\fR"
        else:
            continue
        helped = (action.help or "") % {**vars(action), "prog": parser.prog} if action.help else ""
        lines += [".TP", shown, _text(_sentence(helped))]
    return lines


def _exit_codes() -> str:
    """What the module of the commands says about them."""
    found = re.search(r"Exit codes: (.+?)\n\n|Exit codes: (.+)", cli.__doc__ or "", re.DOTALL)
    if found is None:
        raise project.PackagingError("metsguide/cli.py: its docstring no longer says `Exit codes: ...`.")
    return " ".join((found[1] or found[2]).split())


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith((".", "!", "?")) else ".")


def _text(text: str) -> str:
    """Text with roff's own signs made harmless."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("“", "\\(lq").replace("”", "\\(rq")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)
