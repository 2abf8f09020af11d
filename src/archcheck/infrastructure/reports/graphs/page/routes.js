const CORNER = 14;
const SPREAD = 0.7;
const OWN = 0.7;

const middleOf = (box) => box.x + box.width / 2;

function borderOf(box, isBottom, inner, towards) {
  const near = Math.min(Math.max(towards, box.x + CORNER), box.x + box.width - CORNER);
  return [OWN * middleOf(inner) + (1 - OWN) * near, isBottom ? box.y + box.height : box.y];
}

function courseOf(edge, boxes) {
  const one = chainOf(edge.from);
  const other = chainOf(edge.to);
  let depth = 0;
  while (one[depth] === other[depth]) depth += 1;
  const around = boxes.get(one[depth - 1]);
  const members = items[around.id].members;
  const first = members.indexOf(one[depth]);
  const last = members.indexOf(other[depth]);
  const isDown = around.rowOf.get(first) < around.rowOf.get(last);
  const passed = around.passed.get(isDown ? `${first} ${last}` : `${last} ${first}`) || [];
  const gates = passed.map((name) => around.gates.get(name)).flatMap((gate) => [[gate.x, gate.top], [gate.x, gate.bottom]]);
  if (!isDown) gates.reverse();
  const start = around.inner[first];
  const end = around.inner[last];
  const importer = boxes.get(edge.from);
  const imported = boxes.get(edge.to);
  const towards = gates.length ? gates[0][0] : middleOf(end);
  const back = gates.length ? gates[gates.length - 1][0] : middleOf(start);
  const between = [...gates];
  if (start !== importer) between.unshift(borderOf(start, isDown, importer, towards));
  if (end !== imported) between.push(borderOf(end, !isDown, imported, back));
  return { edge, importer, imported, isDown, between };
}

function ports(wishes) {
  const sides = new Map();
  wishes.forEach(([box, isBottom], at) => {
    const key = box.id * 2 + isBottom;
    if (!sides.has(key)) sides.set(key, []);
    sides.get(key).push(at);
  });
  const found = new Array(wishes.length);
  for (const numbers of sides.values()) {
    numbers.sort((one, other) => wishes[one][2] - wishes[other][2] || one - other);
    numbers.forEach((at, place) => {
      const [box, isBottom] = wishes[at];
      const share = ((place + 1) / (numbers.length + 1) - 0.5) * SPREAD + 0.5;
      found[at] = [box.x + box.width * share, isBottom ? box.y + box.height : box.y];
    });
  }
  return found;
}

function routed(edges, boxes) {
  const courses = edges.map((edge) => courseOf(edge, boxes));
  const first = (course) => (course.between.length ? course.between[0][0] : middleOf(course.imported));
  const last = (course) => (course.between.length ? course.between[course.between.length - 1][0] : middleOf(course.importer));
  const starts = ports(courses.map((course) => [course.importer, course.isDown ? 1 : 0, first(course)]));
  const ends = ports(courses.map((course) => [course.imported, course.isDown ? 0 : 1, last(course)]));
  courses.forEach((course, at) => {
    course.edge.points = [starts[at], ...course.between, ends[at]];
    course.edge.state = stateOf(course.edge);
  });
}

function trace(path, points) {
  path.moveTo(points[0][0], points[0][1]);
  for (let at = 1; at < points.length; at += 1) {
    const [x, y] = points[at - 1];
    const [toX, toY] = points[at];
    const bend = (y + toY) / 2;
    path.bezierCurveTo(x, bend, toX, bend, toX, toY);
  }
}

function head(path, points) {
  const [x, y] = points[points.length - 1];
  const size = y >= points[points.length - 2][1] ? -7 : 7;
  path.moveTo(x, y);
  path.lineTo(x - 3.6, y + size);
  path.lineTo(x + 3.6, y + size);
  path.closePath();
}

function along([x, y], [toX, toY], share) {
  const rest = 1 - share;
  const bend = 1.5 * (y + toY) * share * rest;
  return [x + (toX - x) * (3 - 2 * share) * share ** 2, y * rest ** 3 + bend + toY * share ** 3];
}

function distanceTo(points, x, y) {
  let least = Infinity;
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]];
    if (y < Math.min(from[1], to[1]) - 8 || y > Math.max(from[1], to[1]) + 8) continue;
    for (let step = 0; step <= 12; step += 1) {
      const [onX, onY] = along(from, to, step / 12);
      least = Math.min(least, Math.hypot(onX - x, onY - y));
    }
  }
  return least;
}
