const view = { x: 0, y: 0, scale: 1 };
const LEAST_SCALE = 0.015;
const MOST_SCALE = 4;

function clampScale(scale) {
  return Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));
}

function toPlane(x, y) {
  return [(x - view.x) / view.scale, (y - view.y) / view.scale];
}

function zoomAt(x, y, factor) {
  const scale = clampScale(view.scale * factor);
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
}

function showAll(box) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const foot = document.getElementById("legend").offsetHeight + 12;
  view.scale = clampScale(Math.min((width - 32) / box.width, (height - foot - 24) / box.height, 1.25));
  view.x = (width - box.width * view.scale) / 2;
  view.y = (height - foot - box.height * view.scale) / 2;
}

function centreOn(box, least) {
  view.scale = Math.max(view.scale, least);
  const fitting = Math.min((canvas.clientWidth - 60) / box.width, (canvas.clientHeight - 60) / box.height);
  view.scale = clampScale(Math.min(view.scale, Math.max(fitting, 0.05)));
  view.x = canvas.clientWidth / 2 - (box.x + box.width / 2) * view.scale;
  view.y = canvas.clientHeight / 2 - (box.y + box.height / 2) * view.scale;
}

function boxAt(box, x, y) {
  const isIn = x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
  if (!isIn) return null;
  for (const each of box.inner) {
    const found = boxAt(each, x, y);
    if (found) return found;
  }
  return box;
}

function edgeAt(edges, x, y) {
  const reach = 6 / view.scale;
  let nearest = null;
  let least = reach;
  for (const edge of edges) {
    const distance = distanceTo(edge.points, x, y);
    if (distance < least) [nearest, least] = [edge, distance];
  }
  return nearest;
}

function isOnToggle(box, x, y) {
  const [toX, toY] = togglePlace(box, !box.rowOf);
  return isCluster(box.id) && box.id !== root && Math.abs(x - toX) < 11 && Math.abs(y - toY) < 11;
}

function listenToPointer(acts) {
  const held = new Map();
  let moved = 0;
  let span = 0;
  const place = (event) => {
    const frame = canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  const spread = () => {
    const [[x, y], [toX, toY]] = [...held.values()];
    return { middle: [(x + toX) / 2, (y + toY) / 2], span: Math.hypot(x - toX, y - toY) };
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    held.set(event.pointerId, place(event));
    moved = held.size === 1 ? 0 : 99;
    if (held.size === 2) span = spread().span;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    const now = place(event);
    if (!before) return acts.hover(...now);
    held.set(event.pointerId, now);
    moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
    if (held.size === 2) {
      const pinch = spread();
      zoomAt(...pinch.middle, pinch.span / span);
      span = pinch.span;
    } else if (moved > 4) {
      canvas.classList.add("held");
      view.x += now[0] - before[0];
      view.y += now[1] - before[1];
    }
    return acts.changed();
  });
  const release = (event) => {
    const wasClick = held.size === 1 && moved <= 4 && event.type === "pointerup";
    const at = held.get(event.pointerId);
    held.delete(event.pointerId);
    canvas.classList.remove("held");
    if (wasClick && at) acts.click(...at);
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => acts.leave());
  canvas.addEventListener("dblclick", (event) => acts.toggle(...place(event)));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : 1;
    zoomAt(...place(event), Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0015)));
    acts.changed();
  }, { passive: false });
}
