# What the scripts in bin/ share. Sourced, never run.
set -eu
cd "$(dirname "$0")/.."

PYTHON=.venv/bin/python
RUN_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core libmagic1"
TEST_PACKAGES="chromium qpdf poppler-utils postgresql"
export UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=true  # no Python of its own; the certificates of this machine

say() { printf '\n==> %s\n' "$*"; }

missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@"
    fi
}

# Install what is missing of the named Debian packages, or say what to install. Status 1: something is still missing.
install_packages() {
    command -v dpkg-query >/dev/null || {
        echo "This is not Debian or Ubuntu. Please install what these packages hold: $*" >&2
        return 1
    }
    wanted=$(missing_packages "$@")
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; then
        say "Installing system packages: $wanted"
        # A stale package list is refreshed once; the words of $wanted are package names, split on purpose.
        # shellcheck disable=SC2086
        as_root env DEBIAN_FRONTEND=noninteractive sh -c \
            'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null' apt $wanted </dev/null || true
        wanted=$(missing_packages $wanted)
        [ -n "$wanted" ] || return 0
    fi
    echo "Some system packages are missing. Please install them: sudo apt-get install $wanted" >&2
    return 1
}

# run_all NAME COMMAND NAME COMMAND …: every command, even after one has failed; then a line for each.
run_all() {
    summary=""
    status=0
    while [ $# -gt 0 ]; do
        say "$1"
        began=$(date +%s)
        if sh -c "$2" </dev/null; then outcome="ok"; else outcome="FAILED"; status=1; fi
        summary="$summary$(printf '%-8s %4ss  %s' "$outcome" "$(($(date +%s) - began))" "$1")
"
        shift 2
    done
    printf '\n%s' "$summary"
    return $status
}
