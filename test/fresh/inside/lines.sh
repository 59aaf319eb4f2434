#!/bin/sh
# lines.sh: runs each line of its standard input in this one shell, and says its exit code on a line of its own.
while IFS= read -r line; do
  code=0
  eval "$line" </dev/null 2>&1 || code=$?
  printf '\n[code %s]\n' "$code"
done
