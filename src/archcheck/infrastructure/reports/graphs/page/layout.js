const MARGIN = 18;
const HEADER = 30;
const BETWEEN = 52;
const GAP = 22;
const WAYPOINT = 8;
const SWEEPS = 6;
const STRAIGHT = 8;
const LINE = 13;
const SMALL = 11;

const ruler = document.createElement("canvas").getContext("2d");
const FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

function textWidth(text, size, weight = "") {
  ruler.font = `${weight} ${size}px ${FONT}`;
  return ruler.measureText(text).width;
}

function captionOf(id, expanded, inside) {
  const item = items[id];
  const parts = [item.told];
  if (!isCluster(id)) parts.push(item.modules > 1 ? `${item.modules} modules` : "", item.change);
  else if (!expanded.has(id)) parts.push(`${item.size} modules`);
  if (!isCluster(id) || !expanded.has(id)) parts.push(inside.get(id) ? `${inside.get(id)} forbidden inside` : "");
  if (isCluster(id) && item.context) parts.push("context");
  return parts.filter(Boolean).join(", ");
}

function packed(row, widths) {
  let right = 0;
  const middles = row.map((each) => {
    const middle = right + widths.get(each) / 2;
    right += widths.get(each) + GAP;
    return middle;
  });
  return middles.map((middle) => middle - (right - GAP) / 2);
}

function apart(row, wanted, widths) {
  const places = packed(row, widths);
  const pools = [];
  wanted.forEach((wish, at) => {
    let total = wish - places[at];
    let count = 1;
    while (pools.length && pools[pools.length - 1].total / pools[pools.length - 1].count > total / count) {
      const before = pools.pop();
      total += before.total;
      count += before.count;
    }
    pools.push({ total, count });
  });
  const shifts = pools.flatMap((pool) => new Array(pool.count).fill(pool.total / pool.count));
  return places.map((place, at) => place + shifts[at]);
}

function middlesOf(rows, links, widths) {
  const found = new Map();
  const put = (row, places) => row.forEach((each, at) => found.set(each, places[at]));
  rows.forEach((row) => put(row, packed(row, widths)));
  const wanted = (each) => {
    const others = links.get(each);
    if (!others) return found.get(each);
    let pull = 0;
    let sum = 0;
    for (const other of others) {
      const weight = typeof each === "string" && typeof other === "string" ? STRAIGHT : 1;
      pull += weight;
      sum += weight * found.get(other);
    }
    return sum / pull;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = sweep % 2 ? rows : [...rows].reverse();
    for (const row of order) put(row, apart(row, row.map(wanted), widths));
  }
  let left = Infinity;
  for (const [each, middle] of found) left = Math.min(left, middle - widths.get(each) / 2);
  for (const [each, middle] of found) found.set(each, middle - left);
  return found;
}

function linksOf(cluster) {
  const links = new Map();
  const join = (one, other) => {
    for (const [from, to] of [[one, other], [other, one]]) {
      if (!links.has(from)) links.set(from, []);
      links.get(from).push(to);
    }
  };
  for (const [upper, lower, passed] of cluster.ways) {
    const stops = [upper, ...passed.map((number) => `w${number}`), lower];
    stops.slice(1).forEach((stop, at) => join(stops[at], stop));
  }
  return links;
}

function rowsOf(cluster) {
  return cluster.rows.map((row) => row.map((each) => (each < cluster.members.length ? each : `w${each}`)));
}

function sized(id, expanded, inside) {
  const item = items[id];
  const caption = captionOf(id, expanded, inside);
  if (isCluster(id) && expanded.has(id)) return arranged(id, expanded, inside, caption);
  const width = Math.max(textWidth(item.label, LINE, isCluster(id) ? "600" : ""), textWidth(caption, SMALL));
  return { id, x: 0, y: 0, width: Math.max(56, width + 26 + (isCluster(id) ? 14 : 0)), height: caption ? 46 : 32, caption, inner: [] };
}

function arranged(id, expanded, inside, caption) {
  const cluster = items[id];
  const header = id === root ? 0 : HEADER;
  const inner = cluster.members.map((member) => sized(member, expanded, inside));
  const rows = rowsOf(cluster);
  const widths = new Map();
  for (const each of rows.flat()) widths.set(each, typeof each === "string" ? WAYPOINT : inner[each].width);
  const middles = middlesOf(rows, linksOf(cluster), widths);
  let right = 0;
  for (const [each, middle] of middles) right = Math.max(right, middle + widths.get(each) / 2);
  const least = textWidth(cluster.label, LINE, "600") + textWidth(caption, SMALL) + 64;
  const width = Math.max(least, right + 2 * MARGIN);
  const left = (width - right) / 2;
  const rowOf = new Map();
  const gates = new Map();
  let top = header + MARGIN;
  rows.forEach((row, at) => {
    const height = Math.max(...row.map((each) => (typeof each === "string" ? 0 : inner[each].height)));
    for (const each of row) {
      rowOf.set(each, at);
      const x = left + middles.get(each);
      if (typeof each === "string") gates.set(each, { x, top, bottom: top + height });
      else moveBy(inner[each], x - inner[each].width / 2, top + (height - inner[each].height) / 2);
    }
    top += height + BETWEEN;
  });
  const bottom = rows.length ? top - BETWEEN : header;
  const passed = new Map(cluster.ways.map(([upper, lower, numbers]) => [`${upper} ${lower}`, numbers.map((each) => `w${each}`)]));
  return { id, x: 0, y: 0, width, height: bottom + MARGIN, caption, inner, rowOf, gates, passed };
}

function moveBy(box, x, y) {
  box.x += x;
  box.y += y;
  box.inner.forEach((each) => moveBy(each, x, y));
  if (box.gates) {
    for (const gate of box.gates.values()) {
      gate.x += x;
      gate.top += y;
      gate.bottom += y;
    }
  }
}

function listed(box, found = new Map()) {
  found.set(box.id, box);
  box.inner.forEach((each) => listed(each, found));
  return found;
}
