# Writes OUTPUT, a C++ source with the content of each of FILES, for `web/assets.h`.
set(rows "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    file(READ ${file} content)
    string(APPEND rows "    Asset{\"${name}\", R\"asset(${content})asset\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include <array>

#include \"web/assets.h\"

namespace debrief {

namespace {

struct Asset {
    std::string_view name;
    std::string_view content;
};

constexpr std::array assets{
${rows}};

}  // namespace

std::string_view find_asset(std::string_view name) {
    for (const Asset& asset : assets) {
        if (asset.name == name) return asset.content;
    }
    return {};
}

}  // namespace debrief
")
