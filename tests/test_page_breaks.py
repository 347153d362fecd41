# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where pages end: nothing is lost, nothing is torn that should be whole, no heading stands alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from metsguide.page_breaks import Piece, Placed, break_pages

ROOM = 100.0


def test_what_fits_is_on_one_page_in_order() -> None:
    pages = break_pages([Piece(20), Piece(30, above=5), Piece(40, above=5)], ROOM)
    assert pages == [[Placed(0, 0, 0, 20), Placed(1, 25, 0, 30), Placed(2, 60, 0, 40)]]


def test_nothing_is_still_a_page() -> None:
    assert break_pages([], ROOM) == [[]]


def test_the_space_above_is_left_out_at_the_top_of_a_page() -> None:
    pages = break_pages([Piece(90), Piece(20, above=15)], ROOM)
    assert pages[1] == [Placed(1, 0, 0, 20)]


def test_a_heading_goes_with_the_beginning_of_its_text() -> None:
    text = Piece(60, cuts=(20, 40))
    assert [[one.piece for one in page] for page in break_pages([Piece(80), Piece(10, keep=True), text], ROOM)] == [
        [0],
        [1, 2],
    ]
    # with room for the heading and two lines, it stays
    pages = break_pages([Piece(65), Piece(10, keep=True), text], ROOM)
    assert pages == [[Placed(0, 0, 0, 65), Placed(1, 65, 0, 10), Placed(2, 75, 0, 20)], [Placed(2, 0, 20, 60)]]


def test_headings_below_each_other_stay_together() -> None:
    pages = break_pages([Piece(70), Piece(15, keep=True), Piece(10, keep=True), Piece(30)], ROOM)
    assert [[one.piece for one in page] for page in pages] == [[0], [1, 2, 3]]


def test_a_whole_piece_moves_rather_than_being_cut() -> None:
    pages = break_pages([Piece(60), Piece(50, last_cuts=(10, 20, 30, 40))], ROOM)
    assert pages == [[Placed(0, 0, 0, 60)], [Placed(1, 0, 0, 50)]]


def test_a_whole_piece_taller_than_a_page_is_cut_all_the_same() -> None:
    pages = break_pages([Piece(150, last_cuts=(40, 80, 120))], ROOM)
    assert pages == [[Placed(0, 0, 0, 80)], [Placed(0, 0, 80, 150)]]


def test_what_it_belongs_to_is_said_again_at_the_top_of_a_page() -> None:
    pages = break_pages([Piece(80), Piece(30, again=12), Piece(30, again=12)], ROOM)
    assert pages == [[Placed(0, 0, 0, 80)], [Placed(1, 12, 0, 30, True), Placed(2, 42, 0, 30)]]


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    height = draw(st.integers(1, 260))
    ends = tuple(float(one) for one in sorted(draw(st.sets(st.integers(1, 260), max_size=8))) if one < height)
    whole = draw(st.booleans())
    return Piece(
        float(height), float(draw(st.integers(0, 20))), draw(st.booleans()), () if whole else ends, ends,
        float(draw(st.sampled_from([0, 0, 9]))),
    )  # fmt: skip


@given(st.lists(pieces(), max_size=12))
def test_every_piece_is_there_once_and_in_its_order(given_pieces: list[Piece]) -> None:
    pages = break_pages(given_pieces, ROOM)
    placed = [one for page in pages for one in page]
    assert [one.piece for one in placed] == sorted(one.piece for one in placed)
    for number, piece in enumerate(given_pieces):
        parts = [one for one in placed if one.piece == number]
        assert parts[0].start == 0
        assert parts[-1].end == piece.height
        assert all(one.end == other.start for one, other in pairwise(parts))
        cuts = {one.end for one in parts[:-1]}
        allowed = set(piece.cuts) if piece.height + piece.again <= ROOM else {*piece.cuts, *piece.last_cuts}
        assert cuts <= allowed


@given(st.lists(pieces(), max_size=12))
def test_nothing_reaches_beyond_a_page_or_lies_on_another(given_pieces: list[Piece]) -> None:
    for page in break_pages(given_pieces, ROOM):
        bottom = 0.0
        for one in page:
            piece = given_pieces[one.piece]
            assert one.top >= bottom
            bottom = one.top + one.end - one.start
            inner = [cut for cut in (*piece.cuts, *piece.last_cuts) if one.start < cut < one.end]
            assert bottom <= ROOM or not inner, "it could have been cut earlier"
            assert bottom <= ROOM or one is page[0]


@given(st.lists(pieces(), min_size=2, max_size=12))
def test_no_page_ends_with_what_belongs_to_the_next(given_pieces: list[Piece]) -> None:
    pages = break_pages(given_pieces, ROOM)
    for page, following in pairwise(pages):
        last = page[-1]
        piece = given_pieces[last.piece]
        if not piece.keep or following[0].piece != last.piece + 1 or last.start > 0:
            continue
        assert least_room(given_pieces, last.piece) > ROOM, "a page of their own would have held all of them"


def least_room(given_pieces: list[Piece], at: int) -> float:
    """How much room a page needs for all that belongs together with a piece, to the beginning of the last."""
    first, last = at, at
    while first and given_pieces[first - 1].keep:
        first -= 1
    while given_pieces[last].keep and last + 1 < len(given_pieces):
        last += 1
    before = sum(one.height + one.above for one in given_pieces[first + 1 : last])
    end = given_pieces[last]
    cuts = end.cuts or (end.last_cuts if end.height + end.again > ROOM else ())
    head = given_pieces[first]
    return head.again + head.height + before + end.above + (cuts[0] if cuts else end.height)


def test_a_page_is_never_empty_but_alone() -> None:
    many = [Piece(99, above=3, again=2), Piece(130), Piece(3, keep=True), Piece(120, last_cuts=(60,))] * 3
    assert all(break_pages(many, ROOM))
