# Bash divides words at colons and equal signs, and quotes; the program wants them whole.
_@FUNCTION@() {
    local line=${COMP_LINE:0:COMP_POINT} typed candidate behind
    local -a words
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    typed=${words[${#words[@]} - 1]}
    COMPREPLY=()
    [[ $typed == [\"\']* ]] && return
    typed=${typed//\\/}
    words[${#words[@]} - 1]=$typed

    # What stands in front of the last place where bash divides is on the line already.
    behind=${typed%"${typed##*[:=]}"}
    while [[ $behind && $COMP_WORDBREAKS != *"${behind: -1}"* ]]; do
        behind=${behind%?}
        behind=${behind%"${behind##*[:=]}"}
    done

    while IFS=$'\t' read -r candidate _; do
        case $candidate in
            :files) COMPREPLY+=($(compgen -f -- "${typed#"$behind"}")) && compopt -o filenames 2>/dev/null ;;
            :folders) COMPREPLY+=($(compgen -d -- "${typed#"$behind"}")) && compopt -o filenames 2>/dev/null ;;
            *)
                [[ $candidate == *[:=] ]] && compopt -o nospace 2>/dev/null
                printf -v candidate %q "${candidate#"$behind"}"
                COMPREPLY+=("$candidate")
                ;;
        esac
    done < <("$1" --complete "${words[@]:1}" 2>/dev/null)
}
complete -F _@FUNCTION@ @NAME@
