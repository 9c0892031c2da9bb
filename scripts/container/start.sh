#!/bin/sh
# In the container: runs a command in the checkout of the volume, with the packages of the image, if the two belong together.
set -eu
packages="${COMPANION_PACKAGES:-/opt/companion}"
cd "${COMPANION_CODE:-/srv/companion/code}" 2>/dev/null || {
  echo "There is no checkout at /srv/companion/code. docs/container.md says how it gets there." >&2
  exit 1
}
cmp -s package-lock.json "$packages/package-lock.json" || {
  echo "This image has the packages of another version. Build it anew from this checkout (docs/container.md)." >&2
  exit 1
}
if [ -e node_modules ] && [ ! -L node_modules ]; then
  echo "The checkout has packages of its own. Remove its folder node_modules: those of the image are used." >&2
  exit 1
fi
ln -sfn "$packages/node_modules" node_modules
exec "$@"
