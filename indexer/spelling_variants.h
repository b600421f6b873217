#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// One spelling for a word that British and American English write differently, by
/// `corpus/data/spellings.tsv` and a rule for `-ise`: mostly the American one, which English stemming was
/// made for. A form that has no other spelling comes back as it is.
///
/// Takes word forms (`Token::form`). Never joins different words: `promise`, `cheque`, `tyre` and `storey`
/// stay.
[[nodiscard]] std::string common_spelling(std::string_view form);

/// How else words may begin whose `common_spelling` is this one, up to five letters, in byte order: `anaem`
/// for `anemia`, `oestr` for `estrogen`.
[[nodiscard]] std::vector<std::string> other_beginnings(std::string_view common);

}  // namespace debrief
