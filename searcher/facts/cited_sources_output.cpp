#include "searcher/facts/cited_sources_output.h"

#include "corpus/base/terminal.h"
#include "corpus/base/text_columns.h"
#include "searcher/facts/facts_output.h"
#include "searcher/output_marks.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t widest_source = 32;    ///< columns
constexpr std::size_t most_shown_hosts = 8;  ///< of an owner

std::string counted(std::size_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string shown_source(const CitedSource& source) {
    const std::string safe = to_terminal_line(source.name);
    if (count_columns(safe) <= widest_source) return safe;
    return safe.substr(0, offset_of_column(safe, widest_source - 1)) + "…";
}

std::string padded_to(const std::string& text, std::size_t columns) {
    return text + std::string(columns - std::min(columns, count_columns(text)), ' ');
}

/// `press`, or `press 3, party 1` where it is one to some briefings and another to others.
std::string kinds_of(const CitedSource& source) {
    std::string kinds;
    std::size_t different = 0;
    for (const SourceCounts& counts : source.kinds) different += counts.briefings > 0 ? 1 : 0;
    for (std::size_t i = 0; i < source_kinds.size(); ++i) {
        if (source.kinds[i].briefings == 0) continue;
        if (!kinds.empty()) kinds += ", ";
        kinds += to_string(source_kinds[i]);
        if (different > 1) kinds += fmt::format(" {}", source.kinds[i].briefings);
    }
    return kinds;
}

std::string corroboration_of(const CitedSources& sources) {
    std::string kinds;
    for (std::size_t i = 0; i < source_kinds.size(); ++i) {
        if (sources.owners_by_kind[i] == 0) continue;
        kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", sources.owners_by_kind[i],
                             to_string(source_kinds[i]));
    }
    return kinds;
}

/// What stands behind the kinds: the only host of an owner, the owner of a host, how many are of a kind.
std::string aside_of(const CitedSource& source, SourcesBy by) {
    if (by == SourcesBy::host) return to_terminal_line(source.owner);
    if (by == SourcesBy::kind)
        return fmt::format("{}, {}", counted(source.owner_count, "owner"),
                           counted(source.host_count, "host"));
    return source.hosts.size() == 1 ? to_terminal_line(source.hosts.front().name) : "";
}

/// The table of rows with a line of headings.
class SourceTable {
 public:
    SourceTable(const CitedSources& sources, const Marks& marks) : sources_(sources), marks_(marks) {
        name_width_ = to_string(sources.by).size();
        for (const CitedSource& row : sources.rows) {
            name_width_ = std::max(name_width_, count_columns(shown_source(row)));
            kind_width_ = std::max(kind_width_, kinds_of(row).size());
        }
    }

    [[nodiscard]] std::string text() const {
        std::string text = line("briefings", "mentions", std::string(to_string(sources_.by)), "", "");
        text = fmt::format("{}{}{}\n", marks_.faint, text, marks_.end);
        for (const CitedSource& row : sources_.rows) {
            const std::string kinds = sources_.by == SourcesBy::kind ? "" : kinds_of(row);
            text += line(std::to_string(row.counts.briefings), std::to_string(row.counts.mentions),
                         shown_source(row), kinds, aside_of(row, sources_.by)) +
                    '\n';
            if (row.hosts.size() > 1) text += hosts_of(row);
        }
        return text;
    }

 private:
    /// Only the name is bold, so that columns stand under each other.
    [[nodiscard]] std::string line(std::string_view briefings, std::string_view mentions,
                                   const std::string& name, const std::string& kinds,
                                   const std::string& aside) const {
        const bool is_heading = briefings == "briefings";
        std::string line = fmt::format("{:>9}  {:>8}  ", briefings, mentions);
        const std::string_view bold = is_heading ? std::string_view() : marks_.bold;
        const bool is_last = kinds.empty() && aside.empty();
        const std::string shown = is_last ? name : padded_to(name, name_width_);
        line += fmt::format("{}{}{}", bold, shown, bold.empty() ? "" : marks_.end);
        if (is_last) return line;
        if (!kinds.empty()) line += "  " + (aside.empty() ? kinds : padded_to(kinds, kind_width_));
        if (!aside.empty()) line += fmt::format("  {}{}{}", marks_.faint, aside, marks_.end);
        return line;
    }

