# Writes OUTPUT, a C++ source with the bytes of FILE, as function FUNCTION of HEADER: `std::string_view FUNCTION()`.
file(READ ${FILE} bytes HEX)
string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
# A literal may have 65,536 characters at least, so many bytes are put together from several.
string(LENGTH "${bytes}" length)
set(literals "")
set(begin 0)
while(begin LESS length)
    string(SUBSTRING "${bytes}" ${begin} 8000 piece)
    string(APPEND literals "\n    \"${piece}\"")
    math(EXPR begin "${begin} + 8000")
endwhile()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

namespace debrief {

std::string_view ${FUNCTION}() {
    using namespace std::string_view_literals;
    return${literals}sv;
}

}  // namespace debrief
")
