#!/bin/sh
# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
#
# usage: packaging/setup/setup.sh run|dev
#
# Makes .venv with the locked dependencies (run: what the program needs; dev: also what its tests need) and sees to it
# that the system has Python, the libraries that Qt loads and, for the tests, an X server. Does nothing where nothing
# has changed. On Debian and
# Ubuntu it installs what is missing, as root or with sudo; elsewhere, or without the right to, it says what is missing.

set -eu
cd "$(dirname "$0")/../.."

case "${1:-}" in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "usage: $0 run|dev" >&2; exit 2 ;;
esac

say() { printf 'setup: %s\n' "$*"; }

stop() {
    printf '\nsetup: %s\n' "$1" >&2
    exit 1
}

# need WHY PACKAGE...: installs Debian packages, or stops with the command that would.
need() {
    why=$1
    shift
    if ! command -v apt-get >/dev/null; then
        stop "$why
This system has no apt-get. Please install what Debian calls: $*
Then run the same command again."
    fi
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        sudo=sudo
    else
        stop "$why
Installing it needs an administrator. Please run, or ask someone to run:

    apt-get update && apt-get install --no-install-recommends -y $*

Then run the same command again."
    fi
    say "$why"
    say "installing $*"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install --no-install-recommends -y -qq "$@" </dev/null >/dev/null
}

# Prints the first Python of at least 3.11 that can make virtual environments.
find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Library, and the Debian package that brings it: always; with an X display; with a Wayland display.
always='libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libdbus-1.so.3 libdbus-1-3'
with_x='libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0'
with_wayland='libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1'

# Program, and the package that brings it: what the tests show the kiosk on.
for_tests='Xvfb xvfb
openbox openbox
xdotool xdotool
xrandr x11-xserver-utils
xprop x11-utils'

# missing_programs TABLE: prints the packages of the table whose program is not there.
missing_programs() {
    echo "$1" | while read -r program package; do
        command -v "$program" >/dev/null || echo "$package"
    done
}

# missing TABLE: prints the packages of the table whose library the system's loader does not know.
missing() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    echo "$1" | while read -r library package; do
        case "$known" in
            *"$library "*) ;;
            *) echo "$package" ;;
        esac
    done
}

system_packages() {
    why=
    packages=
    if ! .venv/bin/python -c '' 2>/dev/null && ! find_python >/dev/null; then
        why="Python 3.11 or later with venv is not there."
        packages="python3 python3-venv"
    fi
    if [ "$(uname -s)" = Linux ]; then
        wanted=$always
        [ -z "${DISPLAY:-}" ] && [ "$lock" = requirements.lock ] || wanted="$wanted
$with_x"
        [ -z "${WAYLAND_DISPLAY:-}" ] || wanted="$wanted
$with_wayland"
        if [ -n "$(missing "$wanted")" ]; then
            why="${why:+$why }Qt needs system libraries that are not there."
            # While at it, what a display would need: the next start may have one.
            packages="$packages $(missing "$always
$with_x
$with_wayland")"
        fi
        if [ "$lock" = requirements-dev.lock ] && [ -n "$(missing_programs "$for_tests")" ]; then
            why="${why:+$why }The tests need an X server and a window manager of their own."
            packages="$packages $(missing_programs "$for_tests")"
        fi
    fi
    # shellcheck disable=SC2086  # a list of package names
    [ -z "$why" ] || need "$why" $packages
}

environment() {
    if .venv/bin/python -c '' 2>/dev/null; then
        # The environment for the tests holds all that the program needs.
        for current in "$lock" requirements-dev.lock; do
            if cmp -s "$current" .venv/lock; then return 0; fi
        done
    else
        python=$(find_python) || stop "The Python of this system is older than 3.11. Please install a newer one.
Then run the same command again, with PYTHON=/path/to/python3 if it is not found by itself."
        say "making .venv with $python"
        rm -rf .venv
        "$python" -m venv .venv
    fi
    say "installing the dependencies of $lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    if [ "$lock" = requirements-dev.lock ]; then
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
    fi
    cp "$lock" .venv/lock # last, so that a broken-off installation is done again
}

system_packages
environment
