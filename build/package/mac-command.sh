#!/bin/sh
# CDN Recorder.app/Contents/Resources/bin/cdn-recorder: the command line of the application on macOS. A link to
# it may lie anywhere on the PATH. It becomes the program: output, signals and the exit code are the program's.

command="$0"
# macOS before 12.3 has no `readlink -f`.
while [ -L "$command" ]; do
  target="$(readlink "$command")"
  case "$target" in
    /*) command="$target" ;;
    *) command="$(dirname -- "$command")/$target" ;;
  esac
done
contents="$(CDPATH='' cd -P -- "$(dirname -- "$command")/../.." && pwd)" || exit 1
exec "$contents/MacOS/cdn-recorder" "$@"
