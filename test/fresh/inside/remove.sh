#!/bin/sh
# remove.sh, within the clean root, as its root: removes the package, and looks that the user's data stay.
. /test/common.sh

[ -f "$data/journal.sqlite" ] || { find $home -maxdepth 3 >&2; fail 'there is no journal'; }
sum="$(sha256sum "$data/journal.sqlite")"
quietly dpkg -r cdn-recorder
[ ! -e /usr/bin/cdn-recorder ] || fail 'the program is still there'
[ ! -e /usr/lib/cdn-recorder ] || fail 'files of the program are still there'
quietly dpkg -P cdn-recorder
[ "$(sha256sum "$data/journal.sqlite")" = "$sum" ] || fail 'the journal was touched'
step 'removed, with the data kept'
