#!/bin/sh
# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
#
# usage: packaging/setup/open.sh LIBRARY
#
# Opens the program on a built library. On Linux without a display it writes pictures of every main screen instead.

set -eu
cd "$(dirname "$0")/../.."
library=$1
python=.venv/bin/python

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here, so MetsGuide takes pictures of its screens instead of opening its window."
    rm -rf build/example-clinic
    "$python" -m metsguide clinic new build/example-clinic >/dev/null
    "$python" -m metsguide clinic build build/example-clinic --library "$library" >/dev/null
    "$python" -m metsguide --library "$library" --clinic build/example-clinic tour build/tour
    echo "The pictures are in $(pwd)/build/tour; begin with home-light-100.png."
else
    exec "$python" -m metsguide --library "$library"
fi
