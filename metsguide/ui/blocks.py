# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The blocks of an article as widgets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from metsguide.library import Library
from metsguide.model import Article, Band, Block, Chart, Figure, Fold, Grid, Panel, People, Prose, Source
from metsguide.ui.dates import month_and_year
from metsguide.ui.flow import Columns, Stack
from metsguide.ui.i18n import translate
from metsguide.ui.page import TEXT
from metsguide.ui.parts import Kit, Picture, button, escape, heading, label, minutes_to_read
from metsguide.ui.qt_numbers import ALIGN_LEFT, ALIGN_V_CENTER, TEXT_WORD_WRAP
from metsguide.ui.text_block import TextBlock

_BANDS = {"call-911": ("help", "on-help", "phone"), "emergency": ("soon", "on-soon", "hospital"),
          "today": ("today", "on-today", "team")}  # fmt: skip


_ITEM = re.compile(r"<li>.*?</li>", re.DOTALL)


class BlockMaker:
    """Makes the widgets of one article. `texts` collects its running texts, `folds` its closed parts, in order."""

    def __init__(self, kit: Kit, library: Library, *, citations: bool, opened: set[int]) -> None:
        """`opened` holds the numbers of the folds that are open."""
        self._kit, self._library = kit, library
        self._citations = citations
        self._opened = opened
        self.texts: list[TextBlock] = []
        self.folds: list[FoldBox] = []
        self.help_buttons: list[QPushButton] = []

    def add_all(self, stack: Stack, blocks: tuple[Block, ...]) -> None:
        """Append blocks to a column, with the space each likes above it."""
        px = self._kit.look.px
        for block in blocks:
            gap = 0 if isinstance(block, Prose) else 16
            most = TEXT if isinstance(block, Prose) else 0
            stack.add(self.make(block), px(gap), most=self._kit.look.measure(most))

    def make(self, block: Block) -> QWidget:
        """The widget of one block."""
        if isinstance(block, Prose):
            return self.text(block.html)
        if isinstance(block, Panel):
            return self._panel(block)
        if isinstance(block, Band):
            return self._band(block)
        if isinstance(block, People):
            return self._people(block)
        if isinstance(block, (Chart, Grid, Figure)):
            return self._drawing(block)
        return self._fold(block)

    def text(self, html: str, role: str = "body") -> TextBlock:
        """A running text, collected in `texts`."""
        made = TextBlock(self._kit.look, html, role, citations=self._citations)
        self.texts.append(made)
        return made

    def numbered(self, points: Iterable[str]) -> TextBlock:
        """Points (HTML) with their numbers beside them."""
        rows = "".join(
            f'<tr><td class="number" width="{self._kit.look.px(34)}">{number}</td><td class="point">{point}</td></tr>'
            for number, point in enumerate(points, 1)
        )
        return self.text(f'<table cellspacing="0">{rows}</table>', "points")

    def _drawing(self, block: Chart | Grid | Figure) -> QWidget:
        # Imported here: most first pages have none, and a start should not wait for it.
        if isinstance(block, Figure):
            from metsguide.ui.pictures import figure_card

            return figure_card(self._kit, block, self._library)
        from metsguide.ui.charts import chart_card, grid_card

        if isinstance(block, Chart):
            return chart_card(self._kit, block)
        return grid_card(self._kit, block)

    def _panel(self, block: Panel) -> QWidget:
        px = self._kit.look.px
        if block.kind == "note":
            note = Columns(px(12), centred=False, look="note", margins=(px(16), px(14), px(16), px(6)))
            note.add(Picture(self._kit, "info", colour="ink-2"), 0)
            note.add(self.text(block.html, "control"))
            return note
        words, icon = {
            "do-first": (translate("BlockMaker", "Do this first"), "phone"),
            "help-now": (translate("BlockMaker", "When to get help"), "hospital"),
        }[block.kind]
        box = Stack("help-block", (px(24), px(20), px(24), px(20)))
        head = Columns(px(12))
        head.add(Picture(self._kit, icon, 28, "help-ink"), 0)
        words_label = heading(words, "help-heading")
        head.add(words_label)
        box.add(head)
        box.add(self.text(block.html), px(8), most=self._kit.look.measure(TEXT - 24))
        if block.kind == "help-now":
            box.add(self.help_button())
        return box

    def help_button(self) -> QPushButton:
        """One more way to the help page."""
        made = button(self._kit, translate("BlockMaker", "Get help now"), "phone", "help", tint="on-help")
        self.help_buttons.append(made)
        return made

    def _band(self, block: Band) -> QWidget:
        fill, ink, icon = _BANDS[block.level]
        px = self._kit.look.px
        band = BandBox(self._kit, fill, block.level)
        left = Columns(px(16), look="", margins=(px(20), px(20), px(16), px(20)))
        left.add(Picture(self._kit, icon, 36, ink), 0)
        words = Stack()
        title = heading(block.title, f"band-{block.level}")
        words.add(title)
        if block.note:
            words.add(label(block.note, f"band-note-{block.level}"), px(4))
        left.add(words)
        items = _ITEM.findall(block.html)
        half = (len(items) + 1) // 2
        halves = (items[:half], items[half:])
        band.fill(left, [self.text(f"<ul>{''.join(part)}</ul>", "signs") for part in halves if part])
        return band

    def _people(self, block: People) -> QWidget:
        from metsguide.ui.charts import PeopleArray, counted_people

        px = self._kit.look.px
        card = Stack("card", (px(24), px(20), px(24), px(16)))
        said = translate("BlockMaker", "{0} of 100 {1}").format(counted_people(block), block.label)
        card.add(label(said, "subheading"))
        card.add(PeopleArray(self._kit, block), px(12))
        return card

    def _fold(self, block: Fold) -> QWidget:
        number = len(self.folds)
        fold = FoldBox(self._kit, block, number, is_open=number in self._opened)
        self.folds.append(fold)
        if fold.is_open:
            self.add_all(fold, block.blocks)
        return fold


