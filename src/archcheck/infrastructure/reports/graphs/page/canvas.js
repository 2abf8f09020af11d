const canvas = document.getElementById("canvas");
const context = canvas.getContext("2d");
const LEAST_TEXT = 5;
const MOST_CLEAR = 600;
const MOST_BUNDLED = 200;
let colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  colours = { layers: [] };
  for (const name of ["ground", "raised", "ink", "faint", "rule", "accent", "package", "package-rule"]) colours[name] = value(name);
  for (const line of graph.lines) colours[line.name] = value(line.name);
  for (let number = 0; number <= graph.colours; number += 1) {
    colours.layers.push([value(`fill-${number}`), value(`stroke-${number}`)]);
  }
}

function breadth(edge) {
  return edge.state === "usual" ? Math.min(4, 1 + Math.log2(edge.count) / 3) : graph.lines.find((line) => line.name === edge.state).width;
}

function bundled(edges) {
  const order = graph.lines.map((line) => line.name);
  const open = new Map();
  const found = [];
  for (const edge of edges) {
    const width = Math.round(breadth(edge) * 2) / 2;
    const key = order.indexOf(edge.state) * 16 + width * 2;
    let bundle = open.get(key);
    if (!bundle || bundle.count === MOST_BUNDLED) {
      bundle = { key, state: edge.state, width, count: 0, way: new Path2D(), heads: new Path2D(), x: Infinity, y: Infinity, right: -Infinity, bottom: -Infinity };
      open.set(key, bundle);
      found.push(bundle);
    }
    bundle.count += 1;
    trace(bundle.way, edge.points);
    head(bundle.heads, edge.points);
    for (const [x, y] of edge.points) {
      bundle.x = Math.min(bundle.x, x);
      bundle.y = Math.min(bundle.y, y);
      bundle.right = Math.max(bundle.right, x);
      bundle.bottom = Math.max(bundle.bottom, y);
    }
  }
  return found.sort((one, other) => one.key - other.key);
}

function drawEdges(bundles, scale, alpha, frame) {
  const dashes = { dashed: [6, 4], dotted: [1.5, 4], solid: [] };
  context.globalAlpha = alpha;
  context.lineCap = "round";
  for (const bundle of bundles) {
    if (bundle.x > frame.right || bundle.y > frame.bottom || bundle.right < frame.x || bundle.bottom < frame.y) continue;
    const line = graph.lines.find((each) => each.name === bundle.state);
    context.strokeStyle = context.fillStyle = colours[bundle.state];
    context.lineWidth = Math.max(bundle.width, 0.7 / scale);
    context.setLineDash(dashes[line.style]);
    context.stroke(bundle.way);
    context.setLineDash([]);
    if (scale > 0.25) context.fill(bundle.heads);
  }
  context.globalAlpha = 1;
}

function roundRectangle(box, radius) {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, radius);
}

function drawText(text, x, y, size, colour, { weight = "", align = "left", halo = false, most = 0 } = {}) {
  context.font = `${weight} ${size}px ${FONT}`;
  context.textAlign = align;
  if (halo) {
    context.lineJoin = "round";
    context.lineWidth = size / 3;
    context.strokeStyle = colours.ground;
    context.strokeText(text, x, y, most || undefined);
  }
  context.fillStyle = colour;
  context.fillText(text, x, y, most || undefined);
}

function layerColours(id) {
  return colours.layers[items[id].colour + 1];
}

function drawPackage(box, look) {
  if (box.id === root) return;
  const [fill, stroke] = layerColours(box.id);
  roundRectangle(box, 10);
  context.globalAlpha = items[box.id].colour < 0 ? 1 : 0.3;
  context.fillStyle = items[box.id].colour < 0 ? colours.package : fill;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = look.isChosen(box.id) ? colours.accent : items[box.id].colour < 0 ? colours["package-rule"] : stroke;
  context.lineWidth = (look.isChosen(box.id) ? 2.5 : 1) / Math.min(1, look.scale * 2 + 0.3);
  context.stroke();
}

function drawPackageName(box, look) {
  if (box.id === root || box.width * look.scale < 34) return;
  const item = items[box.id];
  const isFar = LINE * look.scale < LEAST_TEXT;
  const size = isFar ? 11 / look.scale : Math.min(Math.max(LINE, 10 / look.scale), 18);
  const y = box.y + Math.max(19, size * 1.3);
  if (isFar && !isNamedFromAfar(box, size)) return;
  context.globalAlpha = look.alphaOf(box.id);
  drawToggle(box, false, look);
  drawText(item.label, box.x + 26, y, size, colours.ink, { weight: "600", halo: true });
  if (box.caption && SMALL * look.scale >= LEAST_TEXT) {
    const x = box.x + 34 + context.measureText(item.label).width;
    drawText(box.caption, x, y, Math.min(size, SMALL), colours.faint, { halo: true });
  }
  context.globalAlpha = 1;
}

function isNamedFromAfar(box, size) {
  const fits = (each) => each.rowOf && textWidth(items[each.id].label, size, "600") + size < each.width;
  return fits(box) && !box.inner.some(fits);
}

function togglePlace(box, isClosed) {
  return isClosed ? [box.x + 14, box.y + box.height / 2] : [box.x + 14, box.y + 15];
}

