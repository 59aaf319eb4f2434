#!/bin/sh
# make-root.sh <cache folder> <new folder>: a Debian 12 that has nothing but itself, in the new folder. One line
# "step: seconds" for each step. Needs root, debootstrap, and the machine's own Debian mirror.
set -eu

base="$1/bookworm-minbase"

mirror() {
  apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1
}

started="$(date +%s)"
step() {
  now="$(date +%s)"
  echo "$1: $((now - started)) s"
  started="$now"
}

if [ ! -d "$base" ]; then
  rm -rf "$base.partial"
  mkdir -p "$1"
  debootstrap --variant=minbase bookworm "$base.partial" "$(mirror)" >"$1/debootstrap.log" 2>&1 ||
    { tail -n 5 "$1/debootstrap.log" >&2; exit 1; }
  mv "$base.partial" "$base"
  step 'a Debian 12 with nothing but itself'
fi
cp -a --reflink=auto "$base" "$2"
cp /etc/resolv.conf /etc/hosts "$2/etc/"
step 'a copy of it'