def facts_about(article: Article) -> list[tuple[str, str]]:
    """What stands below an article's title, each with its icon: minutes to read, checked, reviewed or not."""
    facts = [] if article.about.urgent else [("clock", minutes_to_read(article.about.minutes))]
    facts.append(("cal", translate("ReaderPage", "Checked {0}").format(month_and_year(article.checked))))
    if article.clinic:
        facts.append(("hospital", translate("ReaderPage", "{0} wrote this page itself").format(article.clinic)))
    if article.reviewed is None and not article.clinic:
        facts.append(("info", translate("ReaderPage", "Not yet reviewed by a clinician")))
    elif article.reviewed is not None:
        review = article.reviewed
        said = translate("ReaderPage", "Reviewed by {0}, {1}, {2}")
        facts.append(("check", said.format(review.by, review.role, month_and_year(review.date))))
    return facts


def sources_as_html(sources: Iterable[Source], *, numbered: bool) -> str:
    """Each source as a paragraph: its title as a link, who wrote it and when; its number where that is shown."""
    return "".join(
        f'<p>{f"[{number}] " if numbered else ""}<a href="{escape(one.url)}">{escape(one.title)}</a><br/>'
        f'<span class="second">{escape(one.publisher)}, {escape(one.date)}</span></p>'
        for number, one in enumerate(sources, 1)
    )


