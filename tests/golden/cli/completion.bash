_debrief() {
    local word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "index web search why similar show info batch eval suggest save saved" -- "$word"))
        return
    fi
    local typed=${COMP_LINE:0:COMP_POINT} words=
    typed=${typed##*[[:space:]]}
    if [[ $word != -* ]]; then
        case ${COMP_WORDS[1]} in
            search) words="title: source: cites: kind:party kind:press kind:social is:cited is:party-only is:uncited name: lang: date: since: until: event: amount: percent: id: story: saved:" ;;
            why) words="title: source: cites: kind:party kind:press kind:social is:cited is:party-only is:uncited name: lang: date: since: until: event: amount: percent: id: story: saved:" ;;
        esac
        local mark=${typed%%[!-+]*}
        COMPREPLY=($(compgen -P "$mark" -W "$words" -- "${typed#"$mark"}"))
        [[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
        if [[ $typed == *:* && $COMP_WORDBREAKS == *:* ]]; then
            COMPREPLY=("${COMPREPLY[@]#"${typed%"${typed##*:}"}"}")
        fi
        return
    fi
    case ${COMP_WORDS[1]} in
        search) COMPREPLY=($(compgen -W "--index --limit --snippets --offset --sort --group --rank --half-life --corroborated --today --time-limit --facets --histogram --explain --raw --synonyms --format --color --help --version" -- "$word")) ;;
        why) COMPREPLY=($(compgen -W "--index --sort --rank --half-life --corroborated --today --format --raw --synonyms --help --version" -- "$word")) ;;
        similar) COMPREPLY=($(compgen -W "--index --limit --terms --format --help --version" -- "$word")) ;;
        show) COMPREPLY=($(compgen -W "--index --format --chrome --help --version" -- "$word")) ;;
        info) COMPREPLY=($(compgen -W "--index --format --help --version" -- "$word")) ;;
        batch) COMPREPLY=($(compgen -W "--index --limit --threads --format --snippets --offset --sort --group --rank --half-life --corroborated --today --time-limit --facets --histogram --explain --raw --synonyms --timings --help --version" -- "$word")) ;;
        eval) COMPREPLY=($(compgen -W "--help --version" -- "$word")) ;;
        suggest) COMPREPLY=($(compgen -W "--index --limit --format --help --version" -- "$word")) ;;
        save) COMPREPLY=($(compgen -W "--help --version" -- "$word")) ;;
        saved) COMPREPLY=($(compgen -W "--remove --format --help --version" -- "$word")) ;;
    esac
}
complete -o default -F _debrief debrief
