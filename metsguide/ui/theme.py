# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""How the program looks: named colours in three themes, type sizes, and the style sheet made of them.

The only place with a colour literal. Contrast of each pair is held by tests/ui/test_theme.py.
"""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from metsguide.settings import TEXT_SIZES

_MIDDLE = 128
THEMES = ("light", "dark", "high-contrast")

FAMILY = "Atkinson Hyperlegible"
FALLBACK_FAMILIES = ("MetsGuide Symbols", "Noto Sans", "DejaVu Sans")

COLOURS: dict[str, tuple[str, str, str]] = {
    # name: (light, dark, high contrast)
    "page": ("#FBF9F4", "#1B1D1C", "#000000"),  # window, reading area
    "side": ("#F2EDE3", "#131514", "#000000"),  # sidebar; cover of the idle warning
    "card": ("#FFFFFF", "#252827", "#000000"),  # cards, fields, buttons, pop-ups
    "tint": ("#E6F0EB", "#1F332E", "#000000"),  # key points, selected row, hovered button
    "tint-2": ("#D3E4DC", "#2A443D", "#2B2B2B"),  # pressed button, open word
    "hover": ("#EAE3D6", "#2E3231", "#2B2B2B"),  # hovered sidebar row
    "line": ("#DED6C8", "#3B403E", "#FFFFFF"),  # quiet rules and card edges (decoration)
    "control": ("#776F62", "#8F9792", "#FFFFFF"),  # edge of anything that can be pressed; scroll bar
    "ink": ("#1D2424", "#F0ECE4", "#FFFFFF"),  # body, headings
    "ink-2": ("#475050", "#C6C4BC", "#FFFFFF"),  # second text
    "accent": ("#14564C", "#93D6C6", "#FFE45C"),  # links, icons, main button
    "accent-2": ("#0C4038", "#B4E6DA", "#FFFFFF"),  # main button, hover and pressed
    "on-accent": ("#FFFFFF", "#0B2A25", "#000000"),  # words on accent
    "help": ("#9C2B1E", "#BF3F30", "#FFA99C"),  # Get help now; band 1
    "help-2": ("#7F2016", "#9C2B1E", "#FFFFFF"),  # the same, hover and pressed
    "on-help": ("#FFFFFF", "#FFFFFF", "#000000"),  # words on help
    "help-ink": ("#8C2418", "#FFB3A6", "#FFA99C"),  # help headings, icon
    "help-tint": ("#FBEBE7", "#331C18", "#000000"),  # help block
    "soon": ("#F0C468", "#E2B65A", "#FFD54A"),  # band 2
    "on-soon": ("#2B1E00", "#2B1E00", "#000000"),  # words on band 2
    "soon-edge": ("#8A6410", "#E2B65A", "#FFD54A"),  # edge of band 2
    "today": ("#1F4E79", "#3A6D9F", "#9CCBFF"),  # band 3
    "on-today": ("#FFFFFF", "#FFFFFF", "#000000"),  # words on band 3
    "note-tint": ("#F6EFDF", "#302B1F", "#000000"),  # gentle notes
    "mark": ("#FBE38E", "#5C4A12", "#FFE45C"),  # found words
    "on-mark": ("#1D2424", "#FFF3CC", "#000000"),  # words on mark
    "focus": ("#1B4DD1", "#9DB9FF", "#4DE1FF"),  # focus ring
    "body-fill": ("#EFE6D8", "#333735", "#000000"),  # figure
    "body-line": ("#8B8070", "#8F9792", "#FFFFFF"),  # outline of the figure
    "organ": ("#D9BFA3", "#5A5247", "#000000"),  # organs
    "organ-line": ("#7A5B3C", "#C9A883", "#FFFFFF"),  # edges of organs
    "blood": ("#EBCDC0", "#5E3F36", "#000000"),  # blood vessels in pictures
    "disabled": ("#686259", "#949C97", "#B8B8B8"),  # disabled words
    "disabled-bg": ("#ECE8E0", "#2B2E2D", "#000000"),  # disabled fill
}

# Sizes in pixels at 100 % (visual language, "Type"): role -> (size, line height, weight).
TYPE: dict[str, tuple[int, int, int]] = {
    "title": (34, 42, 700),
    "heading": (25, 32, 700),
    "subheading": (20, 28, 700),
    "band": (22, 28, 700),
    "body": (20, 32, 400),
    "points": (20, 30, 400),
    "lead": (19, 29, 400),
    "signs": (18, 24, 400),
    "snippet": (18, 27, 400),
    "control": (17, 24, 400),
    "small": (16, 24, 400),
}
_SIDEBAR = 312
_TARGETS = (44, 56, 56)
"""The height of what can be pressed, of main buttons, of Get help now; pixels at 100 %."""

_SPACINGS = {"normal": 1.0, "wide": 1.2, "widest": 1.4}
_WIDTHS = {"narrow": 0.8, "normal": 1.0, "wide": 1.12}
"""For the reader's choice, what lengths are multiplied by. The widest line holds about 80 letters."""


