const panel = document.getElementById("panel");
const MOST_LISTED = 200;

function element(name, words, kind) {
  const made = document.createElement(name);
  if (words !== undefined) made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

function action(words, act) {
  const made = element("button", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function nameOf(id) {
  return id === root ? graph.project : items[id].name;
}

function listOf(title, entries, act) {
  if (!entries.length) return [];
  const list = element("ul");
  for (const entry of entries.slice(0, MOST_LISTED)) {
    const line = element("li");
    const name = action(entry.name, () => act(entry));
    if (entry.bad) name.classList.add("bad");
    line.append(name, element("span", entry.bad ? `${entry.bad} of ${entry.count} forbidden` : `${entry.count}`, entry.bad ? "count bad" : "count"));
    list.append(line);
  }
  const rest = entries.length - MOST_LISTED;
  return [element("h3", `${title} (${entries.length})`), list, ...(rest > 0 ? [element("p", `and ${rest} more`, "faint")] : [])];
}

function markOf(mark) {
  const made = element("div", undefined, mark.accepted ? "mark accepted" : "mark");
  made.append(element("strong", mark.name), element("span", mark.message));
  if (mark.because) made.append(element("span", mark.because, "faint"));
  if (mark.accepted) made.append(element("span", `exempted: ${mark.accepted}`, "faint"));
  if (mark.change) made.append(element("span", mark.change === "added" ? "newly forbidden" : "no longer forbidden", "faint"));
  made.append(element("code", mark.place));
  return made;
}

function marksOf(numbers) {
  const seen = [...new Set(numbers)].map((number) => graph.marks[number]).filter((mark) => mark.leads);
  if (!seen.length) return [];
  return [element("h3", `Forbidden (${seen.length})`), ...seen.slice(0, 50).map(markOf), ...(seen.length > 50 ? [element("p", `and ${seen.length - 50} more`, "faint")] : [])];
}

function neighboursOf(id, edges, isFrom) {
  const own = isFrom ? "from" : "to";
  const other = isFrom ? "to" : "from";
  const found = new Map();
  for (const edge of isCluster(id) ? edges : graph.edges) {
    if (holds(id, edge[own]) && !holds(id, edge[other])) {
      const known = found.get(edge[other]) || { id: edge[other], name: nameOf(edge[other]), count: 0, bad: 0 };
      known.count += edge.lines ? edge.lines.length : edge.count;
      known.bad += edge.broken;
      found.set(edge[other], known);
    }
  }
  return [...found.values()].sort((one, two) => two.bad - one.bad || two.count - one.count || (one.name < two.name ? -1 : 1));
}

function marksAround(id) {
  const found = [];
  graph.edges.forEach((edge) => {
    if (holds(id, edge.from) || (edge.broken && holds(id, edge.to))) found.push(...edge.marks);
  });
  graph.nodes.forEach((node, number) => {
    if (holds(id, number)) found.push(...node.marks);
  });
  return found;
}

function showItem(id, edges, isExpanded, acts) {
  const item = items[id];
  const about = [isCluster(id) ? `package, ${item.size} modules` : item.kind, item.layer && `layer ${item.layer}`];
  about.push(!isCluster(id) && item.context && `context ${item.context}`, isCluster(id) && item.context && "a context", item.change);
  const shown = [element("h2", nameOf(id)), element("p", about.filter(Boolean).join(", "), "faint")];
  if (item.path) shown.push(element("code", item.path));
  const buttons = element("div", undefined, "acts");
  if (isCluster(id)) buttons.append(action(isExpanded ? "Collapse" : "Expand", () => acts.toggle(id)));
  buttons.append(action("Clear", () => acts.focus(-1)));
  shown.push(buttons, ...marksOf(marksAround(id)));
  shown.push(...listOf("Imports", neighboursOf(id, edges, true), (entry) => acts.focus(entry.id)));
  shown.push(...listOf("Imported by", neighboursOf(id, edges, false), (entry) => acts.focus(entry.id)));
  panel.replaceChildren(...shown);
}

function showEdge(edge, acts) {
  const shown = [element("h2", `${nameOf(edge.from)} → ${nameOf(edge.to)}`), element("p", `${edge.count} import${edge.count === 1 ? "" : "s"}`, "faint")];
  const buttons = element("div", undefined, "acts");
  buttons.append(action("Importer", () => acts.focus(edge.from)), action("Imported", () => acts.focus(edge.to)), action("Clear", () => acts.focus(-1)));
  shown.push(buttons, ...marksOf(edge.edges.flatMap((number) => graph.edges[number].marks)));
  shown.push(element("h3", "Imports"));
  for (const number of edge.edges.slice(0, 100)) {
    const { from, to, lines } = graph.edges[number];
    const line = element("p", `${items[from].name} → ${items[to].name}`);
    const places = lines.slice(0, 12).map((each) => (typeof each === "number" ? `${items[from].path}:${each}` : each));
    line.append(element("br"), element("code", places.join(" ")));
    shown.push(line);
  }
  if (edge.edges.length > 100) shown.push(element("p", `and ${edge.edges.length - 100} more`, "faint"));
  panel.replaceChildren(...shown);
}

function showSummary(acts) {
  const broken = graph.edges.filter((edge) => edge.broken);
  const shown = [element("h2", graph.project), element("p", graph.told, "faint")];
  shown.push(element("p", "Importers stand above what they import. Click a box or a line to look at it, double-click a package to open or close it."));
  const keys = element("p", undefined, "faint");
  for (const [key, words] of [["/", "search"], ["0", "fit"], ["+", "zoom in"], ["−", "zoom out"], ["Esc", "clear"]]) keys.append(element("kbd", key), ` ${words}  `);
  shown.push(keys);
  const entries = broken.map((edge) => ({ edge, name: `${items[edge.from].name} → ${items[edge.to].name}`, count: edge.lines.length, bad: edge.broken }));
  shown.push(...listOf("Forbidden", entries, (entry) => acts.reveal(entry.edge)));
  panel.replaceChildren(...shown);
}

function showLegend(drawn) {
  const legend = document.getElementById("legend");
  legend.replaceChildren();
  const sample = (draw) => {
    const made = element("canvas");
    [made.width, made.height] = [40, 24];
    const brush = made.getContext("2d");
    brush.scale(2, 2);
    draw(brush);
    return made;
  };
  graph.layers.forEach((layer) => {
    const [fill, stroke] = colours.layers[layer.colour + 1];
    const entry = element("span");
    entry.append(sample((brush) => {
      brush.beginPath();
      brush.roundRect(1, 1, 18, 10, 3);
      brush.fillStyle = fill;
      brush.strokeStyle = stroke;
      brush.fill();
      brush.stroke();
    }), layer.name);
    legend.append(entry);
  });
  graph.lines.filter((line) => line.name !== "usual" && drawn.has(line.name)).forEach((line) => {
    const entry = element("span");
    entry.append(sample((brush) => {
      brush.strokeStyle = colours[line.name];
      brush.lineWidth = 2;
      brush.setLineDash({ solid: [], dashed: [5, 3], dotted: [1.5, 3] }[line.style]);
      brush.beginPath();
      brush.moveTo(0, 6);
      brush.lineTo(20, 6);
      brush.stroke();
    }), line.meaning);
    legend.append(entry);
  });
}
