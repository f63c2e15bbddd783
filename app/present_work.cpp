// Long work, in figures.
#include "app/long_work.h"
#include "app/present_parts.h"
#include "app/text.h"
#include "app/tongue.h"
#include "render/words_work.h"

namespace app {

namespace {

namespace words = render::words;

render::WorkView CheckView(const RandomCheck& check, const Tongue& tongue) {
    render::WorkView view;
    view.done = check.done();
    view.title = tongue.Say(view.done ? words::kChecked : words::kChecking);
    view.share = static_cast<float>(check.runs_done()) / static_cast<float>(check.runs());
    const Gaps gaps{{"done", Grouped(check.runs_done())},
                    {"all", Grouped(check.runs())},
                    {"events", Grouped(check.events())},
                    {"name", check.failure()}};
    view.bad = view.can_open = !check.failure().empty();
    view.detail = tongue.Say(view.bad            ? words::kCheckFound
                             : check.cancelled() ? words::kCheckStopped
                             : view.done         ? words::kCheckFine
                                                 : words::kCheckProgress,
                             gaps);
    return view;
}

}  // namespace

std::optional<render::WorkView> PresentWork(const Session& session, const render::UiState& ui) {
    const Tongue tongue(ui);
    if (const Session* reviving = session.reviving()) {
        const Gaps gaps{{"events", Grouped(reviving->cluster().last_event())},
                        {"time", TimeText(reviving->cluster().now())}};
        return render::WorkView{.title = tongue.Say(words::kReviving),
                                .detail = tongue.Say(words::kRevived, gaps)};
    }
    if (const RandomCheck* check = session.check()) return CheckView(*check, tongue);
    return std::nullopt;
}

}  // namespace app
