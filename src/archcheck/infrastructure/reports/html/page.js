"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const CHUNK = 100;
  const [LEVEL, RULE, PATH, REGION, MESSAGE, STATE, CONTRACT, OWNERS, ADVICE, CHAIN, REASON] = Array(11).keys();
  const byId = (id) => document.getElementById(id);
  const fields = { level: LEVEL, state: STATE, rule: RULE };
  const texts = data.findings.map((finding) =>
    [finding[RULE], finding[PATH], finding[MESSAGE], finding[CONTRACT]].join(" ").toLowerCase());
  let chosen = [];
  let shown = 0;

  const element = (name, kind, text) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const offer = (id, values) => {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    const names = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || (one < other ? -1 : 1));
    for (const name of names) {
      const option = element("option", "", `${name} (${counts.get(name).toLocaleString("en")})`);
      option.value = name;
      byId(id).append(option);
    }
    return names.length;
  };

  const source = (finding) => {
    const lines = data.lines[finding[PATH]];
    const [first, , last] = finding[REGION];
    if (!lines) return null;
    const block = element("pre");
    for (let number = first - 1; number <= Math.min(last, first + 12) + 1; number += 1) {
      if (!(number in lines)) continue;
      const inside = number >= first && number <= last;
      block.append(element("span", inside ? "at" : "", `${String(number).padStart(5)} ${lines[number]}`));
    }
    block.tabIndex = 0;
    block.setAttribute("aria-label", "Source");
    return block.childElementCount ? block : null;
  };

  const item = (finding) => {
    const entry = element("li", finding[LEVEL]);
    const head = element("div", "head");
    const [line, column] = finding[REGION];
    head.append(element("span", "level", finding[LEVEL]), element("span", "place", `${finding[PATH]}:${line}:${column}`));
    const contract = finding[CONTRACT] ? ` \u201c${finding[CONTRACT]}\u201d` : "";
    const state = finding[STATE] === "open" ? "" : `, ${finding[STATE]}`;
    const owners = finding[OWNERS].length ? `, ${finding[OWNERS].join(" ")}` : "";
    head.append(element("span", "name", `${finding[RULE]}${contract}${state}${owners}`));
    entry.append(head, element("p", "message", finding[MESSAGE]));
    for (const link of finding[CHAIN]) entry.append(element("p", "advice", link));
    const code = source(finding);
    if (code) entry.append(code);
    const [why, fix] = data.advice[finding[ADVICE]];
    if (why) entry.append(element("p", "advice", `Why: ${why}`));
    if (fix) entry.append(element("p", "advice", `Fix: ${fix}`));
    if (finding[REASON]) entry.append(element("p", "advice", `Ignored: ${finding[REASON]}`));
    return entry;
  };

  const more = () => {
    const next = chosen.slice(shown, shown + CHUNK);
    byId("list").append(...next.map((index) => item(data.findings[index])));
    shown += next.length;
    byId("more").hidden = shown >= chosen.length;
    byId("more").textContent = `Show more (${(chosen.length - shown).toLocaleString("en")} left)`;
  };

  const choose = () => {
    const words = byId("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const owner = byId("owner").value;
    const wanted = Object.entries(fields).map(([id, field]) => [field, byId(id).value]).filter(([, value]) => value);
    chosen = [...data.findings.keys()].filter((index) => {
      const finding = data.findings[index];
      return wanted.every(([field, value]) => finding[field] === value)
        && (!owner || finding[OWNERS].includes(owner))
        && words.every((word) => texts[index].includes(word));
    });
    shown = 0;
    byId("list").replaceChildren();
    const all = data.findings.length.toLocaleString("en");
    const told = data.findings.length === 1 ? `${all} finding` : `${all} findings`;
    byId("count").textContent = chosen.length === data.findings.length
      ? told : `${chosen.length.toLocaleString("en")} of ${told}`;
    more();
  };

  for (const [id, field] of Object.entries(fields)) offer(id, data.findings.map((finding) => finding[field]));
  byId("owner-label").hidden = offer("owner", data.findings.flatMap((finding) => finding[OWNERS])) === 0;
  for (const id of ["words", "level", "state", "rule", "owner"]) byId(id).addEventListener("input", choose);
  byId("more").addEventListener("click", more);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    for (const control of byId("filters").querySelectorAll("input, select")) control.value = "";
    choose();
  });
  if (data.findings.some((finding) => finding[STATE] === "open")) byId("state").value = "open";
  choose();
})();
