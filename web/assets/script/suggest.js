// Completes what is typed into the form: a combobox whose list holds whole queries, as WAI-ARIA 1.2 has them.
{
    const pause = 120; // milliseconds without a key before the server is asked
    const input = document.getElementById("q");
    const known = new Map(); // answers by text
    const list = make("ul", { id: "q-options", class: "options", role: "listbox", "aria-label": "Suggestions", hidden: "" });
    const told = make("span", { class: "unseen", "aria-live": "polite" }); // how many, for those who listen
    let current = -1; // place of the option that Enter takes; -1: none, it submits what is typed
    let timer;
    let asked; // aborts the request under way
    const listening = new AbortController(); // aborted by a failure: nothing is asked any more on this page

    function close() {
        clearTimeout(timer);
        asked?.abort();
        list.hidden = true;
        list.replaceChildren();
        told.textContent = "";
        input.setAttribute("aria-expanded", false);
        activate(-1);
    }

    function activate(place) {
        list.children[current]?.setAttribute("aria-selected", false);
        current = place;
        const option = list.children[current];
        if (!option) return input.removeAttribute("aria-activedescendant");
        option.setAttribute("aria-selected", true);
        option.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", option.id);
    }

    function show(completions) {
        if (completions.length === 0) return close();
        list.replaceChildren(...completions.map(({ kind, query, briefings }, place) => {
            const about = briefings > 0 ? `${kind} · ${briefings}` : kind;
            const option = make("li", { role: "option", id: `q-option-${place}`, "aria-selected": false },
                make("span", {}, query), " ", make("small", {}, about));
            Object.assign(option.dataset, { kind, query });
            return option;
        }));
        activate(-1);
        list.hidden = false;
        input.setAttribute("aria-expanded", true);
        told.textContent = completions.length === 1 ? "1 suggestion" : `${completions.length} suggestions`;
    }

    async function ask() {
        const text = input.value;
        asked?.abort();
        if (text.trim() === "") return close();
        if (known.has(text)) return show(known.get(text));
        const request = asked = new AbortController();
        try {
            const address = `${document.body.dataset.base}/api/v1/suggest?q=${encodeURIComponent(text)}`;
            const response = await fetch(address, { signal: request.signal });
            if (!response.ok) throw new Error(response.statusText);
            const { completions } = await response.json();
            known.set(text, completions);
            if (input.value === text && !request.signal.aborted) show(completions);
        } catch {
            if (!request.signal.aborted) end();
        }
    }

    /// The field is a plain one again.
    function end() {
        close();
        listening.abort();
        for (const name of Object.keys(combobox)) input.removeAttribute(name);
    }

    /// Takes the option into the field. A field's name alone asks for its values next, all else is a query.
    function take({ dataset: { kind, query } }) {
        input.value = query;
        close();
        input.focus();
        if (kind === "field") ask();
        else input.form.requestSubmit();
    }

    function move(step) {
        const places = list.children.length + 1; // the field itself is one
        activate((current + 1 + step + places) % places - 1);
    }

    const keys = {
        ArrowDown: () => (list.hidden ? ask() : move(1)),
        ArrowUp: () => (list.hidden ? ask() : move(-1)),
        Enter: () => (current < 0 ? false : take(list.children[current])),
        Escape: () => (list.hidden ? false : close()),
        Tab() {
            if (current >= 0) input.value = list.children[current].dataset.query;
            close();
            return false; // and goes on to the next element
        },
    };

    const combobox = {
        role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id,
        "aria-expanded": false,
    };
    for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
    input.form.append(list, told);

    const listen = (target, type, listener) => target.addEventListener(type, listener, { signal: listening.signal });
    listen(input, "input", () => {
        activate(-1);
        clearTimeout(timer);
        timer = setTimeout(ask, pause);
    });
    listen(input, "keydown", (event) => {
        if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
    });
    listen(input, "blur", close);
    listen(input.form, "submit", close);
    listen(window, "pagehide", close); // the page may be shown again by Back
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) take(option);
    });
}
