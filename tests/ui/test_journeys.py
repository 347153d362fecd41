# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What readers do, by mouse and by keyboard, and what they then see."""

from __future__ import annotations

import calendar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from metsguide.model import Fold
from metsguide.settings import TEXT_SIZES, Settings
from metsguide.ui.navigator import HELP
from tests.ui.conftest import Opener
from tests.ui.reader import PAGES, Reader, click, rows_of

BONE = "Cancer that has spread to bone"

# --- Home -------------------------------------------------------------------------------------------


def test_the_program_opens_at_home(reader: Reader) -> None:
    assert reader.title == "You can take this one step at a time"
    assert reader.window.windowTitle() == "MetsGuide", "nobody looking over a shoulder reads more"
    for door in ("I was just told", "I feel unwell now", "I want to look something up", "I am here for someone else"):
        assert reader.in_view(reader.button(door))


@pytest.mark.parametrize(
    ("door", "place"),
    [
        ("I was just told", "article:just-told"),
        ("I feel unwell now", str(HELP)),
        ("I am here for someone else", "article:caregivers"),
    ],
)
def test_a_door_leads_to_its_article(reader: Reader, door: str, place: str) -> None:
    reader.press(door)
    assert reader.place == place
    about = reader.library.summary(place.partition(":")[2], "en")
    assert about is not None
    assert reader.title == about.title


def test_the_door_to_look_something_up_leads_to_the_search(reader: Reader) -> None:
    reader.press("I want to look something up")
    assert reader.title == "What are you looking for?"
    assert reader.focus is reader.search_box
    reader.type("liver")
    assert reader.title == "Results for “liver”"


def test_a_place_on_the_body_leads_to_its_article(reader: Reader) -> None:
    reader.press("Bone", reader.page)
    assert reader.title == BONE


def test_the_body_shows_where_cancer_started_too(reader: Reader) -> None:
    reader.press("It started in")
    assert not reader.buttons("Bone", reader.page)
    reader.press("Prostate", reader.page)
    assert reader.place == "article:pri-prostate"


def test_every_door_and_place_answers_to_the_keyboard(reader: Reader) -> None:
    reader.tab_until(reader.button("I was just told", reader.page))
    reader.key(Qt.Key.Key_Space)
    assert reader.place == "article:just-told"
    reader.alt(Qt.Key.Key_Home)
    reader.tab_until(reader.button("It has spread to", reader.page))
    reader.key(Qt.Key.Key_Right)  # one of two: Tab stops at the chosen one, the arrows choose
    reader.tab_until(reader.button("Prostate", reader.page))
    reader.tab_until(reader.button("It started in", reader.page))
    reader.tab_until(reader.button("Prostate", reader.page))
    reader.key(Qt.Key.Key_Space)
    assert reader.place == "article:pri-prostate"


# --- Contents and articles --------------------------------------------------------------------------


def test_a_section_opens_and_leads_to_an_article(reader: Reader) -> None:
    assert "Bone" not in rows_of(reader.contents)
    reader.choose("Where it has spread")
    assert reader.title == "Where it has spread"
    assert {"Bone", "Liver", "Lungs"} <= set(rows_of(reader.contents))
    reader.choose("Bone")
    assert reader.title == BONE
    for part in ("Three things to know", "Ask about this", "Where this comes from", "Next"):
        assert reader.sees(part)
    article = reader.library.article("site-bone", "en")
    assert article is not None
    year, month = article.checked.split("-")
    assert reader.sees(f"Checked {calendar.month_name[int(month)]} {year}")
    assert reader.sees("Not yet reviewed by a clinician")


def test_an_open_section_closes_when_pressed_again(reader: Reader) -> None:
    reader.choose("Where it has spread")
    reader.choose("Where it has spread")
    assert "Bone" not in rows_of(reader.contents)


def test_a_page_of_a_section_leads_to_its_articles(open_at: Opener) -> None:
    reader = open_at("section:spread")
    reader.press(BONE)
    assert reader.place == "article:site-bone"


