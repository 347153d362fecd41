# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Places to turn: everything the library lists, narrowed by need, place, language, cancer, kind and words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from metsguide.library import Library
from metsguide.model import Place, Resource
from metsguide.my_list import of_resource
from metsguide.paper import Paper
from metsguide.ui.choice import Choice
from metsguide.ui.flow import Columns, Stack, Wrap
from metsguide.ui.list_button import ListButton
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, Picture, button, counted, escape, heading, label
from metsguide.ui.text_block import TextBlock
from metsguide.words import fold

_AT_ONCE = 20
_HOME_COUNTRY = "Canada"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader asked for; "" is anything."""

    kind: str = ""
    need: str = ""
    region: str = ""
    language: str = ""
    cancer: str = ""
    words: str = ""

    def allows(self, resource: Resource) -> bool:
        """Whether a resource is one of those asked for. A place takes in what serves the whole country."""
        if self.kind and resource.kind != self.kind:
            return False
        if self.need and self.need not in resource.topics:
            return False
        if self.cancer and self.cancer not in resource.topics and any(is_cancer(topic) for topic in resource.topics):
            return False
        if self.language and self.language not in resource.languages:
            return False
        if resource.clinic:
            return self._words_in(resource)  # it is near, whatever its file says of where
        if self.region and not (resource.country == _HOME_COUNTRY and resource.region in ("", self.region)):
            return False
        return self._words_in(resource)

    def _words_in(self, resource: Resource) -> bool:
        if not self.words:
            return True
        text = fold(" ".join((resource.title, resource.publisher, resource.summary, *resource.topics)))
        return all(word in text for word in fold(self.words).split())


def is_cancer(topic: str) -> bool:
    """Whether a topic is where a cancer started, and not what somebody needs."""
    return topic.endswith(" cancer") or topic in ("melanoma", "sarcoma")


class ResourcesPage(Page):
    """The list and its filters."""

    wide = True
    open_wanted = Signal(str, str)
    """An address to open in the browser, and the name of what it leads to."""

    def __init__(self, kit: Kit, library: Library, language: str, *, opens: bool = True) -> None:
        """`opens`: whether an address opens in the browser, or is only shown."""
        self._opens = opens
        self._language = language
        self._all = library.resources(language)
        self._filter = Filter()
        self._shown = _AT_ONCE
        self._targets: dict[QPushButton, tuple[str, str]] = {}
        self._cards: dict[str, Stack] = {}
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("Places to turn")

    def show_place(self, place: Place, scroll: int = 0) -> None:
        if place.id:
            self._filter = Filter()
            ids = [one.id for one in self._ordered()]
            if place.id in ids:
                self._shown = max(_AT_ONCE, ids.index(place.id) + 1)
        super().show_place(place, scroll)

    def arrive(self, scroll: int) -> None:
        super().arrive(scroll)
        if self.place.id in self._cards and not scroll:
            self.verticalScrollBar().setValue(self.top_of(self._cards[self.place.id]) - self.kit.look.px(16))

    # --- The filters ---

    def build(self, _place: Place) -> None:
        px = self.kit.look.px
        self.column.add(heading(self.title(), "title", 1))
        filters = Wrap(px(14), px(10))
        words = Stack()
        words.add(label(self.tr("Find by name or word"), "small", wrap=False))
        self._words = QLineEdit(self._filter.words)
        self._words.setAccessibleName(self.tr("Find by name or word"))
        self._words.setFixedWidth(px(240))
        self._words.textEdited.connect(self._set_words)
        words.add(self._words, px(4))
        words.setFixedWidth(px(240))
        filters.add(_Fixed(words, px(240)))
        for name, field, options, width in self._choices():
            choice = Choice(self.kit, name, options, getattr(self._filter, field), width)
            choice.setProperty("field", field)
            choice.picked.connect(self._pick)
            filters.add(choice)
        self._reset = button(self.kit, self.tr("Clear filters"), look="quiet")
        self._reset.clicked.connect(self._clear)
        filters.add(_Low(self._reset, px(25)))
        self.column.add(filters, px(12))
        self._list = Stack()
        self.column.add(self._list, most=px(1100))
        self._fill()

    def _choices(self) -> list[tuple[str, str, list[tuple[str, str]], int]]:
        topics = sorted({topic for one in self._all for topic in one.topics}, key=fold)
        needs = [(one, one[:1].upper() + one[1:]) for one in topics if not is_cancer(one)]
        cancers = [(one, one[:1].upper() + one[1:].removesuffix(" cancer")) for one in topics if is_cancer(one)]
        regions = sorted({one.region for one in self._all if one.country == _HOME_COUNTRY and one.region})
        spoken = sorted({one for resource in self._all for one in resource.languages})
        kinds = sorted(((one, self.kind_words(one)) for one in {r.kind for r in self._all}), key=_second)
        anything = ("", self.tr("Anything"))
        return [
            (self.tr("What you need"), "need", [anything, *needs], 190),
            (self.tr("Where you live"), "region", [("", self.tr("Anywhere")), *((one, one) for one in regions)], 190),
            (
                self.tr("Language"),
                "language",
                [("", self.tr("Any")), *((one, self.language_words(one)) for one in spoken)],
                140,
            ),
            (self.tr("Cancer"), "cancer", [("", self.tr("Any")), *cancers], 150),
            (self.tr("Kind"), "kind", [anything, *kinds], 170),
        ]

    def kind_words(self, kind: str) -> str:
        """A kind of resource in the reader's words."""
        return {
            "agency": self.tr("Cancer agency"), "caregiver": self.tr("For family and carers"),
            "emergency": self.tr("Crisis line"), "financial": self.tr("Money and costs"), "group": self.tr("Group"),
            "guide": self.tr("Guide"), "palliative": self.tr("Palliative care"),
            "research": self.tr("Research paper"), "story": self.tr("Story"), "support": self.tr("Support"),
            "trial": self.tr("Clinical trials"),
        }.get(kind, kind)  # fmt: skip

    def language_words(self, language: str) -> str:
        """A language in the reader's words."""
        return {
            "en": self.tr("English"), "fr": self.tr("French"), "es": self.tr("Spanish"), "zh": self.tr("Chinese"),
            "other": self.tr("other languages"),
        }.get(language, language)  # fmt: skip

    def _pick(self, value: str) -> None:
        choice = self.sender()
        assert choice is not None
        self._change(replace(self._filter, **{choice.property("field"): value}))

    def _set_words(self, text: str) -> None:
        self._change(replace(self._filter, words=text.strip()))

    def _clear(self) -> None:
        self._filter = Filter()
        self._shown = _AT_ONCE
        self.rebuild()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._shown = _AT_ONCE
            self._fill()
            self.reflow()

    def paper(self) -> Paper:
        from metsguide.ui.printing_papers import resources_paper

        found = self._ordered()
        here = [one for one in found if not _abroad(one)]
        return resources_paper(here, found[len(here) :], self._language, self._narrowed_by())

    def _narrowed_by(self) -> str:
        """What was asked for, in the words of the filters; "" for all there is."""
        asked = [self._filter.words] if self._filter.words else []
        for name, field, options, _ in self._choices():
            value = getattr(self._filter, field)
            asked += [f"{name}: {words}" for one, words in options if one == value and value]
        return ". ".join(asked)

    # --- The list ---

    def _ordered(self) -> list[Resource]:
        allowed = [one for one in self._all if self._filter.allows(one)]
        return sorted(allowed, key=_abroad)

    def _fill(self) -> None:
        px = self.kit.look.px
        self._list.clear()
        self._targets.clear()
        self._cards.clear()
        found = self._ordered()
        self._list.add(label(counted(len(found), self.tr("1 place"), self.tr("{0} places")), "count"), px(14))
        if not found:
            self._list.add(label(self.tr("Nothing fits all of that. Clear a filter to see more."), "body"), px(12))
        abroad = False
        for resource in found[: self._shown]:
            if _abroad(resource) and not abroad:
                abroad = True
                self._list.add(heading(self.tr("From other countries")), px(28))
                said = self.tr("Made elsewhere, or we do not know where. Phone lines there do not serve Canada.")
                self._list.add(label(said, "small"), px(4))
            self._cards[resource.id] = self._list.add(self._card(resource), px(14))
        if len(found) > self._shown:
            more = button(self.kit, self.tr("Show {0} more").format(min(_AT_ONCE, len(found) - self._shown)), "down")
            more.clicked.connect(self._more)
            self._list.add(more, px(20))

    def _more(self) -> None:
        found = self._ordered()
        first = found[self._shown].id
        self._shown += _AT_ONCE
        self._fill()
        self.reflow()
        buttons = self._cards[first].findChildren(QPushButton)
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, resource: Resource) -> Stack:
        px = self.kit.look.px
        texts = Stack()
        where = resource.region or resource.country
        spoken = " · ".join(self.language_words(one) for one in resource.languages)
        facts = [self.kind_words(resource.kind), resource.publisher, where, spoken]
        texts.add(label(" · ".join(fact for fact in facts if fact), "small"))
        texts.add(heading(resource.title, "subheading", 3), px(2))
        texts.add(label(resource.summary, "control"), px(4), most=px(TEXT_WIDTH))
        if resource.phone:
            row = Columns(px(12))
            row.add(Picture(self.kit, "phone"), 0)
            phone = label(resource.phone, "phone")
            phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.add(phone)
            texts.add(row, px(8))
        for icon, note in self._notes(resource):
            box = Columns(px(14), centred=False, look="note", margins=(px(16), px(10), px(16), px(10)))
            box.add(Picture(self.kit, icon, colour="ink-2"), 0)
            box.add(TextBlock(self.kit.look, escape(note), "control"))
            texts.add(box, px(8), most=px(612))
        actions = Stack()
        for words, url in self._addresses(resource):
            made = button(self.kit, words, "out" if self._opens else "")
            made.setAccessibleName(f"{words}: {resource.title}")
            made.setMinimumWidth(min(px(222), 260))
            made.clicked.connect(self._open)
            self._targets[made] = (url, resource.title)
            actions.add(made, px(8) if len(actions.children()) else 0)
        if self.kept is not None:
            listed = ListButton(self.kit, self.kept.my_list, of_resource(resource, self._language))
            listed.setMinimumWidth(min(px(222), 260))
            actions.add(listed, px(8) if len(actions.children()) else 0)
        card = Stack("card", (px(20), px(18), px(20), px(18)))
        row = Columns(px(28), least=px(300))
        row.add(texts)
        if actions.children():
            row.add(_Fixed(actions, px(222)), 0)
        card.add(row)
        return card

    def _notes(self, resource: Resource) -> list[tuple[str, str]]:
        notes = []
        if resource.clinic:
            notes.append(("hospital", self.tr("{0} added this place.").format(resource.clinic)))
        if resource.notice:
            notes.append(("leaf" if resource.status in ("memorial", "quiet") else "info", resource.notice))
        if resource.verified == "none":
            said = self.tr("We could not confirm the address, so we do not give one.")
            if resource.listing_url:
                said += " " + self.tr("A page that names it may help: {0}.").format(resource.listing_title)
            notes.append(("unlink", said))
        return notes

    def _addresses(self, resource: Resource) -> list[tuple[str, str]]:
        address = resource.url or resource.listing_url
        if not address:
            return []
        if not self._opens:
            return [(self.tr("Show the address"), address)]
        return [(self.tr("Open in browser") if resource.url else self.tr("Open that page"), address)]

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.open_wanted.emit(*self._targets[sender])


TEXT_WIDTH = 540
"""Text on a card in pixels at 100 %: 17 px letters, at most 70 a line."""


class _Fixed(Stack):
    """A column of one width, whatever the room."""

    def __init__(self, inner: Stack, width: int) -> None:
        super().__init__()
        self._fixed = width
        self.add(inner)
        inner.setMinimumWidth(0)
        inner.setMaximumWidth(16_777_215)
        self.setFixedWidth(width)

    def flow(self, width: int) -> int:
        return super().flow(min(width, self._fixed))


class _Low(Stack):
    """A button set down to the line of the fields beside it."""

    def __init__(self, made: QPushButton, above: int) -> None:
        super().__init__()
        self._made = made
        self.add(made, above)

    def flow(self, width: int) -> int:
        return super().flow(min(width, self._made.sizeHint().width()))


def _abroad(resource: Resource) -> bool:
    return resource.country != _HOME_COUNTRY and not resource.clinic


def _second(pair: tuple[str, str]) -> str:
    return fold(pair[1])
