# common.sh: what the scripts within the clean root share; each includes it.
set -eu

home=/srv/desk
data="$home/.config/CDN Recorder"
started="$(date +%s)"
step() {
  now="$(date +%s)"
  echo "$1: $((now - started)) s"
  started="$now"
}
fail() {
  echo "FAILED: $1" >&2
  exit 1
}
quietly() {
  "$@" >/tmp/log 2>&1 || { tail -n 20 /tmp/log >&2; fail "$*"; }
}
apt() {
  quietly apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@"
}
as_user() {
  setpriv --reuid=desk --regid=desk --clear-groups \
    env HOME=$home USER=desk xvfb-run -a "$@"
}
