function __@FUNCTION@_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string unescape)
    for line in ($words[1] --complete $words[2..-1] "$typed" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$typed"
            case :folders
                __fish_complete_directories "$typed"
            case '*'
                echo $line
        end
    end
end
complete -c @NAME@ -f -a '(__@FUNCTION@_complete)'
