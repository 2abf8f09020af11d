"use strict";

const graph = JSON.parse(document.getElementById("graph").textContent);
const nodeCount = graph.nodes.length;
const root = nodeCount;
const items = [...graph.nodes, ...graph.clusters];
const parentOf = new Array(items.length).fill(-1);

graph.clusters.forEach((cluster, number) => {
  for (const member of cluster.members) parentOf[member] = nodeCount + number;
});

const isCluster = (id) => id >= nodeCount;

const chains = new Map();

function chainOf(id) {
  if (!chains.has(id)) {
    chains.set(id, id === root ? [root] : [...chainOf(parentOf[id]), id]);
  }
  return chains.get(id);
}

function holds(outer, id) {
  for (let at = id; at !== -1; at = parentOf[at]) if (at === outer) return true;
  return false;
}

function shownBy(id, expanded) {
  return chainOf(id).find((each) => !isCluster(each) || !expanded.has(each));
}

function stateOf(edge) {
  if (edge.change === "removed") return "removed";
  if (edge.broken) return "broken";
  if (edge.accepted) return "accepted";
  if (edge.continues) return "continues";
  return edge.change === "added" ? "added" : "usual";
}

function joinedEdges(expanded) {
  const found = new Map();
  const inside = new Map();
  const shown = graph.nodes.map((_, id) => shownBy(id, expanded));
  graph.edges.forEach((edge, number) => {
    const from = shown[edge.from];
    const to = shown[edge.to];
    if (from === to) {
      inside.set(from, (inside.get(from) || 0) + edge.broken);
      return;
    }
    const key = from * items.length + to;
    if (!found.has(key)) {
      found.set(key, { from, to, count: 0, broken: 0, accepted: 0, continues: 0, change: edge.change, edges: [] });
    }
    const joined = found.get(key);
    joined.count += edge.lines.length;
    joined.broken += edge.broken;
    joined.accepted += edge.accepted;
    joined.continues += edge.continues;
    joined.change = joined.change === edge.change ? edge.change : "";
    joined.edges.push(number);
  });
  graph.nodes.forEach((node, id) => {
    const count = node.marks.filter((mark) => graph.marks[mark].broken).length;
    if (count) inside.set(shown[id], (inside.get(shown[id]) || 0) + count);
  });
  return { edges: [...found.values()], inside };
}

function readable(canBeRead) {
  const expanded = new Set([root]);
  const nested = (id) => items[id].members.filter(isCluster);
  const waiting = nested(root);
  while (waiting.length) {
    waiting.sort((one, other) => chainOf(one).length - chainOf(other).length || items[one].members.length - items[other].members.length);
    const id = waiting.shift();
    expanded.add(id);
    if (expanded.size > 2 && !canBeRead(expanded)) {
      expanded.delete(id);
      break;
    }
    waiting.push(...nested(id));
  }
  return expanded;
}
