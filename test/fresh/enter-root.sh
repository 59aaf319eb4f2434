#!/bin/sh
# enter-root.sh <root> <command…>: runs a command in a root of its own, as its root. The network is this machine's. What is
# mounted or started there is gone when the command has ended.
set -eu

# Not chroot: in that one no ordinary user gets a sandbox of the kernel's.
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
  shift
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
' sh "$@"
