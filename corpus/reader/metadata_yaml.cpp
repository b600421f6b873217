#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/metadata.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace debrief {

namespace {

/// Most bytes of JSON that a block may become, aliases written out. Bounds what a bomb of aliases costs.
constexpr std::size_t most_expanded_bytes = 1'000'000;

/// A scalar in UTF-8: what yaml-cpp makes of the escapes `\N` and `\_` is Latin-1, a byte alone.
std::string mend_escapes(const std::string& scalar) {
    if (is_valid_utf8(scalar)) return scalar;
    std::string mended;
    for (std::size_t i = 0; i < scalar.size();) {
        const std::size_t bytes = code_point_at(scalar, i).bytes;
        const auto byte = static_cast<unsigned char>(scalar[i]);
        mended += bytes == 1 && byte >= 0x80 ? to_utf8(byte) : scalar.substr(i, bytes);
        i += bytes;
    }
    return mended;
}

MetadataValue resolve_plain(const std::string& text) {
    const std::string lower = to_ascii_lower(text);
    if (lower == "true" || lower == "false") return metadata_flag(lower);
    return is_json_number(text) ? metadata_number(text) : metadata_text(text);
}

/// Makes values of a YAML parser's events. Unlike the library's own trees it sees repeated keys, and can stop
/// before aliases grow.
class MetadataBuilder : public YAML::EventHandler {
 public:
    [[nodiscard]] Metadata take() {
        if (!root_ || root_->kind == RecordValue::Kind::nothing) return {};
        if (root_->kind != RecordValue::Kind::object) throw BadMetadata("holds no keys");
        return {std::move(root_->members), std::move(mended_)};
    }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override { add(metadata_nothing(), anchor); }

    void OnAlias(const YAML::Mark&, YAML::anchor_t anchor) override {
        const auto target = anchors_.find(anchor);
        if (target == anchors_.end()) throw BadMetadata("has an alias for what it is a part of");
        add(target->second, YAML::NullAnchor);
    }

    void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        const bool is_plain = tag == "?";
        const std::string text = mend_escapes(value);
        add(is_plain ? resolve_plain(text) : metadata_text(text), anchor);
    }

    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(anchor);
    }

    void OnSequenceEnd() override {
        const Open closed = close();
        add(metadata_list(closed.elements), closed.anchor);
    }

    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(anchor);
        open_.back().is_map = true;
    }

    void OnMapEnd() override {
        Open closed = close();
        tell_repeated_keys(closed.members);
        add(metadata_object(std::move(closed.members)), closed.anchor);
    }

 private:
    /// A sequence or map whose end has not come yet.
    struct Open {
        YAML::anchor_t anchor;
        bool is_map = false;
        std::vector<MetadataValue> elements{};
        std::vector<MetadataEntry> members{};
        std::optional<std::string> key{};  ///< of the next member
    };

    void open(YAML::anchor_t anchor) {
        if (open_.size() == metadata_depth) {
            throw BadMetadata(fmt::format("is nested deeper than {} levels", metadata_depth));
        }
        open_.push_back({.anchor = anchor});
    }

    Open close() {
        Open closed = std::move(open_.back());
        open_.pop_back();
        return closed;
    }

    void add(MetadataValue value, YAML::anchor_t anchor) {
        expanded_bytes_ += value.json.size();
        if (expanded_bytes_ > most_expanded_bytes) {
            throw BadMetadata(fmt::format("grows to more than {} bytes", most_expanded_bytes));
        }
        if (anchor != YAML::NullAnchor) anchors_[anchor] = value;
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (Open& around = open_.back(); !around.is_map) {
            around.elements.push_back(std::move(value));
        } else if (around.key) {
            around.members.push_back({std::move(*around.key), std::move(value)});
            around.key.reset();
        } else {
            const bool is_text = value.kind == RecordValue::Kind::text;
            around.key = std::move(is_text ? value.text : value.json);
        }
    }

    /// Of the outermost keys the one who makes a record of them tells.
    void tell_repeated_keys(const std::vector<MetadataEntry>& members) {
        if (open_.empty()) return;
        std::set<std::string_view> seen;
        for (const MetadataEntry& member : members) {
            if (seen.insert(member.key).second) continue;
            mended_.push_back(fmt::format("has '{}' more than once", member.key));
            return;
        }
    }

    std::vector<Open> open_;
    std::map<YAML::anchor_t, MetadataValue> anchors_;
    std::optional<MetadataValue> root_;
    std::size_t expanded_bytes_ = 0;
    std::vector<std::string> mended_;
};

Metadata parse_strictly(const std::string& block) {
    std::istringstream stream(block);
    MetadataBuilder builder;
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
    } catch (const YAML::Exception& error) {
        throw BadMetadata(fmt::format("is no YAML: {}", error.msg));
    }
    return builder.take();
}

/// Whether a value reads as YAML's marks only because its writer did not think of them.
bool lacks_quotes(std::string_view value) {
    if (value.empty()) return false;
    constexpr std::string_view never_first = "@`%";
    if (never_first.find(value.front()) != std::string_view::npos) return true;
    if (value.front() == '*') return value.find_first_of(" *", 1) != std::string_view::npos;
    constexpr std::array<std::pair<char, char>, 4> pairs{{{'"', '"'}, {'\'', '\''}, {'[', ']'}, {'{', '}'}}};
    for (const auto& [opening, closing] : pairs) {
        if (value.front() != opening) continue;
        return value.back() != closing && value.find(closing, 1) != std::string_view::npos;
    }
    constexpr std::string_view other_marks = "&!|>#";
    if (other_marks.find(value.front()) != std::string_view::npos) return false;
    return value.find(": ") != std::string_view::npos || value.ends_with(':');
}

/// The block with quotes around the values of outermost keys that lack them; nothing where none does.
std::optional<std::string> with_quotes(std::string_view block) {
    std::string quoted;
    bool is_changed = false;
    for (std::size_t begin = 0; begin < block.size();) {
        const std::size_t end = std::min(block.find('\n', begin), block.size());
        const std::string_view line = block.substr(begin, end - begin);
        const std::size_t colon = line.find(": ");
        const bool has_key = colon != std::string_view::npos && colon > 0 && !is_ascii_space(line.front()) &&
                             line.front() != '-' && line.front() != '#';
        const std::string_view value = has_key ? trim(line.substr(colon + 1)) : std::string_view();
        if (lacks_quotes(value)) {
            is_changed = true;
            quoted += line.substr(0, colon + 2);
            quoted += '\'';
            for (const char c : value) quoted += c == '\'' ? "''" : std::string(1, c);
            quoted += '\'';
        } else {
            quoted += line;
        }
        quoted += '\n';
        begin = end + 1;
    }
    return is_changed ? std::optional(std::move(quoted)) : std::nullopt;
}

}  // namespace

Metadata parse_yaml_metadata(std::string_view block) {
    try {
        return parse_strictly(std::string(block));
    } catch (const BadMetadata&) {
        const auto quoted = with_quotes(block);
        if (!quoted) throw;
        Metadata metadata = parse_strictly(*quoted);
        metadata.mended.emplace_back(
            "has front matter that is no YAML; values without quotes were taken as they are");
        return metadata;
    }
}

}  // namespace debrief
