/* SPDX-FileCopyrightText: 2026 The MetsGuide authors
 * SPDX-License-Identifier: MIT
 *
 * MetsGuide.exe and MetsGuideCmd.exe: start the Python beside them with the program. What Python may import is in
 * python\pythonXY._pth, so that no environment variable and no other Python on the computer has a say.
 */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>

typedef int (*py_main)(int, wchar_t **);

#define LONGEST 32768

static int stop(const wchar_t *what)
{
    static wchar_t text[LONGEST + 256];

    _snwprintf(text, LONGEST + 255, L"MetsGuide cannot start: %ls (error %lu). Please install MetsGuide again.", what,
               GetLastError());
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"MetsGuide", MB_OK | MB_ICONERROR);
#endif
    return 2;
}

int main(void)
{
    static wchar_t here[LONGEST], library[LONGEST + 64];
    int count = 0, ours = 0;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **all = calloc(count + 6, sizeof *all);
    DWORD length = GetModuleFileNameW(NULL, here, LONGEST);
    wchar_t *last = length > 0 && length < LONGEST ? wcsrchr(here, L'\\') : NULL;

    if (given == NULL || all == NULL || last == NULL)
        return stop(L"its own folder is not known");
    all[ours++] = _wcsdup(here);
    *last = L'\0';
    _snwprintf(library, LONGEST + 63, L"%ls\\python\\" PYTHON_DLL, here);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return stop(library);
    py_main run = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return stop(library);
    all[ours++] = L"-I";
    all[ours++] = L"-B";
    all[ours++] = L"-m";
    all[ours++] = L"metsguide";
    for (int each = 1; each < count; each++)
        all[ours++] = given[each];
    return run(ours, all);
}