    [[nodiscard]] std::string hosts_of(const CitedSource& owner) const {
        std::string text;
        const std::size_t shown = std::min(owner.hosts.size(), most_shown_hosts);
        for (std::size_t i = 0; i < shown; ++i) {
            const CitedSource& host = owner.hosts[i];
            text += fmt::format("{}{:>9}  {:>8}    {}{}\n", marks_.faint, host.counts.briefings,
                                host.counts.mentions, shown_source(host), marks_.end);
        }
        if (owner.hosts.size() > shown) {
            text += fmt::format("{}{:>21}  and {}{}\n", marks_.faint, "",
                                counted(owner.hosts.size() - shown, "more host"), marks_.end);
        }
        return text;
    }

    const CitedSources& sources_;
    const Marks& marks_;
    std::size_t name_width_ = 0;
    std::size_t kind_width_ = 0;
};

nlohmann::ordered_json to_json(const SourceCounts& counts) {
    return {{"briefings", counts.briefings}, {"mentions", counts.mentions}};
}

nlohmann::ordered_json to_json(const CitedSource& source) {
    nlohmann::ordered_json json = {{"name", source.name}};
    if (!source.owner.empty()) json["owner"] = source.owner;
    json["briefings"] = source.counts.briefings;
    json["mentions"] = source.counts.mentions;
    json["kinds"] = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < source_kinds.size(); ++i) {
        if (source.kinds[i].briefings > 0)
            json["kinds"][std::string(to_string(source_kinds[i]))] = to_json(source.kinds[i]);
    }
    if (source.owner_count > 0) json["owner_count"] = source.owner_count;
    if (source.host_count > 0) json["host_count"] = source.host_count;
    if (!source.hosts.empty()) {
        json["hosts"] = nlohmann::ordered_json::array();
        json["by_host"] = nlohmann::ordered_json::array();
    }
    for (const CitedSource& host : source.hosts) {
        json["hosts"].push_back(host.name);
        json["by_host"].push_back(to_json(host));
        json["by_host"].back().erase("owner");
    }
    if (!source.filter.empty()) json["filter"] = source.filter;
    return json;
}

}  // namespace

std::string to_text(const CitedSources& sources, const TextStyle& style) {
    const std::size_t total = sources.subject.total;
    if (total == 0) return "no briefing answers\n";
    if (sources.rows.empty()) {
        return total == 1 ? "the briefing cites no source\n"
                          : fmt::format("none of {} briefings cites a source\n", total);
    }
    const Marks marks = marks_of(style.emphasis);
    std::string text =
        fmt::format("{}{}{} in {} of {}: {}, {}\n", marks.bold, counted(sources.mentions, "mention"),
                    marks.end, sources.citing, counted(total, "briefing"), counted(sources.hosts, "host"),
                    counted(sources.owners, "owner"));
    text += fmt::format("corroboration by owners: {}\n\n", corroboration_of(sources));
    text += SourceTable(sources, marks).text();
    if (sources.others > 0) {
        text += fmt::format("{:>21}{}; --all shows them\n", "",
                            counted(sources.others, "more " + std::string(to_string(sources.by))));
    }
    return text;
}

nlohmann::ordered_json to_json(const CitedSources& sources) {
    nlohmann::ordered_json json = to_json(sources.subject);
    json["read"] = sources.subject.total;  // all of them were counted
    json["citing"] = sources.citing;
    json["mentions"] = sources.mentions;
    json["hosts"] = sources.hosts;
    json["owners"] = sources.owners;
    json["corroboration"] = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < source_kinds.size(); ++i)
        json["corroboration"][std::string(to_string(source_kinds[i]))] = sources.owners_by_kind[i];
    json["by"] = to_string(sources.by);
    json["sources"] = nlohmann::ordered_json::array();
    for (const CitedSource& source : sources.rows) {
        nlohmann::ordered_json row = {{"rank", json["sources"].size() + 1}};
        row.update(to_json(source));
        json["sources"].push_back(std::move(row));
    }
    json["others"] = sources.others;
    return json;
}

}  // namespace debrief
