const field = document.getElementById("search");
const matches = document.getElementById("matches");
const MOST_MATCHES = 40;

function found(words) {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const rank = (name) => {
    const last = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    return (last === parts[0] ? 0 : last.startsWith(parts[0]) ? 1 : last.includes(parts[0]) ? 2 : 3) * 1000 + name.length;
  };
  const known = items.map((item, id) => ({ id, name: item.name })).filter(({ id }) => id !== root);
  const fitting = known.filter(({ name }) => parts.every((part) => name.toLowerCase().includes(part)));
  const best = fitting.sort((one, other) => rank(one.name) - rank(other.name) || (one.name < other.name ? -1 : 1));
  const names = new Set();
  return best.filter(({ name }) => !names.has(name) && names.add(name));
}

function listenToSearch(choose) {
  let shown = [];
  let chosen = 0;
  const close = () => {
    matches.hidden = true;
    field.setAttribute("aria-expanded", "false");
  };
  const mark = () => {
    [...matches.children].forEach((line, at) => line.setAttribute("aria-selected", at === chosen ? "true" : "false"));
    matches.children[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const take = (at) => {
    if (!shown[at]) return;
    close();
    field.value = "";
    canvas.focus();
    choose(shown[at].id);
  };
  const update = () => {
    const all = found(field.value);
    shown = all.slice(0, MOST_MATCHES);
    chosen = 0;
    const lines = shown.map((match, at) => {
      const line = element("li", match.name);
      line.setAttribute("role", "option");
      line.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(at);
      });
      return line;
    });
    if (!shown.length) lines.push(element("li", "nothing is called so", "none"));
    if (all.length > shown.length) lines.push(element("li", `and ${all.length - shown.length} more`, "none"));
    matches.replaceChildren(...lines);
    matches.hidden = !field.value.trim();
    field.setAttribute("aria-expanded", matches.hidden ? "false" : "true");
    mark();
  };
  field.addEventListener("input", update);
  field.addEventListener("focus", update);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      chosen = (chosen + step + shown.length) % Math.max(1, shown.length);
      mark();
    } else if (event.key === "Enter") take(chosen);
    else if (event.key === "Escape") {
      field.value = "";
      close();
      canvas.focus();
    }
    event.stopPropagation();
  });
}
