#!/bin/bash
# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
#
# usage: packaging/macos/build.sh
#
# UNTESTED: no Mac was at hand. Makes dist/MetsGuide-VERSION-macos-ARCH.dmg on a Mac with Xcode's command line tools and a
# Python from 3.11 on (PYTHON, else python3). With an Apple developer's certificate:
#
#   METSGUIDE_SIGN_IDENTITY   as `security find-identity -v -p codesigning` names it: "Developer ID Application: ..."
#   METSGUIDE_NOTARY_PROFILE  as `xcrun notarytool store-credentials` has kept it
#
# Without the first the app is signed for this Mac alone; without the second nothing is notarised.

set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'macos: %s\n' "$*"; }

if [ "$(uname -s)" != Darwin ]; then
    say "this needs a Mac" >&2
    exit 1
fi
if [ -n "${METSGUIDE_NOTARY_PROFILE:-}" ] && [ -z "${METSGUIDE_SIGN_IDENTITY:-}" ]; then
    say "what is not signed cannot be notarised: set METSGUIDE_SIGN_IDENTITY, too" >&2
    exit 1
fi

work=build/packages/macos
identity=${METSGUIDE_SIGN_IDENTITY:--}

say "the wheel, Info.plist and the icon"
make setup-dev
PYTHONPATH=packaging:. QT_QPA_PLATFORM=offscreen .venv/bin/python -m packager make wheel macos
version=$(/usr/libexec/PlistBuddy -c 'Print CFBundleShortVersionString' $work/Info.plist)
app=$work/dist/MetsGuide.app
image=dist/MetsGuide-$version-macos-$(uname -m).dmg

say "the program with what it needs, by the hashes of the locks"
rm -rf $work/venv $work/dist $work/work
"${PYTHON:-python3}" -m venv $work/venv
$work/venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock -r packaging/macos/build.lock
$work/venv/bin/python -m pip install --quiet --no-deps --no-index "dist/metsguide-$version-py3-none-any.whl"
# By its own command: `python -m` would find the program in this folder, not in the wheel.
$work/venv/bin/pyinstaller --noconfirm --distpath $work/dist --workpath $work/work packaging/macos/MetsGuide.spec

say "licences and the bill of materials"
mkdir -p $app/Contents/Resources/licences
cp $work/licences/* $app/Contents/Resources/licences/
cp $work/sbom.cdx.json $app/Contents/Resources/

say "signing as $identity"
stamp=--timestamp
[ "$identity" != - ] || stamp=--timestamp=none
# From the inside out: what is inside must be signed before what holds it.
find $app/Contents -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    while IFS= read -r -d '' file; do
        codesign --force $stamp --options runtime --sign "$identity" "$file"
    done
codesign --force $stamp --options runtime --entitlements packaging/macos/entitlements.plist --sign "$identity" $app
codesign --verify --deep --strict --verbose=2 $app

say "what it says of itself"
$app/Contents/MacOS/MetsGuide self-test

say "the disk image"
rm -rf $work/image "$image"
mkdir -p $work/image
cp -R $app $work/image/
ln -s /Applications $work/image/Applications
hdiutil create -volname MetsGuide -srcfolder $work/image -fs HFS+ -format UDZO -ov "$image"
if [ "$identity" != - ]; then
    codesign --force --timestamp --sign "$identity" "$image"
fi
if [ -n "${METSGUIDE_NOTARY_PROFILE:-}" ]; then
    say "notarising, which takes minutes"
    xcrun notarytool submit "$image" --keychain-profile "$METSGUIDE_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
shasum -a 256 "$image"
