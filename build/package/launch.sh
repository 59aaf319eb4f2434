#!/bin/sh
# /usr/bin/cdn-recorder of the Debian package: it looks at the displays and buses that the environment names, and then the
# program runs in its place. A display that is gone ends Chromium with a segmentation fault, an empty address of a
# bus with an abort, both before any line of the program. Only what surely does not work is taken away.

app="$(dirname -- "$(readlink -f -- "$0")")/cdn-recorder"

# Whether a local socket takes connections: one of a file ("path"), or one without ("abstract").
answers() {
  command -v perl >/dev/null || return 0
  PERL5OPT='' PERL5LIB='' perl -MSocket -MErrno -e '
    my ($kind, $name) = @ARGV;
    $name = "\0$name" if $kind eq "abstract";
    socket(my $socket, AF_UNIX, SOCK_STREAM, 0) or exit 0;
    exit(connect($socket, pack_sockaddr_un($name)) || $!{EACCES} || $!{EAGAIN} ? 0 : 1);
  ' "$1" "$2"
}

# A display of this machine at which nothing answers. Of another machine, or of another form, nothing is known.
x_is_dead() {
  number="${1#unix}"
  number="${number#:}"
  number="${number%%.*}"
  case "$1" in :[0-9]* | unix:[0-9]*) ;; *) return 1 ;; esac
  case "$number" in *[!0-9]*) return 1 ;; esac
  ! answers abstract "/tmp/.X11-unix/X$number" && ! answers path "/tmp/.X11-unix/X$number"
}

wayland_is_dead() {
  case "$1" in
    /*) ! answers path "$1" ;;
    *) ! answers path "${XDG_RUNTIME_DIR:-}/$1" ;;
  esac
}

[ -n "$DBUS_SESSION_BUS_ADDRESS" ] || unset DBUS_SESSION_BUS_ADDRESS
[ -n "$DBUS_SYSTEM_BUS_ADDRESS" ] || unset DBUS_SYSTEM_BUS_ADDRESS
if [ -n "$WAYLAND_DISPLAY" ] && wayland_is_dead "$WAYLAND_DISPLAY"; then
  echo "WAYLAND_DISPLAY names $WAYLAND_DISPLAY, where nothing answers." >&2
  unset WAYLAND_DISPLAY
fi
if [ -n "$DISPLAY" ] && x_is_dead "$DISPLAY"; then
  echo "DISPLAY names $DISPLAY, where nothing answers." >&2
  unset DISPLAY
fi
if [ -z "$WAYLAND_DISPLAY" ]; then
  # Each of them would lead past a display that is there.
  unset ELECTRON_OZONE_PLATFORM_HINT
  [ "$XDG_SESSION_TYPE" != wayland ] || unset XDG_SESSION_TYPE
  [ "$GDK_BACKEND" != wayland ] || unset GDK_BACKEND
fi
# A receiver of callbacks, and what only shows or writes what is known, has no window: the browser engine does without a display then.
for arg in "$@"; do
  case "$arg" in
    --) break ;;
    --receive | --list | --status | --watch | --dry-run | --history | --export=* | --room-init | --room-migrate | --room-status | --room-add-operator=*) exec "$app" --ozone-platform=headless --disable-gpu "$@" ;;
  esac
done
if [ -z "$DISPLAY$WAYLAND_DISPLAY" ]; then
  echo 'CDN Recorder needs a display: set DISPLAY to one that answers, or start it with xvfb-run.' >&2
  exit 1
fi
exec "$app" "$@"
