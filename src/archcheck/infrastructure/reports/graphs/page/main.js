const LEAST_AT_FIRST = 0.62;
const MOST_COUNTED = 60;
const MOST_HOVERED = 4000;
const MOST_SMOOTH = 2500;
const REST = 160;
const state = { expanded: readable(canBeRead), focus: -1, edge: null, hover: -1, onlyForbidden: false };
let scene = null;
let look = null;
let isDue = false;
let rest = 0;

function canBeRead(expanded) {
  const box = sized(root, expanded, joinedEdges(expanded).inside);
  return Math.min(canvas.clientWidth / box.width, canvas.clientHeight / box.height) >= LEAST_AT_FIRST;
}

function build() {
  const joined = joinedEdges(state.expanded);
  joined.edges.forEach((edge) => {
    edge.state = stateOf(edge);
  });
  const edges = state.onlyForbidden ? joined.edges.filter((edge) => edge.state === "broken" || edge.state === "continues") : joined.edges;
  const top = sized(root, state.expanded, joined.inside);
  const boxes = listed(top);
  routed(edges, boxes);
  scene = { top, boxes, edges, all: joined.edges, inside: joined.inside, bundles: bundled(edges) };
}

function refocus() {
  const id = state.focus;
  const isFocused = id !== -1 || state.edge !== null;
  const touches = (edge) => (state.edge ? edge === state.edge : holds(id, edge.from) !== holds(id, edge.to));
  const near = isFocused ? scene.edges.filter(touches) : [];
  const hovered = state.hover !== -1 && !isFocused ? scene.edges.filter((edge) => edge.from === state.hover || edge.to === state.hover) : [];
  const lit = new Set(near.flatMap((edge) => [...chainOf(edge.from), ...chainOf(edge.to)]));
  const broken = isFocused ? near : scene.edges.filter((edge) => edge.state === "broken");
  look = {
    isFocused,
    scale: view.scale,
    inside: scene.inside,
    counts: isFocused ? near.length <= MOST_COUNTED : scene.edges.length <= MOST_COUNTED,
    named: !isFocused && scene.edges.length <= MOST_COUNTED ? scene.edges : broken,
    bundles: bundled(isFocused ? near : hovered),
    isChosen: (each) => each === id || each === state.hover,
    alphaOf: (each) => (!isFocused || lit.has(each) || (id !== -1 && holds(id, each)) ? 1 : 0.28),
  };
}

function draw() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    look.scale = view.scale;
    paint(scene, view, look);
    if (scene.edges.length > MOST_SMOOTH) keepStill(view);
  });
}

function glide() {
  if (scene.edges.length <= MOST_SMOOTH) return draw();
  clearTimeout(rest);
  rest = setTimeout(draw, REST);
  return requestAnimationFrame(() => paintStill(view));
}

function refresh() {
  refocus();
  draw();
}

function rebuild(anchor = -1) {
  const before = anchor === -1 ? null : scene.boxes.get(anchor);
  build();
  const after = before && scene.boxes.get(anchor);
  if (after) {
    view.x += (before.x - after.x) * view.scale;
    view.y += (before.y - after.y) * view.scale;
  }
  state.edge = null;
  state.hover = -1;
  if (state.focus !== -1 && !scene.boxes.has(state.focus)) state.focus = shownBy(state.focus, state.expanded);
  showLegend(new Set(scene.all.map((edge) => edge.state)));
  describe();
  refresh();
}

const acts = {
  focus(id) {
    state.focus = id;
    state.edge = null;
    if (id !== -1 && !scene.boxes.has(id)) return acts.find(id);
    history.replaceState(null, "", id === -1 ? location.pathname + location.search : `#${encodeURIComponent(nameOf(id))}`);
    describe();
    return refresh();
  },
  find(id) {
    chainOf(id).slice(0, -1).forEach((each) => state.expanded.add(each));
    state.focus = id;
    rebuild();
    centreOn(scene.boxes.get(id), 0.8);
    acts.focus(id);
  },
  toggle(id) {
    if (state.expanded.has(id)) {
      [...state.expanded].filter((each) => holds(id, each)).forEach((each) => state.expanded.delete(each));
    } else state.expanded.add(id);
    rebuild(id);
  },
  reveal(edge) {
    for (const id of [edge.from, edge.to]) chainOf(id).slice(0, -1).forEach((each) => state.expanded.add(each));
    state.focus = -1;
    rebuild();
    state.edge = scene.edges.find((each) => each.from === edge.from && each.to === edge.to) || null;
    const [one, other] = [scene.boxes.get(edge.from), scene.boxes.get(edge.to)];
    const x = Math.min(one.x, other.x);
    const y = Math.min(one.y, other.y);
    const right = Math.max(one.x + one.width, other.x + other.width);
    centreOn({ x, y, width: right - x, height: Math.max(one.y + one.height, other.y + other.height) - y }, 0.8);
    describe();
    refresh();
  },
};

