# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The packages for Windows, made on Linux: setup.exe for one computer, an MSI for many."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import uuid
from pathlib import Path, PureWindowsPath
from xml.sax.saxutils import quoteattr

from packager import app, icons, licences, lock, project, qt, sbom, template, tree, windows_python, windows_signatures
from packager.project import BUILD, DIST, ROOT, PackagingError

_HERE = ROOT / "packaging" / "windows"
_NAMESPACE = uuid.UUID("b3a4f1d2-0c55-5d7a-8a49-6d6574736775")
_UPGRADE = uuid.uuid5(_NAMESPACE, "MetsGuide")
"""By this Windows knows one version of MetsGuide as another's successor: never to be changed."""
_COMPILER, _RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
SIGN = "METSGUIDE_WINDOWS_SIGN"
"""An environment variable: a command that signs the file whose path follows, in place. Without it none is signed."""
TOOLS = {
    _COMPILER: "gcc-mingw-w64-x86-64-win32",
    _RESOURCES: "binutils-mingw-w64-x86-64",
    "makensis": "nsis",
    "wixl": "wixl",
    windows_signatures.TOOL: "osslsigncode",
}


def build(wheel: Path, folder: Path = DIST, *, version: str = "") -> list[Path]:
    """Make setup.exe and MSI in a folder; their paths. Another `version` is for trying an upgrade, and not packed."""
    version = version or project.version()
    work = tree.empty(BUILD / "windows" / version)
    root = work / project.TITLE
    source = windows_python.folder()
    target = lock.windows(windows_python.version(source))
    windows_python.copy(source, root / "python", root / "licences")
    app.assemble(target, qt.WINDOWS, wheel, root / "app")
    windows_python.compile_modules(source, root / "app", "app")
    parts = licences.parts()
    for name, text in licences.notices(parts).items():
        if name != "notices.json":
            tree.write(root / "licences" / name, text)
    others = {"cpython": windows_python.release(source)}
    tree.write(root / "sbom.cdx.json", sbom.of_target("windows", parts, target, others))
    for path in sorted((*_HERE.glob("*.admx"), *_HERE.glob("*/*.adml"))):
        tree.copy(path, root / "policy" / path.relative_to(_HERE))
    _launchers(work, root, target, version)
    tree.settle(root, project.epoch())
    folder.mkdir(parents=True, exist_ok=True)
    made = [_setup(work, root, folder, version), _msi(work, root, folder, version)]
    for path in made:
        _sign(path)
    return made


def _numbers(version: str) -> list[str]:
    """A version as Windows wants it: three numbers."""
    return ([*re.findall(r"\d+", version), "0", "0", "0"])[:3]


def _run(command: list[str], where: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(project.epoch()), "TZ": "UTC"}
    done = subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"{command[0]} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


def _sign(path: Path) -> None:
    told = os.environ.get(SIGN, "")
    if told:
        _run([*shlex.split(told), str(path)], path.parent)


def _launchers(work: Path, root: Path, target: lock.Target, version: str) -> None:
    tree.write(work / "metsguide.ico", icons.ico())
    tree.copy(_HERE / "metsguide.manifest", work / "metsguide.manifest")
    tree.copy(_HERE / "launcher.c", work / "launcher.c")
    library = f"python{target.python.replace('.', '')}.dll"
    for name, options in (("MetsGuide.exe", ["-mwindows"]), ("MetsGuideCmd.exe", ["-mconsole", "-DCONSOLE"])):
        values = {
            "NAME": name,
            "VERSION": version,
            "NUMBERS": ",".join([*_numbers(version), "0"]),
            "PUBLISHER": project.PUBLISHER,
        }
        tree.write(work / "launcher.rc", template.filled(_HERE / "launcher.rc.in", values))
        _run([_RESOURCES, "--codepage=65001", "launcher.rc", "-O", "coff", "launcher.res"], work)
        _run(
            [
                *(_COMPILER, "-O2", "-s", "-Wall", "-Wextra", "-Werror", f'-DPYTHON_DLL=L"{library}"', *options),
                *("launcher.c", "launcher.res", "-o", str(root / name), "-Wl,--no-insert-timestamp", "-lshell32"),
            ],
            work,
        )
        _sign(root / name)


