#!/bin/sh
# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
#
# MetsGuide in one file: unpacks itself into a folder of its own, runs, and takes the folder away again.
#   --unpack FOLDER   unpacks itself into FOLDER, and does not run
# What is chosen is kept in the reader's home; in a folder `MetsGuide-data` beside this file instead, where there is one.
set -eu

lines=@LINES@
sum=@SUM@

stop() {
    echo "MetsGuide: $1" >&2
    exit 1
}

file=$(readlink -f -- "$0")
payload() { tail -n "+$((lines + 1))" -- "$file"; }
[ "$(payload | sha256sum | cut -d ' ' -f 1)" = "$sum" ] ||
    stop "this file is damaged. Copy it again from where it came from."

if [ "${1:-}" = --unpack ]; then
    [ -n "${2:-}" ] || stop "--unpack needs the name of a folder."
    { mkdir -p -- "$2" && payload | tar -xzf - -C "$2"; } || stop "it could not be unpacked into $2."
    echo "MetsGuide is in $2/MetsGuide; start it there with ./MetsGuide"
    exit 0
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/metsguide.XXXXXXXX") ||
    stop "there is no room to unpack in ${TMPDIR:-/tmp}. Set TMPDIR to a folder with 150 MB of room."
trap 'rm -rf -- "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
payload | tar -xzf - -C "$folder" ||
    stop "it could not be unpacked into $folder. Set TMPDIR to a folder with 150 MB of room."
data=$(dirname -- "$file")/MetsGuide-data
if [ -d "$data" ]; then
    METSGUIDE_DATA=$data
    export METSGUIDE_DATA
fi
# Not exec: somebody has to take the folder away.
"$folder/MetsGuide/MetsGuide" "$@" &
child=$!
trap 'kill -TERM "$child" 2>/dev/null || :; wait "$child" || :; exit 143' TERM
trap 'kill -INT "$child" 2>/dev/null || :; wait "$child" || :; exit 130' INT
code=0
wait "$child" || code=$?
exit "$code"