class Look(QObject):
    """The theme and the text size in force. Widgets that paint themselves ask it, and follow `changed`."""

    changed = Signal()

    def __init__(
        self, theme: str = "system", text_size: int = 100, line_spacing: str = "normal", reading_width: str = "normal",
        *, kiosk: bool = False,
    ) -> None:  # fmt: skip
        """With `kiosk`, text and what can be pressed are larger."""
        super().__init__()
        self.kiosk = kiosk
        self.line_spacing, self.reading_width = line_spacing, reading_width
        """Of `settings.LINE_SPACINGS` and `READING_WIDTHS`; set by `choose_reading`."""
        self._type, self._targets, self._scale, self._style = TYPE, _TARGETS, 1.0, _STYLE
        if kiosk:
            from metsguide.ui import kiosk_style as of_kiosk

            self._type, self._targets, self._scale = of_kiosk.TYPE, of_kiosk.TARGETS, of_kiosk.SCALE
            self._style += of_kiosk.STYLE
        self._choice = theme
        self._text_size = text_size
        # A system that is dark gives its programs a dark palette; asking it by name would cost much at the start.
        self._system_dark = QGuiApplication.palette().window().color().lightness() < _MIDDLE
        self._system_contrast = False
        self.settled = True
        """Whether the start is over: until then what would cost it time is left out (see `qt_numbers`)."""
        self._theme = self._resolve()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool | None], QFont] = {}

    def follow_system(self) -> None:
        """From now on take up what the system changes, and its wish for high contrast."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._look_at_contrast()

    def _look_at_contrast(self) -> None:
        hints = QGuiApplication.styleHints()
        if hasattr(hints, "accessibility"):
            wanted = hints.accessibility().contrastPreference()
            self._system_contrast = wanted == QtCore.Qt.ContrastPreference.HighContrast
        self._refresh(force=False)

    @property
    def choice(self) -> str:
        """What the reader chose: "system" or one of `THEMES`."""
        return self._choice

    @property
    def theme(self) -> str:
        """The theme in force, one of `THEMES`."""
        return self._theme

    @property
    def text_size(self) -> int:
        """Per cent, one of `TEXT_SIZES`."""
        return self._text_size

    def choose_reading(self, *, line_spacing: str = "", reading_width: str = "") -> None:
        """Set the room between lines, how wide the column is, or both; "" leaves it as it is."""
        before = self.line_spacing, self.reading_width
        self.line_spacing = line_spacing or self.line_spacing
        self.reading_width = reading_width or self.reading_width
        if (self.line_spacing, self.reading_width) != before:
            self.changed.emit()

    def choose_theme(self, choice: str) -> None:
        """Follow the system ("system") or hold one of `THEMES`."""
        self._choice = choice
        self._refresh(force=False)

    def choose_text_size(self, percent: int) -> None:
        """Set the text size to the nearest of `TEXT_SIZES`."""
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - percent))
        if nearest != self._text_size:
            self._text_size = nearest
            self._refresh(force=True)

    def step_text_size(self, step: int) -> None:
        """One size up (1) or down (-1), as far as there are sizes."""
        index = TEXT_SIZES.index(self._text_size) + step
        self.choose_text_size(TEXT_SIZES[max(0, min(index, len(TEXT_SIZES) - 1))])

    def can_step(self, step: int) -> bool:
        """Whether `step_text_size` would change anything."""
        return 0 <= TEXT_SIZES.index(self._text_size) + step < len(TEXT_SIZES)

    def px(self, pixels: float) -> int:
        """A length at 100 % as it is at the text size in force."""
        return round(pixels * self._scale * self._text_size / 100)

    @property
    def target(self) -> int:
        """The least width and height of what can be pressed, in pixels at the text size in force."""
        return self._of_size(self._targets[0])

    @property
    def sidebar(self) -> int:
        """The sidebar's width in pixels at the text size in force."""
        return self._of_size(_SIDEBAR)

    def size(self, role: str) -> int:
        """The type size of a role of `TYPE`, in pixels at the text size in force."""
        return self._of_size(self._type[role][0])

    def _of_size(self, pixels: int) -> int:
        return round(pixels * self._text_size / 100)

    def space(self, pixels: float) -> int:
        """A distance between lines at 100 %, as it is with the line spacing in force."""
        return self.px(pixels * _SPACINGS[self.line_spacing])

    def measure(self, pixels: float) -> int:
        """A width of running text at 100 %, as it is with the reading width in force."""
        return self.px(pixels * _WIDTHS[self.reading_width])

    def hex(self, name: str) -> str:
        """The colour of that name in the theme in force, as #RRGGBB."""
        return COLOURS[name][THEMES.index(self._theme)]

    def colour(self, name: str) -> QColor:
        """The colour of that name in the theme in force."""
        if name not in self._colours:
            self._colours[name] = QColor(self.hex(name))
        return self._colours[name]

    def font(self, role: str, *, bold: bool | None = None) -> QFont:
        """The font of a role of `TYPE` at the text size in force. To be read: the next who asks gets the same one."""
        font = self._fonts.get((role, bold))
        if font is None:
            _, _, weight = self._type[role]
            font = QFont([FAMILY, *FALLBACK_FAMILIES])
            font.setPixelSize(self.size(role))
            font.setWeight(QFont.Weight(weight if bold is None else 700 if bold else 400))
            self._fonts[role, bold] = font
        return font

    def line(self, role: str) -> int:
        """The line height of a role of `TYPE`, in pixels at the text size in force."""
        return round(self._of_size(self._type[role][1]) * _SPACINGS[self.line_spacing])

    def apply(self) -> None:
        """Put font, palette and style sheet on the application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setFont(self.font("control"))
        app.setPalette(self._palette())
        app.setStyleSheet(self._style_sheet())

    def _resolve(self) -> str:
        if self._choice in THEMES:
            return self._choice
        if self._system_contrast:
            return "high-contrast"
        return "dark" if self._system_dark else "light"

    def _system_changed(self) -> None:
        self._system_dark = QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
        self._look_at_contrast()

    def _refresh(self, *, force: bool) -> None:
        theme = self._resolve()
        if theme == self._theme and not force:
            return
        self._theme = theme
        self._colours.clear()
        self._fonts.clear()
        self.apply()
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for which, name in (
            (role.Window, "page"), (role.WindowText, "ink"), (role.Base, "card"), (role.AlternateBase, "side"),
            (role.Text, "ink"), (role.Button, "card"), (role.ButtonText, "ink"), (role.BrightText, "on-help"),
            (role.Link, "accent"), (role.LinkVisited, "accent"), (role.Highlight, "accent"),
            (role.HighlightedText, "on-accent"), (role.ToolTipBase, "card"), (role.ToolTipText, "ink"),
            (role.PlaceholderText, "ink-2"), (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(which, self.colour(name))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.colour("disabled"))
        return palette

    def _style_sheet(self) -> str:
        values = {name.replace("-", "_"): self.hex(name) for name in COLOURS}
        values |= {f"p{n}": f"{self.px(n)}px" for n in (4, 6, 8, 10, 12, 14, 16, 24)}
        values |= {f"f_{role}": f"{self.size(role)}px" for role in self._type}
        target, main, help_now = (self._of_size(pixels) for pixels in self._targets)
        values |= {"target": f"{target}px", "help_now": f"{help_now}px"}
        # A style sheet's height leaves out the border.
        values |= {"h_target": f"{target - 2}px", "h_main": f"{main - 2}px"}
        values["chosen"] = self.hex("accent" if self._theme == "high-contrast" else "tint")
        values["on_chosen"] = self.hex("on-accent" if self._theme == "high-contrast" else "accent")
        # In high contrast a tint is black on black: there every block has an edge.
        contrast = self._theme == "high-contrast"
        values["points_edge"] = self.hex("line" if contrast else "tint")
        values["help_edge"] = self.hex("help" if contrast else "help-tint")
        return self._style.format_map(values)


# Geometry and states of what Qt draws. Colours by name; lengths at the text size in force.
_STYLE = """
* {{ outline: 0; }}
QWidget#page, QScrollArea#page, QWidget#column-ground {{ background: {page}; border: 0; }}
QWidget#window {{ background: {page}; }}
QFrame#side-ground {{ background: {side}; border: 0; }}
QWidget#topbar {{ background: {page}; border-bottom: 1px solid {line}; }}
QWidget#sidebar {{ background: {side}; border-right: 1px solid {line}; }}
QLabel {{ color: {ink}; background: transparent; }}
QLabel[look="title"] {{ font-size: {f_title}; font-weight: 700; }}
QLabel[look="heading"] {{ font-size: {f_heading}; font-weight: 700; }}
QLabel[look="subheading"] {{ font-size: {f_subheading}; font-weight: 700; }}
QLabel[look="lead"] {{ font-size: {f_lead}; color: {ink_2}; }}
QLabel[look="small"] {{ font-size: {f_small}; color: {ink_2}; }}
QLabel[look="small-bold"] {{ font-size: {f_small}; font-weight: 700; color: {ink_2}; }}
QLabel[look="brand"] {{ font-size: {f_subheading}; font-weight: 700; }}
QLabel[look="body"] {{ font-size: {f_body}; }}
QLabel[look="help-heading"] {{ font-size: {f_heading}; font-weight: 700; color: {help_ink}; }}
QLabel[look="band-call-911"] {{ font-size: {f_band}; font-weight: 700; color: {on_help}; }}
QLabel[look="band-emergency"] {{ font-size: {f_band}; font-weight: 700; color: {on_soon}; }}
QLabel[look="band-today"] {{ font-size: {f_band}; font-weight: 700; color: {on_today}; }}
QLabel[look="band-note-call-911"] {{ font-size: {f_small}; color: {on_help}; }}
QLabel[look="band-note-emergency"] {{ font-size: {f_small}; color: {on_soon}; }}
QLabel[look="band-note-today"] {{ font-size: {f_small}; color: {on_today}; }}
QLabel[look="control"] {{ font-size: {f_control}; }}
QLabel[look="number"] {{ font-size: {f_control}; font-weight: 700; color: {accent}; }}
QLabel[look="count"] {{ font-size: {f_control}; font-weight: 700; }}
QLabel[look="phone"] {{ font-size: {f_band}; font-weight: 700; }}
QFrame[look="card"] {{ background: {card}; border: 1px solid {line}; border-radius: 12px; }}
QFrame[look="plain-card"] {{ background: {card}; border: 1px solid {control}; border-radius: 12px; }}
QFrame[look="points"] {{ background: {tint}; border: 1px solid {points_edge}; border-radius: 12px; }}
QFrame[look="note"] {{ background: {note_tint}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[look="help-block"] {{ background: {help_tint}; border: 1px solid {help_edge}; border-left: 6px solid {help};
    border-top-right-radius: 12px; border-bottom-right-radius: 12px; }}
QFrame[look="find"] {{ background: {side}; border: 0; border-bottom: 1px solid {line}; }}
QFrame[look="rule"] {{ background: {line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[look="dialog"] {{ background: {card}; border: 1px solid {control}; border-radius: 16px; }}

QPushButton {{ background: {card}; color: {accent}; border: 1px solid {control}; border-radius: 8px;
    padding: 0 {p14}; min-height: {h_target}; font-size: {f_control}; font-weight: 700; text-align: left; }}
QPushButton:hover {{ background: {tint}; }}
QPushButton:pressed {{ background: {tint_2}; }}
QPushButton:checked {{ background: {tint}; border-color: {accent}; }}
QPushButton:disabled {{ background: {disabled_bg}; color: {disabled}; border: 1px dashed {control}; }}
QPushButton[look="main"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[look="main"]:hover, QPushButton[look="main"]:pressed {{ background: {accent_2}; border-color: {accent_2}; }}
QPushButton[look="big"] {{ min-height: {h_main}; padding: 0 {p24}; }}
QPushButton[look="help"] {{ background: {help}; color: {on_help}; border-color: {help}; }}
QPushButton[look="help-now"] {{ background: {help}; color: {on_help}; border: 0; border-radius: 10px;
    min-height: {help_now}; font-size: {f_lead}; padding: 0 {p16}; }}
QPushButton[look="help"]:hover, QPushButton[look="help"]:pressed, QPushButton[look="help-now"]:hover,
QPushButton[look="help-now"]:pressed {{ background: {help_2}; border-color: {help_2}; }}
QPushButton[look="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[look="quiet"]:hover {{ background: {tint}; }}
QPushButton[look="fold"] {{ background: transparent; border: 0; padding: 0; min-height: 0; font-size: {f_subheading}; }}
QPushButton[look="fold"]:hover {{ background: {tint}; }}
QPushButton[look="letter"] {{ padding: 0; text-align: center; }}
QPushButton[look="link"] {{ background: transparent; border: 0; font-weight: 400; padding: 0; min-height: {h_target};
    text-decoration: underline; }}
QPushButton[look="link"]:hover {{ background: {tint}; }}
QPushButton[look="bar"] {{ background: transparent; border: 1px solid transparent; color: {ink}; font-weight: 400;
    padding: 0 {p8}; }}
QPushButton[look="bar"]:hover {{ background: {tint}; }}
QPushButton[look="bar"]:pressed {{ background: {tint_2}; }}
QPushButton[look="bar"]:disabled {{ color: {disabled}; background: transparent; border: 1px solid transparent; }}
QPushButton[look="switch-left"], QPushButton[look="switch-right"] {{ color: {ink}; font-weight: 400; }}
QPushButton[look="switch-left"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: 0; }}
QPushButton[look="switch-right"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0; }}
QPushButton[look="switch-left"]:checked, QPushButton[look="switch-right"]:checked {{ background: {chosen};
    color: {on_chosen}; font-weight: 700; border-color: {control}; }}
QPushButton[look="smaller"] {{ color: {ink}; font-size: {f_small}; text-align: center; padding: 0; min-width: {target};
    border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: 0; }}
QPushButton[look="larger"] {{ color: {ink}; font-size: {f_subheading}; text-align: center; padding: 0;
    min-width: {target}; border-top-left-radius: 0; border-bottom-left-radius: 0; }}
QWidget#topbar QPushButton {{ padding: 0 12px; }}
QWidget#topbar QPushButton[look="bar"] {{ padding: 0 8px; }}
QWidget#topbar QPushButton[look="smaller"], QWidget#topbar QPushButton[look="larger"],
QWidget#topbar QPushButton[look="clear"] {{ padding: 0; }}

QLineEdit {{ background: {card}; color: {ink}; border: 1px solid {control}; border-radius: 8px; min-height: {h_target};
    padding: 0 {p8}; font-size: {f_control}; placeholder-text-color: {ink_2}; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QFrame[look="field"] {{ background: {card}; border: 1px solid {control}; border-radius: 8px; }}
QFrame[look="field"] QLineEdit {{ border: 0; background: transparent; padding: 0; min-height: 0; }}
QPushButton[look="clear"] {{ background: transparent; border: 0; padding: 0; text-align: center;
    min-width: {target}; min-height: 0; }}
QPushButton[look="clear"]:hover {{ background: {tint}; }}
QComboBox {{ background: {card}; color: {ink}; border: 1px solid {control}; border-radius: 8px; min-height: {h_target};
    padding: 0 {p12}; font-size: {f_control}; combobox-popup: 0; }}
QComboBox:hover {{ background: {tint}; }}
QComboBox::drop-down {{ border: 0; width: {target}; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {card}; color: {ink}; border: 1px solid {control};
    selection-background-color: {tint}; selection-color: {ink}; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: {h_target}; }}
QListView {{ background: transparent; border: 0; }}
QTextEdit, QPlainTextEdit {{ background: {card}; color: {ink}; border: 1px solid {control}; border-radius: 8px;
    padding: {p4} {p6}; font-size: {f_control}; placeholder-text-color: {ink_2};
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QToolTip {{ background: {card}; color: {ink}; border: 1px solid {control}; padding: 4px; font-size: {f_small}; }}
QMenu {{ background: {card}; color: {ink}; border: 1px solid {control}; padding: 4px; }}
QMenu::item {{ padding: {p10} {p16}; }}
QMenu::item:selected {{ background: {tint}; color: {ink}; }}
QMenu::item:disabled {{ color: {disabled}; }}

QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {control}; border-radius: 4px; min-height: 44px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {control}; border-radius: 4px; min-width: 44px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