def _setup(work: Path, root: Path, folder: Path, version: str) -> Path:
    made = folder / f"{project.TITLE}-{version}-setup-x64.exe"
    install, remove = [], []
    folders = sorted({path.relative_to(root).parent for path in tree.files(root)})
    for each in folders:
        below = "" if each == Path() else f"\\{PureWindowsPath(each)}"
        install.append(f'  SetOutPath "$INSTDIR{below}"')
        for path in tree.files(root):
            if path.parent == root / each:
                install.append(f'  File "{path}"')
                remove.append(f'  Delete "$INSTDIR{below}\\{path.name}"')
    every = sorted({parent for each in folders for parent in (each, *each.parents)} - {Path()}, reverse=True)
    remove += [f'  RMDir "$INSTDIR\\{PureWindowsPath(each)}"' for each in every]
    values = {
        "OUT": str(made),
        "VERSION": version,
        "DOTTED": ".".join([*_numbers(version), "0"]),
        "PUBLISHER": project.PUBLISHER,
        "ICON": str(work / "metsguide.ico"),
        "INSTALL": "\n".join(install),
        "REMOVE": "\n".join(remove),
        "KILOBYTES": str(tree.size(root) // 1024),
    }
    tree.write(work / "setup.nsi", template.filled(_HERE / "setup.nsi.in", values))
    fast = [] if version == project.version() else ["-XSetCompress off"]
    _run(["makensis", "-V2", "-WX", *fast, str(work / "setup.nsi")], work)
    return made


def _msi(work: Path, root: Path, folder: Path, version: str) -> Path:
    made = folder / f"{project.TITLE}-{version}-x64.msi"
    values = {
        "PRODUCT": str(uuid.uuid5(_NAMESPACE, f"product {version}")).upper(),
        "UPGRADE": str(_UPGRADE).upper(),
        "STARTMENU": str(uuid.uuid5(_NAMESPACE, "start menu")).upper(),
        "DESKTOP": str(uuid.uuid5(_NAMESPACE, "desktop")).upper(),
        "VERSION": version,
        "THREE": ".".join(_numbers(version)),
        "PUBLISHER": project.PUBLISHER,
        "ICON": "metsguide.ico",
    }
    tree.write(work / "metsguide.wxs", template.filled(_HERE / "metsguide.wxs.in", values))
    tree.write(work / "files.wxs", _files_as_components(root))
    _run(["wixl", "-a", "x64", "-o", str(made), "metsguide.wxs", "files.wxs"], work)
    return made


def _files_as_components(root: Path) -> str:
    """Every file as a component whose id is that of its path, so that an upgrade knows what is the same file."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">']
    lines += ["<Fragment>", '<DirectoryRef Id="INSTALLDIR">']
    components: list[str] = []

    def walk(folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            name = path.relative_to(root).as_posix()
            ident = uuid.uuid5(_NAMESPACE, f"file {name}")
            if path.is_dir():
                lines.append(f'<Directory Id="d{ident.hex}" Name={quoteattr(path.name)}>')
                walk(path)
                lines.append("</Directory>")
            else:
                components.append(f"c{ident.hex}")
                lines.append(f'<Component Id="c{ident.hex}" Guid="{str(ident).upper()}" Win64="yes">')
                lines.append(
                    f'<File Id="f{ident.hex}" KeyPath="yes" Source={quoteattr(f"{root.name}/{name}")}/></Component>'
                )

    walk(root)
    lines += ["</DirectoryRef>", "</Fragment>", "<Fragment>", '<ComponentGroup Id="Files">']
    lines += [f'<ComponentRef Id="{each}"/>' for each in components]
    return "\n".join([*lines, "</ComponentGroup>", "</Fragment>", "</Wix>", ""])
