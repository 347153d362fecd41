# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Dates in words."""

from __future__ import annotations

from metsguide.ui.i18n import translate


def month_and_year(date: str) -> str:
    """A date (YYYY-MM or YYYY-MM-DD) as month and year in the language in force.

    Translated here: QLocale brings 400 languages and 300 countries, for which a start would wait.
    """
    months = (
        translate("Dates", "January"),
        translate("Dates", "February"),
        translate("Dates", "March"),
        translate("Dates", "April"),
        translate("Dates", "May"),
        translate("Dates", "June"),
        translate("Dates", "July"),
        translate("Dates", "August"),
        translate("Dates", "September"),
        translate("Dates", "October"),
        translate("Dates", "November"),
        translate("Dates", "December"),
    )
    year, month, *_ = date.split("-")
    return f"{months[int(month) - 1]} {year}"
