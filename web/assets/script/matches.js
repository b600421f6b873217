// Walks from match to match of a briefing: links beside the count, and the keys n and p (`keys.js` sends "debrief:turn").
{
    const bar = document.querySelector("[data-matches]");
    const marks = [...document.querySelectorAll("mark[id]")];
    if (bar && marks.length > 0) {
        const status = bar.querySelector("[role=status]");
        const total = status.textContent;
        let place = marks.findIndex((mark) => `#${mark.id}` === location.hash);

        const go = (step) => {
            place = (place + step + marks.length) % marks.length;
            const mark = marks[place];
            history.replaceState(null, "", `#${mark.id}`);
            location.replace(`#${mark.id}`); // so that :target lights it
            status.textContent = `Match ${place + 1} of ${total}`;
        };
        const button = (name, step) => {
            const made = make("button", { type: "button", class: "button" }, name);
            made.addEventListener("click", () => go(step));
            return made;
        };
        bar.querySelector("a").replaceWith(button("Previous match", -1), button("Next match", 1));
        document.addEventListener("debrief:turn", (event) => {
            event.preventDefault();
            go(event.detail);
        });
    }
}
