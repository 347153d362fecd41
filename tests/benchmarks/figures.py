# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What was measured, beside its limits: as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement: values in `unit`, one a round or a step, and what they are held against.

    `other` are the values of what it is compared with, in the order of the same rounds; then the ratio of the two is
    the figure that `limit` is for. Without `other`, `limit` is for the median of the values. No limit: for information.
    """

    name: str
    unit: str
    values: Sequence[float]
    other: Sequence[float] = ()
    limit: float | None = None
    paired: bool = True
    """Whether a value and the other one of the same number belong to one round. If not, medians are compared."""

    @property
    def ratios(self) -> list[float]:
        """One of each round; one in all where values are not paired; none where nothing is compared."""
        if not self.other:
            return []
        if not self.paired:
            return [median(self.values) / median(self.other)]
        return [ours / theirs for ours, theirs in zip(self.values, self.other, strict=True) if theirs]

    @property
    def judged(self) -> float:
        """The figure that the limit is for."""
        return median(self.ratios) if self.limit_is_ratio else median(self.values)

    @property
    def limit_is_ratio(self) -> bool:
        """Whether the limit is for the ratio."""
        return self.paired and bool(self.ratios)

    @property
    def met(self) -> bool:
        """Whether the limit is kept. Without a limit, it is."""
        return self.limit is None or self.judged <= self.limit

    def as_json(self) -> dict[str, Any]:
        """Everything, with each single value."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": summary(self.values),
            "other": summary(self.other) if self.other else None,
            "ratio": summary(self.ratios) if self.ratios else None,
            "limit": self.limit,
            "limit_is_for": None if self.limit is None else "ratio" if self.limit_is_ratio else "median",
            "met": self.met if self.limit is not None else None,
            "values": list(self.values),
            "other_values": list(self.other),
        }


def summary(values: Sequence[float]) -> dict[str, float]:
    """Least, median, 95th percentile and greatest of at least one value."""
    p95 = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return {"min": min(values), "median": median(values), "p95": p95, "max": max(values), "count": len(values)}


def table(figures: Sequence[Figure]) -> str:
    """A row a figure: ours, the other, the ratio (median [least-greatest]) and its limit."""
    head = ("", "ours", "bare, or shipped library", "ratio", "limit", "")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join((lines[0], "-" * len(lines[0]), *lines[1:]))


def _row(figure: Figure) -> tuple[str, ...]:
    limit, verdict = "", ""
    if figure.limit is not None:
        limit = f"{figure.limit:g} x" if figure.limit_is_ratio else f"{figure.limit:g} {figure.unit}"
        verdict = "met" if figure.met else "MISSED"
    ratio = _shown(figure.ratios, 2) if len(figure.ratios) > 1 else "".join(f"{one:.2f}" for one in figure.ratios)
    return (
        f"{figure.name}, {figure.unit}",
        _shown(figure.values),
        _shown(figure.other) if figure.other else "",
        ratio,
        limit,
        verdict,
    )


def _shown(values: Sequence[float], digits: int = 1) -> str:
    found = summary(values)
    many = f" p95 {found['p95']:.{digits}f}" if len(values) > 40 else ""
    return f"{found['median']:.{digits}f} [{found['min']:.{digits}f}-{found['max']:.{digits}f}]{many}"
