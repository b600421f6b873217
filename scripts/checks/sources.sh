# For the steps of scripts/check, to be sourced: goes to the root of the tree and tells which files belong to it, those
# tracked by git and new ones that it does not ignore, also in a tree of another owner or one without git.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mapfile -t tree < <(
    git -c safe.directory='*' -c core.quotePath=off ls-files -co --exclude-standard 2>/dev/null ||
        find . \( -name .git -o -name build -o -name node_modules \) -prune -o -type f -printf '%P\n'
)

# The files of the tree whose path matches a regular expression, one a line, in order.
sources() {
    local path
    for path in "${tree[@]}"; do
        # One that is deleted but not committed yet is still in the list.
        if [[ $path =~ $1 && -f $path ]]; then printf '%s\n' "$path"; fi
    done | LC_ALL=C sort -u
}

# Ends a step that cannot run: without a tool.
need_tool() {
    command -v "$1" >/dev/null || { echo "no $1" && exit 77; }
}
