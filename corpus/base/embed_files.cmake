# Writes OUTPUT, a C++ source with the bytes of each of FILES, as function FUNCTION of HEADER: `std::string_view FUNCTION(name)`,
# empty for a name that is none of them.
set(rows "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    file(READ ${file} bytes HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    # A literal may have 65,536 characters at least, so a long file is put together from several.
    string(LENGTH "${bytes}" length)
    set(literals "")
    set(begin 0)
    while(begin LESS length OR literals STREQUAL "")
        string(SUBSTRING "${bytes}" ${begin} 32000 piece)
        string(APPEND literals "\n        \"${piece}\"")
        math(EXPR begin "${begin} + 32000")
    endwhile()
    # As `sv`, since compilers count the characters of a long literal in vain to make a constant of it.
    string(APPEND rows "        File{\"${name}\",${literals}sv},\n")
endforeach()
file(WRITE ${OUTPUT} "#include <array>
#include <string_view>

#include \"${HEADER}\"

namespace debrief {

std::string_view ${FUNCTION}(std::string_view name) {
    using namespace std::string_view_literals;
    struct File {
        std::string_view name;
        std::string_view content;
    };
    static constexpr std::array files{
${rows}    };
    for (const File& file : files) {
        if (file.name == name) return file.content;
    }
    return {};
}

}  // namespace debrief
")
