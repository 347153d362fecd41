# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""An article on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from metsguide.library import Library
from metsguide.model import Article, Block, Fold, Panel, Place, Prose
from metsguide.ui.blocks import BlockMaker, facts_about
from metsguide.ui.flow import Stack
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.page import COLUMN, MARGIN, TEXT, Page
from metsguide.ui.parts import Kit, Remarks, heading, label
from metsguide.ui.text_block import TextBlock

if TYPE_CHECKING:
    from metsguide.paper import Paper
    from metsguide.ui.on_this_page import OnThisPage
    from metsguide.ui.word_popup import WordPopup

_POINTS, _ASK, _SOURCES = "points", "ask", "sources"
"""Anchors of parts that an article has beside its own headings (see `after_article`)."""
_TAG = re.compile(r"<[^>]*>")
_LETTERS_A_LINE = 60
_ABOVE_THE_TEXT = 330
"""Pixels at 100 % that the title and the key points take at least."""


class ReaderPage(Page):
    """Shows one article: what it says, what to ask, where to go next, and where it comes from."""

    link_chosen = Signal(str)
    """A link that leaves the article: its address as written."""

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str) -> None:
        self._navigator, self._library, self._language = navigator, library, language
        self._article: Article | None = None
        self.texts: list[TextBlock] = []
        self._parts: dict[str, QWidget] = {}
        self._opened: set[int] = set()
        self._closed: dict[int, tuple[QWidget, QWidget]] = {}  # closed parts, made to be looked through
        self._agreed: set[str] = set()  # the hard pages that a reader has chosen to read
        self._maker: BlockMaker
        self._unmade: list[tuple[int, Block]] = []
        self._rest = False
        self._folds = self._help_buttons = 0
        self._citations = False
        self._popup: WordPopup | None = None
        self._contents: OnThisPage | None = None
        self._contents_room = 0
        self._unpainted = False
        super().__init__(kit)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._afterwards)
        self.verticalScrollBar().valueChanged.connect(self._mark_place)

    def title(self) -> str:
        return self._article.about.title if self._article is not None else ""

    def show_place(self, place: Place, scroll: int = 0) -> None:
        if place.id != self.place.id:
            self._opened = set()
        super().show_place(place, scroll)

    def arrive(self, scroll: int) -> None:
        if self.place.anchor or scroll:
            self.finish()
        super().arrive(scroll)

    def rebuild(self) -> None:
        scroll = self.verticalScrollBar().value()
        super().rebuild()
        if scroll:
            self.finish()
            self.verticalScrollBar().setValue(scroll)

    def build(self, place: Place) -> None:
        self._parts = {}
        self._closed = {}
        self.texts = []
        self._folds = self._help_buttons = 0
        self._rest = False
        self._popup = None
        article = self._library.article(place.id, self._language)
        self._article = article
        if article is None:
            self.column.add(heading(self.tr("This page is not here"), "title", 1))
            self.column.add(label(self.tr("It may have been taken out, or renamed. The contents and the search"
                                          " show what there is."), "lead"), self.kit.look.px(8))  # fmt: skip
            return
        self._head(article)
        if article.about.sensitive and article.about.id not in self._agreed:
            self._ask_first()
            return
        maker = BlockMaker(self.kit, self._library, citations=self._citations, opened=self._opened)
        guide = place.id == HELP.id
        self.wide = guide
        if not guide:
            self._key_points(article, maker)
        self._maker = maker
        self._unmade = list(enumerate(article.blocks))
        # What fills the first screen, by the letters; what follows is made once that is painted.
        room = self.height() - (0 if guide else self.kit.look.px(_ABOVE_THE_TEXT))
        letters = max(1, room // self.kit.look.line("body") * _LETTERS_A_LINE)
        while self._unmade and letters > 0:
            letters -= self._add_block(*self._unmade.pop(0))
        self._rest = True
        self._connect_new()

    def _ask_first(self) -> None:
        from metsguide.ui.before_reading import BeforeReading

        before = BeforeReading(self.kit)
        before.read.clicked.connect(self.agree)
        before.later.clicked.connect(self._navigator.leave)
        self.column.add(before, self.kit.look.px(20), most=self.kit.look.measure(COLUMN))

    def agree(self) -> None:
        """Show this page though it speaks of hard things, now and until the program is closed."""
        self.agree_to(self.place.id)
        self.rebuild()
        self.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def agree_to(self, article: str) -> None:
        """Do not ask before this page any more."""
        self._agreed.add(article)

    def finish(self) -> None:
        """Make what is below the first screen, if it is not there yet."""
        article = self._article
        if not self._rest or article is None:
            return
        self._rest = False
        while self._unmade:
            self._add_block(*self._unmade.pop(0))
        from metsguide.ui.after_article import AfterArticle

        after = AfterArticle(self.kit, self._navigator, self._library, article, self.kept)
        after.add_to(self.column, self._maker, citations=self._citations)
        self._parts |= after.parts
        self._cite_button = after.cite
        self._cite_button.clicked.connect(self._toggle_citations)
        self._connect_new()
        self.reflow()

    def _connect_new(self) -> None:
        """Listen to the texts and buttons made since the last time."""
        maker = self._maker
        for text in maker.texts[len(self.texts) :]:
            text.activated.connect(self._follow_link)
            text.link_focused.connect(self._show_focus)
        for fold in maker.folds[self._folds :]:
            fold.toggled.connect(self._toggle)
        for made in maker.help_buttons[self._help_buttons :]:
            made.clicked.connect(self._help)
        self.texts = list(maker.texts)
        self._folds, self._help_buttons = len(maker.folds), len(maker.help_buttons)

    def paper(self) -> Paper | None:
        from metsguide.ui.printing_papers import article_paper

        article = self._article
        if article is None or (article.about.sensitive and article.about.id not in self._agreed):
            return None
        return article_paper(self._library, article, citations=self._citations, opened=self._opened)

    # --- The parts, from the top ---

    def _head(self, article: Article) -> None:
        px = self.kit.look.px
        section = next((one for one in self._library.sections(self._language) if one.id == article.about.section), None)
        if section is not None and not section.urgent:
            self.column.add(label(section.title, "small"))
        self.column.add(heading(article.about.title, "title", 1), px(4))
        self.column.add(label(article.about.summary, "lead"), px(4), most=self.kit.look.measure(TEXT))
        self.column.add(Remarks(self.kit, facts_about(article)), px(12))
        if article.about.id != HELP.id:
            self.column.add(self._list_button(article), px(12))

    def _list_button(self, article: Article) -> QWidget:
        if self.kept is None:
            return Stack("", (0, self.kit.look.target, 0, 0))  # its room, so that nothing moves when it comes
        from metsguide import my_list
        from metsguide.ui.list_button import ListButton

        return ListButton(self.kit, self.kept.my_list, my_list.of_article(article.about, article.language))

    def _key_points(self, article: Article, maker: BlockMaker) -> None:
        px = self.kit.look.px
        box = Stack("points", (25, 22, 25, 22))
        self._parts[_POINTS] = box.add(heading(self.tr("Three things to know"), "subheading"))
        box.add(maker.numbered(article.key_points), px(8))
        self.column.add(box, px(20))

    def _add_block(self, number: int, block: Block) -> int:
        """Append one block of the body. Returns about how many characters that shows."""
        px = self.kit.look.px
        made = self._maker.make(block)
        prose = isinstance(block, Prose)
        starts_with_heading = isinstance(block, Prose) and block.html.lstrip().startswith("<h")
        gap = (28 if starts_with_heading else 24 if number == 0 else 10) if prose else 20
        self.column.add(made, px(gap), most=self._most(prose=prose))
        if isinstance(block, Fold):
            self._parts[f"fold-{number}"] = made
        return len(_TAG.sub("", block.html)) if isinstance(block, Prose | Panel) else 5 * _LETTERS_A_LINE

    def _most(self, *, prose: bool) -> int:
        look = self.kit.look
        return look.measure(TEXT) if prose else look.px(904) if self.wide else look.measure(COLUMN)

    # --- What a reader does ---

    def _follow_link(self, href: str) -> None:
        text = self.sender()
        kind, _, ident = href.partition(":")
        if kind == "term" and isinstance(text, TextBlock):
            self._explain(text, href, ident)
        elif kind == "source":
            self.scroll_to_anchor(_SOURCES)
        else:
            self.link_chosen.emit(href)

    def _explain(self, text: TextBlock, href: str, ident: str) -> None:
        from metsguide import my_list
        from metsguide.ui.list_button import ListButton
        from metsguide.ui.word_popup import WordPopup

        term = self._library.term(ident, self._language)
        if self._popup is not None:
            self._popup.close_quietly()
        if term is None:
            self.link_chosen.emit(href)
            return
        pressed = text.focused_link()
        same = pressed is not None and pressed.href == href
        link = pressed if same else next((one for one in text.links if one.href == href), None)
        below = text.link_rect(link).bottomLeft() if link is not None else QPoint(0, text.height())
        keep = None
        if self.kept is not None:
            keep = ListButton(self.kit, self.kept.my_list, my_list.of_term(term, self._language))
        self._popup = WordPopup(self.kit, self.column, term, text, href, keep)
        self._popup.place(text.mapTo(self.column, below), MARGIN, self.column.width())
        self._popup.all_wanted.connect(self._all_words)
        self._popup.closed.connect(self._forget_popup)
        self.bring_into_view(self._popup)

    def _forget_popup(self) -> None:
        self._popup = None

    def _all_words(self, ident: str) -> None:
        self._navigator.go(Place("glossary", ident))

    def _toggle(self, number: int) -> None:
        self._opened ^= {number}
        self.rebuild()
        self.finish()
        folds = [part for name, part in self._parts.items() if name.startswith("fold-")]
        if number < len(folds):
            switch = getattr(folds[number], "switch", None)
            if isinstance(switch, QPushButton):
                switch.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def open_all_folds(self) -> None:
        """Open what is behind buttons; survival numbers too."""
        count = sum(isinstance(block, Fold) for block in self._article.blocks) if self._article is not None else 0
        self._opened = set(range(count))
        self.rebuild()

    def closed_parts(self) -> list[tuple[int, QWidget, QWidget]]:
        """The closed parts that may be looked through: the number of each, where it stands, and what is in it, made but
        not shown. Survival numbers are none: nobody asked for them.
        """
        if not self._folds:
            return []
        for number, fold in enumerate(self._maker.folds):
            if fold.is_open or fold.block.kind == "numbers" or number in self._closed:
                continue
            content = Stack()
            content.hide()
            content.setParent(self.column)
            inner = BlockMaker(self.kit, self._library, citations=self._citations, opened=set())
            inner.add_all(content, fold.block.blocks)
            self._closed[number] = (fold, content)
        return [(number, fold, content) for number, (fold, content) in self._closed.items()]

    def open_part(self, number: int) -> None:
        """Open a closed part."""
        self._opened.add(number)
        self.rebuild()

    def show_first_fold(self) -> None:
        """Scroll to the first part behind a button."""
        self.finish()
        fold = next((part for name, part in self._parts.items() if name.startswith("fold-")), None)
        if fold is not None:
            self.verticalScrollBar().setValue(self.top_of(fold) - self.kit.look.px(24))

    def _toggle_citations(self) -> None:
        self._citations = not self._citations
        self.rebuild()
        self.finish()
        self._cite_button.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _help(self) -> None:
        self._navigator.go(HELP)

    def _show_focus(self) -> None:
        text = self.sender()
        if isinstance(text, TextBlock):
            self.bring_into_view(text)

    # --- On this page ---

    def anchors(self) -> list[tuple[str, str]]:
        """Anchor and words of each heading, in order, as "On this page" lists them."""
        if self._article is None or not self.texts:
            return []
        listed = [(_POINTS, self.tr("Three things to know"))] if _POINTS in self._parts else []
        listed += [(one.anchor, one.text) for one in self._article.headings if one.level == 2]
        after = ((_ASK, self.tr("Ask about this")), (_SOURCES, self.tr("Where this comes from")))
        return listed + [one for one in after if one[0] in self._parts]

    def scroll_to_anchor(self, anchor: str) -> None:
        self.finish()
        super().scroll_to_anchor(anchor)

    def anchor_top(self, anchor: str) -> int | None:
        if anchor in self._parts:
            return self.top_of(self._parts[anchor])
        for text in self.texts:
            top = text.anchor_top(anchor)
            if top is not None:
                return self.top_of(text) + top
        return None

    def _mark_place(self) -> None:
        if self._contents is None:
            return
        value = self.verticalScrollBar().value() + self.kit.look.px(60)
        listed = [anchor for anchor, _ in self._contents.listed]
        here = listed[0] if listed else ""
        for anchor in listed:
            top = self.anchor_top(anchor)
            if top is not None and top <= value:
                here = anchor
        self._contents.mark(here)

    def settle(self) -> None:
        px = self.kit.look.px
        left = MARGIN + self.kit.look.measure(COLUMN) + px(48)
        room = self.width() - self.verticalScrollBar().sizeHint().width() - left
        fits = room >= px(190) and not self.wide and not self._centred and bool(self.texts)
        if self._contents is not None:
            self._contents.setVisible(fits)
        self._contents_room = min(room - 8, px(260)) if fits else 0
        self._unpainted = True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unpainted:
            # What nobody sees at once comes when the page is painted: the rest of it, and the list of its headings.
            self._unpainted = False
            self._later.start()

    def _afterwards(self) -> None:
        self.finish()
        if self._contents_room:
            self._list_headings()

    def _list_headings(self) -> None:
        from metsguide.ui.on_this_page import OnThisPage

        if self._contents is None:
            self._contents = OnThisPage(self.kit, self)
            self._contents.wanted.connect(self.scroll_to_anchor)
            self._contents.show()
        px = self.kit.look.px
        self._contents.show_list(self.anchors())
        self._contents.flow(self._contents_room)
        self._contents.move(MARGIN + self.kit.look.measure(COLUMN) + px(48), px(32))
        self._contents.raise_()
        self._mark_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()
