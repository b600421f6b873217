_debrief() {
    local word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "index web search show info batch eval" -- "$word"))
        return
    fi
    [[ $word == -* ]] || return
    case ${COMP_WORDS[1]} in
        search) COMPREPLY=($(compgen -W "--index --limit --snippets --format --raw --color --help --version" -- "$word")) ;;
        show) COMPREPLY=($(compgen -W "--index --format --chrome --help --version" -- "$word")) ;;
        info) COMPREPLY=($(compgen -W "--index --format --help --version" -- "$word")) ;;
        batch) COMPREPLY=($(compgen -W "--index --limit --threads --format --snippets --raw --timings --help --version" -- "$word")) ;;
        eval) COMPREPLY=($(compgen -W "--help --version" -- "$word")) ;;
    esac
}
complete -o default -F _debrief debrief
