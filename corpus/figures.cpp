#include "corpus/figures.h"

namespace debrief {

std::vector<Figure> find_figures(std::string_view) {
    return {};
}

std::string normal_form(const Figure& figure) {
    return figure.unit;
}

std::string_view to_string(FigureKind kind) {
    switch (kind) {
        case FigureKind::money:
            return "money";
        case FigureKind::percentage:
            return "percentage";
        case FigureKind::multiple:
            return "multiple";
        case FigureKind::duration:
            return "duration";
        case FigureKind::count:
            break;
    }
    return "count";
}

std::string_view to_string(Bound bound) {
    switch (bound) {
        case Bound::about:
            return "about";
        case Bound::more_than:
            return "more than";
        case Bound::less_than:
            return "less than";
        case Bound::exact:
            break;
    }
    return "exact";
}

}  // namespace debrief
