@echo off
rem bin\cdn-recorder.cmd: the command line of the program on Windows. A terminal does not wait for a program with
rem windows; a batch file does, so that output comes before the next prompt and the exit code is the program's.
rem Exclamation marks in arguments stay as they are; a variable of that name would hide the exit code.
setlocal EnableExtensions DisableDelayedExpansion
set "ERRORLEVEL="
rem Set, the program would not write to this terminal.
set "ELECTRON_NO_ATTACH_CONSOLE="
"%~dp0..\cdn-recorder.exe" %*
exit /b %ERRORLEVEL%