function drawToggle(box, isClosed, look) {
  if (look.scale < 0.35) return;
  const [x, y] = togglePlace(box, isClosed);
  context.strokeStyle = colours.faint;
  context.lineWidth = 1.4;
  context.beginPath();
  context.moveTo(x - 4, y);
  context.lineTo(x + 4, y);
  if (isClosed) {
    context.moveTo(x, y - 4);
    context.lineTo(x, y + 4);
  }
  context.stroke();
}

function drawNode(box, look) {
  const item = items[box.id];
  const isClosed = isCluster(box.id);
  const [fill, stroke] = layerColours(box.id);
  const isBroken = look.inside.get(box.id) > 0;
  context.globalAlpha = look.alphaOf(box.id);
  if (isClosed) {
    roundRectangle({ x: box.x + 4, y: box.y + 4, width: box.width, height: box.height }, 7);
    context.fillStyle = stroke;
    context.globalAlpha *= 0.25;
    context.fill();
    context.globalAlpha = look.alphaOf(box.id);
  }
  roundRectangle(box, 7);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = look.isChosen(box.id) ? colours.accent : isBroken ? colours.broken : colours[item.change] || stroke;
  context.lineWidth = look.isChosen(box.id) ? 3 : isBroken || item.change ? 2 : 1.2;
  context.stroke();
  const middle = box.x + box.width / 2 + (isClosed ? 7 : 0);
  const y = box.y + box.height / 2;
  if (LINE * look.scale >= LEAST_TEXT) {
    const options = { align: "center", weight: isClosed ? "600" : "" };
    drawText(item.label, middle, y + (box.caption ? -2 : 4.5), LINE, colours.ink, options);
    if (isClosed) drawToggle(box, true, look);
  }
  if (box.caption && SMALL * look.scale >= LEAST_TEXT) {
    drawText(box.caption, middle, y + 14, SMALL, isBroken ? colours.broken : colours.faint, { align: "center" });
  }
  context.globalAlpha = 1;
}

function drawEdgeNames(edges, nodes, packages, look) {
  if (look.scale < 0.45) return;
  const patch = (x, y, width, height) => ({ x, y, width, height });
  const taken = nodes.map((box) => patch(box.x + box.width / 2, box.y + box.height / 2, box.width, box.height));
  for (const box of packages) {
    const width = textWidth(items[box.id].label, LINE, "600") + 34;
    taken.push(patch(box.x + width / 2, box.y + 16, width, LINE));
  }
  const hides = (one, other) => Math.abs(one.x - other.x) * 2 < one.width + other.width && Math.abs(one.y - other.y) * 2 < one.height + other.height;
  const ordered = [...edges].sort((one, other) => (other.state === "broken") - (one.state === "broken"));
  for (const edge of ordered) {
    const isBroken = edge.state === "broken";
    if (!isBroken && !look.counts) continue;
    const words = isBroken ? contractsOf(edge).join(", ") : `${edge.count}`;
    const width = textWidth(words, SMALL) + 4;
    const parts = edge.points.slice(1).map((point, at) => [edge.points[at], point]).reverse();
    const places = parts.flatMap((part) => [0.5, 0.2, 0.8].map((share) => patch(...along(...part, share), width, SMALL)));
    const place = places.find((each) => !taken.some((other) => hides(each, other))) || (isBroken && places[0]);
    if (!place) continue;
    taken.push(place);
    drawText(words, place.x, place.y + 4, SMALL, colours[edge.state], { align: "center", halo: true });
  }
}

function contractsOf(edge) {
  const marks = edge.edges.flatMap((number) => graph.edges[number].marks).map((mark) => graph.marks[mark]);
  return [...new Set(marks.filter((mark) => mark.broken).map((mark) => mark.name))].sort();
}

function paint(scene, view, look) {
  const ratio = window.devicePixelRatio || 1;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  const frame = {
    x: -view.x / view.scale,
    y: -view.y / view.scale,
    right: (canvas.width / ratio - view.x) / view.scale,
    bottom: (canvas.height / ratio - view.y) / view.scale,
  };
  const isSeen = (box) => box.x < frame.right && box.y < frame.bottom && box.x + box.width > frame.x && box.y + box.height > frame.y;
  const seen = [...scene.boxes.values()].filter(isSeen);
  const packages = seen.filter((box) => box.rowOf);
  packages.forEach((box) => drawPackage(box, look));
  const alpha = Math.max(0.12, Math.min(0.85, MOST_CLEAR / scene.edges.length));
  drawEdges(scene.bundles, view.scale, look.isFocused ? Math.min(alpha, 0.07) : alpha, frame);
  drawEdges(look.bundles, view.scale, 1, frame);
  packages.forEach((box) => drawPackageName(box, look));
  const nodes = seen.filter((box) => !box.rowOf);
  nodes.forEach((box) => drawNode(box, look));
  drawEdgeNames(look.named, nodes, packages, look);
}

const still = document.createElement("canvas");
const stillView = { x: 0, y: 0, scale: 1 };

function keepStill(view) {
  [still.width, still.height] = [canvas.width, canvas.height];
  still.getContext("2d").drawImage(canvas, 0, 0);
  Object.assign(stillView, view);
}

function paintStill(view) {
  const ratio = window.devicePixelRatio || 1;
  const growth = view.scale / stillView.scale;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const x = ratio * (view.x - stillView.x * growth);
  const y = ratio * (view.y - stillView.y * growth);
  context.drawImage(still, x, y, still.width * growth, still.height * growth);
}
