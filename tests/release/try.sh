#!/bin/sh
# Runs ./bootstrap demo and ./bootstrap test on a bare installation of a release of Debian.
#
#   tests/release/try.sh RELEASE [COMMAND…]
#
# RELEASE is a code name (bookworm, trixie); COMMAND… of bootstrap, both when none is named. A system with git and
# ca-certificates alone is made by mmdebstrap from where this machine gets its own packages, with its settings (mirror,
# proxy, keys). What is committed here is cloned into it. When all is done or has failed, the system is gone.
# Needs root, or user namespaces and then /etc/subuid. It takes half an hour of two cores, 8 GB under TMPDIR and the network.
set -eu
release=${1:-}
[ -n "$release" ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
shift
[ $# -gt 0 ] || set -- demo test
top=$(cd "$(dirname "$0")/../.." && pwd)
command -v mmdebstrap >/dev/null || { echo 'try.sh: there is no mmdebstrap; install the package of that name' >&2; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
chmod 755 "$work"

# The sources of the release that runs here, named as those of the wanted one. Those of others than Debian have no such
# release, and are left.
# shellcheck disable=SC1091
. /etc/os-release
# shellcheck disable=SC2016 # apt fills them in
apt-get indextargets --no-release-info --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    sort -u | sed -n "s/ $VERSION_CODENAME\(-updates\|-security\|\) / $release\1 /; T; s/^/deb /p" >"$work/sources.list"
[ -s "$work/sources.list" ] || { echo "try.sh: apt has no sources of $VERSION_CODENAME here" >&2; exit 3; }
apt-config dump --no-empty --format '%F "%v";%n' | grep -E '^Acquire::(https?|Check|Retries|ForceIPv)' >"$work/apt.conf" || :

git -C "$top" bundle create -q "$work/corridor.bundle" HEAD
git -C "$top" diff --quiet HEAD || echo 'try.sh: changes that are not committed are not tried' >&2
cat >"$work/try" <<'END'
set -eu
export LC_ALL=C.UTF-8 HOME=/root
cd /root
git clone -q /root/corridor.bundle corridor
cd corridor
for command in "$@"; do
    echo "try.sh: ./bootstrap $command"
    ./bootstrap "$command"
done
END
for command in "$@"; do printf ' %s' "$command"; done >"$work/commands"

mmdebstrap --variant=apt --include=git,ca-certificates --aptopt="$work/apt.conf" --format=null \
    --customize-hook="copy-in $work/corridor.bundle $work/try /root" \
    --customize-hook="chroot \"\$1\" sh /root/try$(cat "$work/commands")" \
    "$release" - <"$work/sources.list"
