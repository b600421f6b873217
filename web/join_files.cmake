# Writes OUTPUT: the parts of a style sheet or a script (FILES) in their order, without comments, indentation and blank lines,
# which would be a quarter of what a browser loads. Comments stand on lines of their own or, in style sheets, behind code;
# none has an asterisk in it.
set(joined "")
foreach(file IN LISTS FILES)
    file(READ ${file} content)
    string(APPEND joined "${content}\n")
endforeach()
if(OUTPUT MATCHES "[.]css$")
    string(REGEX REPLACE "/[*][^*]*[*]/" "" joined "${joined}")
else()
    string(REGEX REPLACE "(^|\n)[ ]*//[^\n]*" "\\1" joined "${joined}")
endif()
string(REGEX REPLACE "[ ]+\n" "\n" joined "${joined}")
string(REGEX REPLACE "\n[ ]+" "\n" joined "${joined}")
string(REGEX REPLACE "\n\n+" "\n" joined "${joined}")
file(WRITE ${OUTPUT} "${joined}")