function describe() {
  if (state.edge) showEdge(state.edge, acts);
  else if (state.focus !== -1) showItem(state.focus, scene.all, state.expanded.has(state.focus), acts);
  else showSummary(acts);
}

function deeper(isMore) {
  const shown = [...scene.boxes.keys()].filter(isCluster);
  if (isMore) shown.filter((id) => !state.expanded.has(id)).forEach((id) => state.expanded.add(id));
  else {
    const open = shown.filter((id) => id !== root && state.expanded.has(id));
    const deepest = Math.max(...open.map((id) => chainOf(id).length));
    open.filter((id) => chainOf(id).length === deepest).forEach((id) => state.expanded.delete(id));
  }
  rebuild();
  showAll(scene.top);
  refresh();
}

function tell(words, x, y) {
  const tip = document.getElementById("tip");
  tip.hidden = !words;
  tip.textContent = words;
  tip.style.left = `${Math.min(x + 14, canvas.clientWidth - 200)}px`;
  tip.style.top = `${y + 18}px`;
}

function under(x, y) {
  const place = toPlane(x, y);
  const box = boxAt(scene.top, ...place);
  const isOpen = !box || box.rowOf;
  const edges = state.focus === -1 ? scene.edges : scene.edges.filter((edge) => holds(state.focus, edge.from) !== holds(state.focus, edge.to));
  const edge = isOpen && edges.length <= MOST_HOVERED ? edgeAt(edges, ...place) : null;
  return { box: box && box.id !== root ? box : null, edge, place };
}

function resize() {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(canvas.clientWidth * ratio);
  canvas.height = Math.round(canvas.clientHeight * ratio);
  draw();
}

function paintTheme(isDark) {
  document.documentElement.classList.toggle("dark", isDark);
  readColours();
  showLegend(new Set(scene.all.map((edge) => edge.state)));
  draw();
}

listenToPointer({
  changed: glide,
  leave() {
    state.hover = -1;
    tell("");
    refresh();
  },
  hover(x, y) {
    const { box, edge } = under(x, y);
    const hover = !edge && box ? box.id : -1;
    canvas.classList.toggle("over", Boolean(edge || box));
    const bad = edge && edge.broken ? `, ${edge.broken} forbidden: ${contractsOf(edge).join(", ")}` : "";
    tell(edge ? `${nameOf(edge.from)} → ${nameOf(edge.to)}: ${edge.count} import${edge.count === 1 ? "" : "s"}${bad}` : "", x, y);
    if (hover !== state.hover) {
      state.hover = hover;
      refresh();
    }
  },
  click(x, y) {
    const { box, edge, place } = under(x, y);
    if (box && isOnToggle(box, ...place)) return acts.toggle(box.id);
    if (edge) {
      state.focus = -1;
      state.edge = edge;
      describe();
      return refresh();
    }
    return acts.focus(box ? box.id : -1);
  },
  toggle(x, y) {
    const { box, place } = under(x, y);
    if (box && isCluster(box.id) && !isOnToggle(box, ...place)) acts.toggle(box.id);
  },
});

listenToSearch((id) => acts.find(id));
document.getElementById("more").addEventListener("click", () => deeper(true));
document.getElementById("less").addEventListener("click", () => deeper(false));
document.getElementById("fit").addEventListener("click", () => {
  showAll(scene.top);
  draw();
});
document.getElementById("forbidden").addEventListener("click", (event) => {
  state.onlyForbidden = !state.onlyForbidden;
  event.currentTarget.setAttribute("aria-pressed", String(state.onlyForbidden));
  rebuild();
});
document.getElementById("theme").addEventListener("click", () => paintTheme(!document.documentElement.classList.contains("dark")));
document.addEventListener("keydown", (event) => {
  const middle = [canvas.clientWidth / 2, canvas.clientHeight / 2];
  const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Escape") acts.focus(-1);
  else if (event.key === "0") showAll(scene.top);
  else if (event.key === "+" || event.key === "=") zoomAt(...middle, 1.25);
  else if (event.key === "-") zoomAt(...middle, 0.8);
  else if (event.key === "Enter" && document.activeElement === canvas && isCluster(state.focus)) acts.toggle(state.focus);
  else if (pan && document.activeElement === canvas) {
    view.x += pan[0];
    view.y += pan[1];
  } else return;
  draw();
});

const darkness = matchMedia("(prefers-color-scheme: dark)");
darkness.addEventListener("change", () => paintTheme(darkness.matches));
build();
refocus();
paintTheme(darkness.matches);
describe();
new ResizeObserver(resize).observe(canvas);
showAll(scene.top);
resize();
const wished = decodeURIComponent(location.hash.slice(1));
const named = wished ? items.findIndex((item, id) => id !== root && item.name === wished) : -1;
if (named !== -1) acts.find(named);
