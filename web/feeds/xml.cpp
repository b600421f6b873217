#include "web/feeds/xml.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <sstream>

namespace debrief {

std::string xml_text(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    const std::string whole = mend_utf8(text);
    std::string allowed;
    allowed.reserve(whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const std::string_view rest = std::string_view(whole).substr(i);
        if (static_cast<unsigned char>(whole[i]) < 0x20 && !is_ascii_space(whole[i])) {
            allowed += replacement;
        } else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
            allowed += replacement;
            i += 2;
        } else if (whole[i] == '\f' || whole[i] == '\v') {
            allowed += replacement;
        } else {
            allowed += whole[i];
        }
    }
    return allowed;
}

pugi::xml_node append_element(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node element = parent.append_child(name);
    element.text().set(xml_text(text).c_str());
    return element;
}

void set_attribute(pugi::xml_node element, const char* name, std::string_view value) {
    element.append_attribute(name).set_value(xml_text(value).c_str());
}

std::string to_xml(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
}

}  // namespace debrief
