#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// What `debrief.json` says of an index.
struct Manifest {
    int schema = 0;
    std::vector<std::string> shards;  ///< names of Xapian databases beside it
};

/// The folder that an index is: `debrief.json` and one or more Xapian databases.
class IndexDirectory {
 public:
    explicit IndexDirectory(std::filesystem::path root) : root_(std::move(root)) {}

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    [[nodiscard]] std::filesystem::path shard(const std::string& name) const { return root_ / name; }

    /// What tells an index from another that was made later in its place; the same while runs change it.
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t file = 0;
        std::int64_t made_nanoseconds = 0;  ///< since 1970
        bool operator==(const Identity&) const = default;
    };

    /// All zero where there is no index.
    [[nodiscard]] Identity identity() const;

    /// Whether there is a manifest, whatever it says.
    [[nodiscard]] bool exists() const;

    /// Throws `Error` of kind `index` where there is no index, a damaged one, or one of another schema.
    [[nodiscard]] Manifest read_manifest() const;
    void write_manifest(const Manifest& manifest) const;

    /// Makes the folder, if need be; refuses one with files in it that are no index's. Throws `Error` of kind
    /// `index`.
    void prepare() const;

 private:
    [[nodiscard]] std::filesystem::path manifest_file() const { return root_ / "debrief.json"; }

    std::filesystem::path root_;
};

/// The index that a command works on: the given one, else `$DEBRIEF_INDEX`, else
/// `$XDG_DATA_HOME/debrief/index` (where that is not set, `~/.local/share/debrief/index`). Throws `Error` of
/// kind `usage` where none of them says anything.
[[nodiscard]] IndexDirectory choose_index(const std::optional<std::string>& given);

}  // namespace debrief
