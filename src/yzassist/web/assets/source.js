// The 原文 page: find in the text, choose a plan, copy links, mark the outline's place. Runs once, when Gradio mounts the
// page, with `element`, `server` and `watch` given; listeners sit on `element`, since its contents are replaced by a new index.
const SETTLE_MS = 150;
const wide = window.matchMedia("(min-width: 64rem)");
let hits = [];
let current = -1;
let timer = 0;

const one = (selector) => element.querySelector(selector);
const shownPlan = () => one(".plan:not([hidden])");

// Full-width letters, digits and signs are found by half-width ones; the length stays, so that offsets do.
function folded(text) {
  const half = text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return half.replace(/[A-Z]/g, (c) => c.toLowerCase());
}

function clear() {
  for (const mark of element.querySelectorAll("mark.hit")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
  hits = [];
  current = -1;
}

function wrap(nodes, start, end) {
  const marks = [];
  let at = 0;
  for (const node of nodes) {
    const length = node.data.length;
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    at += length;
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = document.createElement("mark");
    mark.className = "hit";
    range.surroundContents(mark);
    marks.push(mark);
  }
  return marks;
}

function findIn(block, wanted) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const text = folded(nodes.map((node) => node.data).join(""));
  const starts = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) starts.push(at);
  // from the end, so that the nodes before a hit stay as they are
  return starts.reverse().map((start) => wrap(nodes, start, start + wanted.length)).reverse();
}

function tell() {
  const asked = one("[data-find]").value.trim();
  const said = hits.length ? `第 ${current + 1} 处，共 ${hits.length} 处` : asked ? "没有找到" : "";
  one("[data-count]").textContent = said;
  for (const button of element.querySelectorAll("[data-previous], [data-next]")) button.disabled = hits.length === 0;
}

function go(to, scroll = true) {
  for (const mark of hits[current] ?? []) mark.classList.remove("is-current");
  current = hits.length ? (to + hits.length) % hits.length : -1;
  for (const mark of hits[current] ?? []) mark.classList.add("is-current");
  if (scroll && current >= 0) hits[current][0].scrollIntoView({ block: "center", inline: "nearest" });
  tell();
}

function find() {
  clear();
  const wanted = folded(one("[data-find]").value.trim());
  if (wanted) hits = [...shownPlan().querySelectorAll("[data-text]")].flatMap((block) => findIn(block, wanted));
  go(0);
}

const planOf = (id) => one(`.plan[data-document="${CSS.escape(id)}"]`);

// A plan comes from the server when it is wanted for the first time.
async function choose(id) {
  const select = one("[data-choose]");
  if (select) select.value = id;
  if (!planOf(id)) {
    const told = one("[data-loading]");
    told.hidden = false;
    let text = "";
    try { text = await server.plan(id); } catch { text = ""; }
    told.hidden = true;
    if (!text) {
      one("[data-copied]").textContent = "网络不通，没有打开这份文件。请稍后再试。";
      if (select) select.value = shownPlan()?.dataset.document ?? id;
      return;
    }
    if (!planOf(id)) one("[data-plans]").insertAdjacentHTML("beforeend", text);
    fold();
  }
  if (select && select.value !== id) return; // another one was wanted meanwhile
  for (const plan of element.querySelectorAll(".plan")) plan.hidden = plan.dataset.document !== id;
  following?.disconnect();
  following = followOutline();
  if (one("[data-find]").value) find();
}

// A link may lead into a plan that is not shown: 清河方案/clause-6.
function reveal() {
  const [id] = decodeURIComponent(window.location.hash.slice(1)).split("/");
  const offered = [...(one("[data-choose]")?.options ?? [])].some((option) => option.value === id);
  if (offered && shownPlan()?.dataset.document !== id) choose(id);
}

function fold() {
  for (const part of element.querySelectorAll(".outline details, .measure-facts details")) part.open = wide.matches;
}

async function copy(button) {
  const link = `${window.location.href.split("#")[0]}#${encodeURI(button.dataset.anchor)}`;
  const told = one("[data-copied]");
  told.textContent = (await copied(link)) ? "链接已复制" : `复制不了，请手工复制：${link}`;
  window.setTimeout(() => (told.textContent = ""), 4000);
}

// The clipboard is only open to pages of a secure origin; an office server on http has the old way.
async function copied(text) {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // not allowed: try the old way
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "source-clipboard";
  element.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

function followOutline() {
  const lines = new Map();
  for (const link of element.querySelectorAll(".outline a")) lines.set(decodeURIComponent(link.hash.slice(1)), link);
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) lines.get(entry.target.id)?.classList.toggle("is-here", entry.isIntersecting);
    },
    { rootMargin: "-20% 0px -60% 0px" },
  );
  for (const measure of element.querySelectorAll(".measure")) seen.observe(measure);
  return seen;
}

let following = null;
function settle() {
  following?.disconnect();
  if (!one("[data-source]")) return;
  hits = [];
  current = -1;
  fold();
  following = followOutline();
  reveal();
  if (one("[data-find]").value) find();
}

element.addEventListener("input", (event) => {
  if (!event.target.matches("[data-find]")) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(find, SETTLE_MS);
});
element.addEventListener("change", (event) => {
  if (event.target.matches("[data-choose]")) choose(event.target.value);
});
element.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-find]")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    if (hits.length) go(current + (event.shiftKey ? -1 : 1));
    else find();
  } else if (event.key === "Escape") {
    event.target.value = "";
    find();
  }
});
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches("[data-next]")) go(current + 1);
  else if (button.matches("[data-previous]")) go(current - 1);
  else if (button.matches(".copy-link")) copy(button);
});
window.addEventListener("hashchange", reveal, true);
watch("value", settle);
settle();