class BandBox(QWidget):
    """One band of the help-now page: what to do on the left, on its colour; the signs on the right."""

    def __init__(self, kit: Kit, fill: str, level: str) -> None:
        super().__init__()
        self._kit, self._fill = kit, fill
        self._edge = "soon-edge" if level == "emergency" else fill
        self._left: Columns
        self._right: list[TextBlock] = []
        self._split = 0

    def fill(self, left: Columns, right: list[TextBlock]) -> None:
        """The two sides; the signs as one list or two."""
        self._left, self._right = left, right
        for widget in (left, *right):
            widget.setParent(self)

    def flow(self, width: int) -> int:
        px = self._kit.look.px
        self._beside = width >= px(620)
        self._split = px(270) if self._beside else width
        left = self._left.flow(self._split)
        inner = width - (self._split if self._beside else 0) - px(28)
        x, y = (self._split + px(8), px(16)) if self._beside else (px(8), left + px(14))
        right = self._flow_signs(x, y, inner)
        if self._beside:
            height = max(left, right + px(32))
            # Beside few signs in their middle; beside many at their top, where it is read before them.
            self._left.move(0, (height - left) // 2 if height < px(320) else 0)
            self._top = height
        else:
            height = left + right + px(32)
            self._left.move(0, 0)
            self._top = left
        self.setFixedSize(width, height)
        return height

    def _flow_signs(self, x: int, y: int, width: int) -> int:
        """Place the signs, in two columns where both are wide enough; the height they take."""
        gap = self._kit.look.px(12)
        if width >= self._kit.look.px(500):
            half = (width - gap) // 2
            heights = [text.flow(half) for text in self._right]
            for number, text in enumerate(self._right):
                text.move(x + number * (half + gap), y)
            return max(heights)
        top = y
        for text in self._right:
            height = text.flow(width)
            text.move(x, top)
            top += height
        return top - y

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._kit.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = painter.pen()
        pen.setColor(look.colour(self._edge))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(look.colour("card"))
        painter.drawRoundedRect(whole, 12, 12)
        painter.setClipRect(QRectF(0, 0, self._split, self._top))
        painter.setBrush(look.colour(self._fill))
        painter.drawRoundedRect(whole, 12, 12)
        painter.end()


class FoldBox(Stack):
    """A part behind a button. Survival numbers say first what they are, and that not wanting them is fine."""

    toggled = Signal(int)

    def __init__(self, kit: Kit, block: Fold, number: int, *, is_open: bool) -> None:
        px = kit.look.px
        super().__init__("plain-card", (px(32), px(24), px(32), px(24)))
        self.is_open = is_open
        self.title = block.title
        self.block = block
        self._number = number
        if block.kind == "numbers" and not is_open:
            self.add(heading(self.tr("Do you want to see survival numbers?")))
            self.add(label(self.tr("Some people want them. Many do not, or not today. Both are fine."), "body"), px(8))
            self.add(
                label(
                    self.tr(
                        "They describe large groups of people in the past. They cannot say what will happen to you."
                    ),
                    "body",
                ),
                px(10),
            )
            self.switch = button(kit, self.tr("Show the numbers"), "", "big")
            self.switch.setAccessibleDescription(block.title)
            self.add(self.switch, px(18))
        elif block.kind == "numbers":
            head = Columns(px(16), least=px(200))
            head.add(heading(block.title))
            self.switch = button(kit, self.tr("Close"), "x")
            head.add(self.switch, 0)
            self.add(head)
        else:
            self.switch = Switch(kit, block.title, is_open=is_open)
            said = self.tr("open") if is_open else self.tr("closed")
            self.switch.setAccessibleName(f"{block.title}, {said}")
            self._margins = (px(20), px(8), px(20), px(16 if is_open else 8))
            self.add(self.switch)
        self.switch.clicked.connect(self._toggle)

    def _toggle(self) -> None:
        self.toggled.emit(self._number)


class Switch(QPushButton):
    """The words that open and close a part, on as many lines as they need."""

    def __init__(self, kit: Kit, words: str, *, is_open: bool) -> None:
        super().__init__()
        self._kit, self._words, self._is_open = kit, words, is_open
        self._wrap = TEXT_WORD_WRAP | ALIGN_LEFT | ALIGN_V_CENTER
        self.setProperty("look", "fold")

    def _left(self) -> int:
        return self._kit.look.px(32)

    def flow(self, width: int) -> int:
        room = QRect(0, 0, width - self._left(), 10_000)
        metrics = QFontMetrics(self._kit.look.font("subheading"))
        height = max(self._kit.look.target, metrics.boundingRect(room, self._wrap, self._words).height())
        self.setMinimumHeight(0)
        self.setFixedSize(width, height)
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = self._kit.look
        painter = QPainter(self)
        size = look.px(22)
        at = QRectF(0, (self.height() - size) / 2, size, size)
        self._kit.icons.paint(painter, "down" if self._is_open else "chev", at, look.colour("accent"))
        painter.setFont(look.font("subheading"))
        painter.setPen(look.colour("accent"))
        painter.drawText(self.rect().adjusted(self._left(), 0, 0, 0), self._wrap, self._words)
        painter.end()
