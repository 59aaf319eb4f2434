#!/bin/sh
# install.sh, within the clean root, as its root: installs /package.deb and uses it as an ordinary user.
. /test/common.sh

# A root for one test need not survive a power cut.
echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/quick
apt update
step 'apt-get update'
# Left unconfigured, for want of what it depends on; that is what apt-get -f install is for.
! dpkg -i /package.deb >/tmp/log 2>&1 || fail 'dpkg -i found nothing to miss in a root without libraries'
grep -q 'dependency problems' /tmp/log || { cat /tmp/log >&2; fail 'dpkg -i'; }
apt -f install
dpkg -s cdn-recorder | grep -qx 'Status: install ok installed' || fail 'the package is not installed'
step 'dpkg -i and apt-get -f install'

# Before the tools of this test come, which bring libraries of their own.
program=/usr/lib/cdn-recorder/cdn-recorder
! ldd "$program" | grep 'not found' || fail 'libraries are missing'
for library in libsecret-1.so.0 libnotify.so.4; do
  ldconfig -p | grep -q "$library" || fail "$library is missing"
done
command -v xdg-open >/dev/null || fail 'xdg-open is missing'

# The last one reads and presses what a window shows, as a screen reader does.
apt install xvfb xauth dbus at-spi2-core
step 'tools of the test'
useradd --create-home --home-dir "$home" desk
# The test looks at the desk's bus from outside.
echo '<busconfig><policy context="mandatory"><allow user="root"/></policy></busconfig>' \
  >/etc/dbus-1/session-local.conf
as_user dbus-run-session -- cdn-recorder --version 2>/tmp/log
as_user dbus-run-session -- cdn-recorder '--start=Practice: Tencent' --json --exit >/tmp/started 2>/tmp/log ||
  { cat /tmp/started /tmp/log >&2; fail "a practice recording by the command line: code $?"; }
grep -q '"status":"accepted"' /tmp/started || fail 'the recording was not accepted'
step 'the command line, as an ordinary user'

as_user dbus-run-session -- cdn-recorder >/tmp/window 2>&1 &
for _ in $(seq 100); do
  # Chromium writes its children's command lines anew, with blanks; the bracket keeps grep from finding itself.
  renderer="$(grep -lsz 'cdn-recorder [-]-type=renderer' /proc/[0-9]*/cmdline | head -n 1)" || true
  [ -z "$renderer" ] || break
  sleep 0.2
done
[ -n "$renderer" ] || { cat /tmp/window >&2; fail 'no window opened'; }
cat "$(dirname "$renderer")/status" >/tmp/status
grep -q '^Seccomp:.*2$' /tmp/status || fail 'the window is not behind seccomp'
grep -q "^Uid:.*$(id -u desk)" /tmp/status || fail 'the window runs as another user'
# Its own process namespace: the number within is not the one without.
[ "$(awk '/^NSpid/ {print NF}' /tmp/status)" -gt 2 ] || fail 'the window sees the processes of others'
! grep -lszE '(^| )[-]-no-sandbox( |$)' /proc/[0-9]*/cmdline || fail 'something runs without the sandbox'
step 'the window, in the sandbox'
program_runs() {
  grep -lsz "^$program\$" /proc/[0-9]*/cmdline
}
program_runs | cut -d / -f 3 | xargs -r kill -TERM 2>/tmp/log || true
for _ in $(seq 50); do
  program_runs >/tmp/log || break
  sleep 0.2
done
