#!/bin/sh
# desk.sh, within the clean root, as its root: the desk of an ordinary user, until its standard input ends. A display, a
# session bus at a place that is seen from outside, and lines.sh as that user.
. /test/common.sh

as_user env XDG_RUNTIME_DIR=$home/.run DBUS_SESSION_BUS_ADDRESS=unix:path=$home/.run/bus \
  ACCESSIBILITY_ENABLED=1 sh -eu -c '
  rm -rf "$XDG_RUNTIME_DIR"
  mkdir -m 700 "$XDG_RUNTIME_DIR"
  dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS" </dev/null >/tmp/bus.log 2>&1 &
  until [ -S "$XDG_RUNTIME_DIR/bus" ]; do sleep 0.1; done
  exec /test/lines.sh
'
