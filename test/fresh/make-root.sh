#!/bin/sh
# install-in-root.sh <package.deb> <cache folder> <work folder>: installs the package in a Debian 12 that has nothing but
# itself, uses it as an ordinary user, and removes it. One line "step: seconds" for each step; the first that
# fails ends it. Needs root, debootstrap, and the machine's own Debian mirror.
set -eu

deb="$1"
base="$2/bookworm-minbase"
work="$3"
here="$(dirname -- "$(readlink -f -- "$0")")"

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
  mkdir -p "$2"
  debootstrap --variant=minbase bookworm "$base.partial" "$(mirror)" >"$work/debootstrap.log" 2>&1 ||
    { tail -n 5 "$work/debootstrap.log" >&2; exit 1; }
  mv "$base.partial" "$base"
  step 'a Debian 12 with nothing but itself'
fi
cp -a --reflink=auto "$base" "$work/clean"
cp "$deb" "$work/clean/package.deb"
cp "$here/inside-root.sh" "$work/clean/inside.sh"
cp /etc/resolv.conf /etc/hosts "$work/clean/etc/"
step 'a copy of it'
# A root of its own and not chroot: in that one no ordinary user gets a sandbox of the kernel's.
exec unshare --mount --pid --fork --kill-child sh -eu -c '
  mount --make-rprivate /
  mount --bind "$1" "$1"
  cd "$1"
  mount --rbind /dev dev
  mkdir -p old
  pivot_root . old
  cd /
  mount -t proc proc /proc
  mount -t tmpfs tmpfs /tmp
  mount -t tmpfs tmpfs /run
  umount -l /old
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive sh -eu /inside.sh
' sh "$work/clean"
