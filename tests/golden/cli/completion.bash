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
        search) COMPREPLY=($(compgen -W "--index --limit --snippets --offset --sort --rank --half-life --corroborated --today --time-limit --synonyms --facets --histogram --explain --raw --invert-match --list --count --format --null --quiet --color --hyperlink --pager --help --version" -- "$word")) ;;
        why) COMPREPLY=($(compgen -W "--index --sort --rank --half-life --corroborated --today --raw --format --null --quiet --color --pager --help --version" -- "$word")) ;;
        similar) COMPREPLY=($(compgen -W "--index --limit --terms --list --format --null --quiet --color --hyperlink --pager --help --version" -- "$word")) ;;
        show) COMPREPLY=($(compgen -W "--index --chrome --format --null --quiet --color --hyperlink --pager --help --version" -- "$word")) ;;
        info) COMPREPLY=($(compgen -W "--index --format --help --version" -- "$word")) ;;
        batch) COMPREPLY=($(compgen -W "--index --limit --threads --format --null --snippets --output --resume --topics --topic-fields --filter --strict --fuse --fuse-fields --fuse-ranks --offset --sort --rank --half-life --corroborated --today --time-limit --facets --histogram --explain --raw --timings --summary --verbose --quiet --help --version" -- "$word")) ;;
        eval) COMPREPLY=($(compgen -W "--help --version" -- "$word")) ;;
        suggest) COMPREPLY=($(compgen -W "--index --limit --format --null --quiet --color --pager --help --version" -- "$word")) ;;
        save) COMPREPLY=($(compgen -W "--help --version" -- "$word")) ;;
        saved) COMPREPLY=($(compgen -W "--remove --format --null --quiet --color --pager --help --version" -- "$word")) ;;
    esac
}
complete -o default -F _debrief debrief