def test_the_contents_work_by_keyboard(reader: Reader) -> None:
    reader.key(Qt.Key.Key_F6)
    assert reader.focus is reader.contents
    while rows_of(reader.contents)[reader.contents.currentIndex().row()] != "Where it has spread":
        reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    assert reader.title == "Where it has spread"
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    assert reader.place.startswith("article:site-")
    reader.key(Qt.Key.Key_F6)
    assert reader.page.isAncestorOf(reader.focus), "and back to the page"


def test_a_link_in_the_text_leads_to_the_other_article(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("Bone drugs")
    assert reader.place == "article:tx-bone-drugs"
    assert reader.scrolled == 0


def test_a_link_is_followed_by_keyboard(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, link = reader.link("Bone drugs")
    reader.tab_until(text)
    while text.focus_rect() != text.link_rect(link):
        reader.key(Qt.Key.Key_Tab)
        assert reader.focus is text
    reader.key(Qt.Key.Key_Return)
    assert reader.place == "article:tx-bone-drugs"


def test_next_leads_on(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.press("Easing pain")
    assert reader.place == "article:sx-pain"


def test_the_numbers_of_the_sources_show_when_asked_for(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    assert not reader.sees("[1]")
    reader.press("Show which source says what")
    assert reader.sees("[1]")
    reader.follow("[1]")
    assert reader.scrolled > 0
    reader.press("Hide the source numbers")
    assert not reader.sees("[1]")


def test_on_this_page_leads_to_the_headings(open_at: Opener) -> None:
    reader = open_at("article:site-bone", width=1500)
    before = reader.scrolled
    reader.press("What can help")
    assert reader.scrolled > before
    assert reader.page.anchor_top("what-can-help") is not None


@pytest.mark.parametrize("page", ["article:there-is-none", "section:there-is-none"])
def test_a_page_that_is_not_there_says_so_kindly(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    assert reader.title == "This page is not here"
    reader.press("Get help now", reader.window.sidebar)
    assert reader.place == str(HELP)


# --- Words ------------------------------------------------------------------------------------------


def test_a_word_explains_itself_when_clicked(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    meaning = _meaning(reader, "metastases")
    assert not reader.sees(meaning)
    reader.follow("metastases")
    assert reader.sees(meaning)
    assert reader.place == "article:site-bone"
    reader.press("Close", reader.page)
    assert not reader.sees(meaning)


def test_a_word_explains_itself_by_keyboard_and_gives_the_keyboard_back(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, link = reader.link("metastases")
    reader.tab_until(text)
    reader.key(Qt.Key.Key_Return)
    meaning = _meaning(reader, "metastases")
    assert reader.sees(meaning)
    assert reader.focus is not text
    reader.key(Qt.Key.Key_Escape)
    assert not reader.sees(meaning)
    assert reader.focus is text
    assert text.focus_rect() == text.link_rect(link), "and on the same word"


def test_a_word_leads_to_all_words(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("metastases")
    reader.press("See all word meanings")
    assert reader.place == "glossary:metastases"
    assert reader.title == "Word meanings"
    assert reader.scrolled > 0, "the word is in view"


@pytest.mark.parametrize("close", ["cross", "escape"])
def test_a_word_can_be_asked_for_again(open_at: Opener, close: str) -> None:
    reader = open_at("article:site-bone")
    for words, term in (("metastases", "metastases"), ("metastases", "metastases"),
                        ("whole-body treatment", "systemic-treatment")):  # fmt: skip
        reader.follow(words)
        assert reader.sees(_meaning(reader, term))
        reader.press("Close", reader.page) if close == "cross" else reader.key(Qt.Key.Key_Escape)
        assert not reader.sees(_meaning(reader, term))


def test_one_word_is_open_at_a_time(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("metastases")
    reader.follow("whole-body treatment")
    assert not reader.sees(_meaning(reader, "metastases"))
    assert reader.sees(_meaning(reader, "systemic-treatment"))


def _meaning(reader: Reader, term: str) -> str:
    found = reader.library.term(term, "en")
    assert found is not None
    return found.meaning


def test_the_word_list_narrows_while_typing(open_at: Opener) -> None:
    reader = open_at("glossary")
    box = next(box for box in reader.widgets(QLineEdit, reader.page))
    reader.tab_until(box)
    reader.type("biops")
    assert reader.sees("Biopsy", reader.page)
    assert not reader.sees("Bisphosphonate", reader.page)
    reader.type("yxz")
    assert reader.sees("No word like that is here.")


def test_a_letter_leads_to_its_words(open_at: Opener) -> None:
    reader = open_at("glossary")
    reader.press("Go to M")
    assert reader.scrolled > 0


# --- Search -----------------------------------------------------------------------------------------


def test_results_come_while_typing_and_are_grouped(reader: Reader) -> None:
    reader.search("palliativ")
    assert reader.title == "Results for “palliativ”"
    reader.type("e")
    assert reader.title == "Results for “palliative”"
    rows = rows_of(reader.results)
    assert "Palliative care" in rows
    groups = [row for row in rows if row in ("Best answers", "Pages", "Word meanings", "Places to turn")]
    assert groups == ["Best answers", "Pages", "Word meanings", "Places to turn"]


def test_a_result_opens_by_keyboard(reader: Reader) -> None:
    reader.search("spread to bone")
    reader.key(Qt.Key.Key_Down)
    assert reader.focus is reader.results
    wanted = rows_of(reader.results)[1]
    reader.key(Qt.Key.Key_Return)
    assert reader.title == wanted


def test_the_keyboard_moves_over_the_names_of_groups_and_back_into_the_box(reader: Reader) -> None:
    reader.search("bone marrow")
    reader.key(Qt.Key.Key_Down)
    seen = [rows_of(reader.results)[reader.results.currentIndex().row()]]
    for _ in range(len(rows_of(reader.results))):
        reader.key(Qt.Key.Key_Down)
        seen.append(rows_of(reader.results)[reader.results.currentIndex().row()])
    assert not {"Pages", "Word meanings", "Places to turn"} & set(seen)
    assert "Bone marrow" in seen
    for _ in seen:
        reader.key(Qt.Key.Key_Up)
        if reader.focus is reader.search_box:
            break
    assert reader.focus is reader.search_box


@pytest.mark.parametrize(
    ("text", "row", "place"),
    [
        ("spread to bone", BONE, "article:site-bone"),
        ("bone marrow", "Bone marrow", "glossary:bone-marrow"),
    ],
)
def test_a_result_opens_by_mouse(reader: Reader, text: str, row: str, place: str) -> None:
    reader.search(text)
    reader.click(reader.results, reader.row(row, reader.results))
    assert reader.place == place


def test_thoughts_of_suicide_show_who_to_talk_to_and_the_results_stay(reader: Reader) -> None:
    reader.search("i want to end my life")
    assert reader.sees("9-8-8")
    assert rows_of(reader.results)
    reader.press("9-8-8: Suicide Crisis Helpline")
    assert reader.place == "resources:988"


def test_a_sign_of_an_emergency_says_what_to_do_above_the_results(reader: Reader) -> None:
    reader.search("my legs feel weak")
    assert reader.sees("Go to emergency now")
    reader.press("Pressure on the spinal cord")
    assert reader.place == "article:em-spinal-cord"
    reader.search("liver")
    assert not reader.sees("Go to emergency now")


def test_escape_clears_the_search_and_goes_back(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.search("fever")
    assert reader.place == "search:fever"
    reader.key(Qt.Key.Key_Escape)
    assert reader.title == BONE
    assert reader.search_box.text() == ""


def test_the_cross_clears_the_search(reader: Reader) -> None:
    reader.search("fever")
    reader.press("Clear the search")
    assert reader.place == "home"
    assert not reader.buttons("Clear the search")


def test_taking_every_letter_away_goes_back(reader: Reader) -> None:
    reader.search("ab")
    reader.key(Qt.Key.Key_Backspace, times=2)
    assert reader.place == "home"


def test_a_search_is_one_step_back_however_long_it_took_to_type(reader: Reader) -> None:
    reader.search("bone marrow")
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    reader.press("Back")
    assert reader.place == "search:bone marrow"
    assert reader.search_box.text() == "bone marrow"
    reader.press("Back")
    assert reader.place == "home"
    assert reader.search_box.text() == ""


def test_a_search_that_finds_nothing_offers_ways_on(reader: Reader) -> None:
    reader.search("xyzzyqqq")
    assert reader.sees("Nothing found for “xyzzyqqq”")
    assert reader.sees("Or look through the contents")
    assert reader.buttons("Get help now")


def test_a_slash_begins_a_search_and_within_one_is_a_slash(reader: Reader) -> None:
    reader.key(Qt.Key.Key_Slash)
    assert reader.focus is reader.search_box
    reader.type("24/7")
    assert reader.search_box.text() == "24/7"


# --- Back and forward -------------------------------------------------------------------------------


def test_back_and_forward_restore_the_page_and_how_far_down(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("Bone drugs")
    left_at = reader.scrolled
    assert left_at == 0
    reader.scroll_to(150)
    reader.press("Back")
    assert reader.title == BONE
    first = reader.scrolled
    assert first > 0
    reader.press("Forward")
    assert reader.place == "article:tx-bone-drugs"
    reader.press("Back")
    assert reader.scrolled == first


@pytest.mark.parametrize("leave", ["sidebar", "search", "card", "key", "back"])
def test_whichever_way_a_reader_leaves_the_page_comes_back_where_it_was(open_at: Opener, leave: str) -> None:
    reader = open_at("section:spread")
    reader.press(BONE)
    reader.scroll_to(700)
    assert reader.scrolled == 700
    back = True
    if leave == "sidebar":
        reader.press("Word meanings")
    elif leave == "search":
        reader.search("liver")
    elif leave == "card":
        reader.window.page().verticalScrollBar().setValue(0)
        card = reader.button("Easing pain")
        reader.page.bring_into_view(card)
        reader.settle()
        at = reader.scrolled
        reader.click(card)
        reader.press("Back")
        assert reader.scrolled == at
        return
    elif leave == "key":
        reader.key(Qt.Key.Key_F1)
    else:
        reader.press("Back")
        back = False
    reader.press("Back" if back else "Forward")
    assert reader.title == BONE
    assert reader.scrolled == 700


def test_keys_and_mouse_buttons_go_back_and_forward(reader: Reader) -> None:
    reader.press("I was just told")
    reader.alt(Qt.Key.Key_Left)
    assert reader.place == "home"
    reader.alt(Qt.Key.Key_Right)
    assert reader.place == "article:just-told"
    click(reader.page.viewport(), button=Qt.MouseButton.BackButton)
    assert reader.place == "home"
    click(reader.page.viewport(), button=Qt.MouseButton.ForwardButton)
    assert reader.place == "article:just-told"


def test_back_and_forward_can_be_pressed_only_where_they_lead_somewhere(reader: Reader) -> None:
    assert not reader.button("Back").isEnabled()
    assert not reader.button("Forward").isEnabled()
    reader.press("I was just told")
    assert reader.button("Back").isEnabled()
    reader.press("Back")
    assert not reader.button("Back").isEnabled()
    assert reader.button("Forward").isEnabled()


# --- Text size and colours --------------------------------------------------------------------------


def test_text_grows_and_shrinks_to_both_ends_by_button(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    for text, step, last in (("A+", 1, TEXT_SIZES[-1]), ("A−", -1, TEXT_SIZES[0])):
        presses = 0
        while reader.button(text).isEnabled():
            before = reader.look.text_size
            reader.press(text)
            assert TEXT_SIZES.index(reader.look.text_size) == TEXT_SIZES.index(before) + step
            assert f"now {reader.look.text_size} %" in reader.button(text).accessibleName()
            presses += 1
        assert reader.look.text_size == last
        assert presses > 2
    assert reader.title == BONE, "the page is still there"


def test_letters_really_grow(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    small = _heading_height(reader)
    reader.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, times=20)
    assert reader.look.text_size == TEXT_SIZES[-1]
    assert _heading_height(reader) == pytest.approx(2 * small, rel=0.1)
    reader.ctrl(Qt.Key.Key_0)
    assert reader.look.text_size == 100
    assert _heading_height(reader) == small
    reader.key(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, times=20)
    assert reader.look.text_size == TEXT_SIZES[0]
    assert _heading_height(reader) < small


def _heading_height(reader: Reader) -> int:
    from PySide6.QtWidgets import QLabel

    label = next(one for one in reader.widgets(QLabel, reader.page) if one.property("heading_level") == 1)
    return label.fontMetrics().height()


@pytest.mark.parametrize(("width", "size"), [(360, 100), (640, 200), (1280, 80)])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_stands_outside_the_page(open_at: Opener, page: str, width: int, size: int) -> None:
    reader = open_at(page, Settings(theme="light", text_size=size), width=width)
    column = getattr(reader.page, "column", None)
    assert column is not None or page.startswith("search")
    if column is not None:
        assert column.width() <= reader.page.viewport().width()
    for widget in reader.buttons():
        right = widget.mapTo(reader.window, widget.rect().topRight()).x()
        assert right <= reader.window.width(), f"{widget.accessibleName() or widget.text()} is cut off"
        assert widget.mapTo(reader.window, widget.rect().topLeft()).x() >= 0


def test_colours_change_at_once_and_stay_while_moving_on(open_at: Opener) -> None:
    reader = open_at("preferences")
    pictures = {}
    for name, theme in (("Dark", "dark"), ("High contrast", "high-contrast"), ("Light", "light")):
        reader.press(name)
        assert reader.look.theme == theme
        assert reader.button(name).isChecked()
        image = reader.window.grab().toImage()
        pictures[theme] = image.pixelColor(image.width() - 40, image.height() - 40).name().upper()
        assert pictures[theme] == reader.look.hex("page")
    reader.press("Dark")
    reader.press("Get help now", reader.window.sidebar)
    assert reader.look.theme == "dark"
    reader.press("Back")
    reader.press("As the system")
    assert reader.look.choice == "system"


def test_settings_are_chosen_by_keyboard_and_keep_the_keyboard(open_at: Opener) -> None:
    reader = open_at("preferences")
    reader.tab_until(reader.button("Light"))
    reader.key(Qt.Key.Key_Right)
    assert reader.look.theme == "dark"
    assert reader.focus is reader.button("Dark")
    reader.tab_until(reader.button("100 %"))
    reader.key(Qt.Key.Key_Right, times=2)
    assert reader.look.text_size == 125
    assert reader.focus is reader.button("125 %")


# --- Little room ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "size"), [(800, 100), (1280, 200)])
def test_in_a_narrow_window_the_contents_open_over_the_page(open_at: Opener, width: int, size: int) -> None:
    reader = open_at("article:site-bone", Settings(theme="light", text_size=size), width=width)
    assert not reader.window.sidebar.isVisible()
    reader.press("Contents")
    assert reader.window.sidebar.isVisible()
    assert reader.in_view(reader.contents)
    reader.choose("Where it started")
    assert reader.title == "Where it started"
    assert not reader.window.sidebar.isVisible(), "what was chosen can be seen"


def test_the_contents_close_by_a_press_beside_them_by_their_button_and_by_escape(open_at: Opener) -> None:
    from PySide6.QtCore import QPoint

    reader = open_at("home", width=800)
    reader.press("Contents")
    outside = QPoint(reader.window.width() - 10, reader.window.height() - 10)
    under = reader.window.childAt(outside)
    assert under is not None
    click(under)
    assert not reader.window.sidebar.isVisible()
    assert reader.place == "home"
    reader.press("Contents")
    reader.press("Contents")
    assert not reader.window.sidebar.isVisible()
    reader.press("Contents")
    reader.key(Qt.Key.Key_Escape)
    assert not reader.window.sidebar.isVisible()


def test_contents_open_in_a_narrow_window_by_keyboard(open_at: Opener) -> None:
    reader = open_at("article:site-bone", width=800)
    reader.key(Qt.Key.Key_F6)
    assert reader.focus is reader.contents
    reader.key(Qt.Key.Key_F6)
    assert not reader.window.sidebar.isVisible()
    assert reader.page.isAncestorOf(reader.focus)


def test_a_window_made_wide_again_has_its_sidebar_back(open_at: Opener) -> None:
    reader = open_at("home", width=800)
    reader.window.resize(1300, 860)
    reader.settle()
    assert reader.window.sidebar.isVisible()
    assert not reader.buttons("Contents")


# --- Help -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1280, 700])
@pytest.mark.parametrize("page", PAGES)
def test_help_is_one_press_away_from_everywhere(open_at: Opener, page: str, width: int) -> None:
    reader = open_at(page, width=width)
    bar = reader.window.sidebar if width > 1000 else reader.window.topbar
    helper = reader.button("Get help now", bar)
    assert reader.in_view(helper)
    assert helper.mapTo(reader.window, helper.rect().topLeft()).x() < 40, "top left, as on every page"
    reader.click(helper)
    assert reader.place == str(HELP)
    for band in ("Call 911", "Go to emergency now", "Call your team today"):
        assert reader.sees(band)


@pytest.mark.parametrize("page", PAGES)
def test_help_is_one_key_away_from_everywhere(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    reader.key(Qt.Key.Key_F1)
    assert reader.place == str(HELP)
    reader.alt(Qt.Key.Key_Home)
    reader.ctrl(Qt.Key.Key_H)
    assert reader.place == str(HELP)


def test_help_is_one_key_away_while_typing(reader: Reader) -> None:
    reader.search("blood in urine")
    reader.key(Qt.Key.Key_F1)
    assert reader.place == str(HELP)


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, "resources"),
        (Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier, "glossary"),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier, "keys"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier, "home"),
    ],
)
def test_a_key_leads_to_a_page(open_at: Opener, key: Qt.Key, modifier: Qt.KeyboardModifier, place: str) -> None:
    reader = open_at("about")
    reader.key(key, modifier)
    assert reader.place == place


def test_the_page_of_keys_lists_what_works(open_at: Opener) -> None:
    reader = open_at("keys")
    for text in ("Ctrl+H or F1", "Get help now", "Ctrl+K", "Search", "Alt+Left", "Ctrl+Q"):
        assert reader.sees(text, reader.page)


def test_a_key_closes_the_program(reader: Reader) -> None:
    with reader.qtbot.waitSignal(reader.window.closing):
        reader.ctrl(Qt.Key.Key_Q)
    assert not reader.window.isVisible()
    assert QApplication.instance() is not None


# --- Numbers stay closed ----------------------------------------------------------------------------


def test_survival_numbers_are_closed_until_asked_for_and_closed_again_when_left(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    article = reader.library.article("prognosis-numbers", "en")
    assert article is not None
    assert any(isinstance(block, Fold) and block.kind == "numbers" for block in article.blocks)
    assert reader.sees("Many do not, or not today. Both are fine.")
    closed = len(reader.texts(reader.page))
    reader.click(reader.buttons("Show the numbers")[0])
    assert len(reader.texts(reader.page)) > closed
    assert reader.page.isAncestorOf(reader.focus), "the keyboard stays at the part that was opened"
    reader.press("I was just told") if reader.place == "home" else reader.press("Get help now", reader.window.sidebar)
    reader.press("Back")
    assert reader.title == article.about.title
    assert len(reader.texts(reader.page)) == closed


def test_numbers_close_by_their_button(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    closed = reader.texts(reader.page)
    reader.click(reader.buttons("Show the numbers")[0])
    reader.press("Close", reader.page)
    assert reader.texts(reader.page) == closed


def test_more_opens_and_closes_in_its_place(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.press("How good is one visit of radiation?, closed")
    assert reader.sees("67 of 100")
    assert reader.focus is reader.button("How good is one visit of radiation?, open")
    reader.press("How good is one visit of radiation?, open")
    assert not reader.sees("67 of 100")
