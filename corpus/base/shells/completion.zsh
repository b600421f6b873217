#compdef @NAME@

_@FUNCTION@() {
    local line word meaning
    local -a before finished finished_meanings open open_meanings
    before=("${(@Q)words[2,CURRENT-1]}")
    for line in "${(@f)$("${(Q)words[1]}" --complete "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        word=${line%%$'\t'*}
        meaning=$word
        [[ $line == *$'\t'?* ]] && meaning="$word  -- ${line#*$'\t'}"
        case $word in
            '') ;;
            :files) _files ;;
            :folders) _files -/ ;;
            *[:=]) open+=("$word") open_meanings+=("$meaning") ;;
            *) finished+=("$word") finished_meanings+=("$meaning") ;;
        esac
    done
    (( $#finished )) && compadd -U -l -d finished_meanings -a finished
    (( $#open )) && compadd -U -S '' -l -d open_meanings -a open
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _@FUNCTION@ "$@"
else
    compdef _@FUNCTION@ @NAME@
fi
