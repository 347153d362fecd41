# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""From what a reader types to the pages that answer it: one code path for the window and for the commands.

`engine` is the way in. `reading` makes words of what was typed, with `spelling`, `vocabulary` and `mending`; `phrases`
and `lay` know what people say and which of it is a cry for help; `ranking` weighs, on the `index`; `snippets` cuts out
what is `shown`. A search is typed letter by letter: `lately` keeps what the next letter asks for again.
"""

from metsguide.search.engine import Results, Search

__all__ = ["Results", "Search"]
