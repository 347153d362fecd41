# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What editors get wrong, in tables. Name: (file, what stands in it, what an editor makes of it, `line: message`)."""

from . import articles, data, pictures

ALL = [*articles.MISTAKES.items(), *data.MISTAKES.items(), *pictures.MISTAKES.items()]
