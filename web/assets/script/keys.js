// Single keys to go about with. They can be turned off, do nothing while one types, and leave other programs' keys alone.
{
    const heads = ".hits h2, .latest h3, .stories h2, .tellings h3, .facts-links > li, .facts tbody th, .statement footer > .about";
    const results = () => [...document.querySelectorAll(`main :is(${heads}) > a:first-child`)]
        .filter((link) => !link.closest("details, aside"));

    function walk(step) {
        const all = results();
        const place = all.indexOf(document.activeElement);
        const next = place < 0 ? (step > 0 ? 0 : -1) : Math.min(Math.max(place + step, 0), all.length - 1);
        all.at(next)?.focus();
    }

    /// The next match if the page has matches (`matches.js` hears the event), else the next page.
    function turn(step) {
        const event = new CustomEvent("debrief:turn", { detail: step, cancelable: true });
        const page = document.querySelector(step > 0 ? "[rel=next]" : "[rel=prev]");
        if (document.dispatchEvent(event) && page) location.assign(page.href);
    }

    function open() {
        const all = results();
        (all.find((link) => link === document.activeElement) ?? all[0])?.click();
    }

    function search() {
        const input = document.getElementById("q");
        input.focus();
        input.select();
    }

    const keys = {
        "/": ["Search", search],
        j: ["Next result", () => walk(1)],
        k: ["Result before", () => walk(-1)],
        o: ["Open the result", open],
        n: ["Next page, or next match in a briefing", () => turn(1)],
        p: ["Page or match before", () => turn(-1)],
        "?": ["Show these keys", () => dialog.showModal()],
    };

    /// Where nothing may be stored, keys are on at first and turned off for the page alone.
    const stored = (use) => {
        try {
            return use(localStorage);
        } catch {
            return null;
        }
    };
    let on = stored((storage) => storage.getItem("keys")) !== "off";

    function tell() {
        for (const [selector, key] of [["#q", "/"], ["a[rel=next]", "n"], ["a[rel=prev]", "p"]]) {
            for (const element of document.querySelectorAll(selector)) {
                if (on) element.setAttribute("aria-keyshortcuts", key);
                else element.removeAttribute("aria-keyshortcuts");
            }
        }
    }

    const choice = make("input", { type: "checkbox" });
    choice.checked = on;
    choice.addEventListener("change", () => {
        on = choice.checked;
        stored((storage) => storage.setItem("keys", on ? "on" : "off"));
        tell();
    });
    const button = (name, className, action) => {
        const made = make("button", { type: "button", class: className }, name);
        made.addEventListener("click", action);
        return made;
    };
    const dialog = make("dialog", { "aria-label": "Keys" },
        make("h2", {}, "Keys"),
        make("dl", {}, ...Object.entries(keys).flatMap(([key, [name]]) =>
            [make("dt", {}, make("kbd", {}, key)), make("dd", {}, name)])),
        make("p", {}, make("label", {}, choice, " Use these keys")),
        button("Close", "button", () => dialog.close()));
    document.querySelector("body > footer").append(button("Keys", "link", () => dialog.showModal()));
    document.body.append(dialog);
    tell();

    document.addEventListener("keydown", (event) => {
        if (!on || dialog.open || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target.closest("input, textarea, select, [contenteditable]")) return;
        if (!Object.hasOwn(keys, event.key)) return;
        event.preventDefault();
        keys[event.key][1]();
    });
}
