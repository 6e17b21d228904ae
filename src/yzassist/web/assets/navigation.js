/* What the page does without asking the server: links to clauses, the evidence panel, copying, saving, telling readers. */
"use strict";
window.yzassist = (() => {
  const WAIT_MS = 8000;
  const WIDE = window.matchMedia("(min-width: 1024px)");
  const CLAUSE = /^(?:[^#]+\/)?(?:clause|front)-[^/]+$/; // clause-6-p1, plan-2024/clause-二-3, front-8
  const byId = (id) => document.getElementById(id);

  /* telling those who cannot see */
  const announcer = document.createElement("div");
  announcer.className = "announcer";
  announcer.setAttribute("role", "status");
  announcer.setAttribute("aria-live", "polite");
  const announce = (text) => { announcer.textContent = text; };

  /* tabs and links to clauses */
  const tabButton = (id) => document.querySelector(`#tabs button[role="tab"][data-tab-id="${CSS.escape(id)}"]`);
  const currentTab = () =>
    document.querySelector('#tabs button[role="tab"][aria-selected="true"]')?.dataset.tabId ?? "";
  const openTab = (id) => {
    const button = tabButton(id);
    if (button && button.getAttribute("aria-selected") !== "true") button.click();
  };

  function when(find, found) {
    const give = Date.now() + WAIT_MS;
    const look = () => {
      const result = find();
      if (result) found(result);
      else if (Date.now() < give) setTimeout(look, 60);
    };
    look();
  }

  function reveal(element) {
    for (let box = element.parentElement; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    element.setAttribute("tabindex", "-1");
    element.scrollIntoView({ block: "start" });
    element.focus({ preventScroll: true });
    element.classList.add("flash");
    setTimeout(() => element.classList.remove("flash"), 2500);
  }

  function visible(id) {
    const element = byId(id);
    return element && element.offsetParent !== null ? element : null;
  }

  function openClause(id) {
    closeEvidence();
    when(() => tabButton("source"), () => {
      openTab("source");
      when(() => visible(id), reveal);
    });
  }

  function hashTarget() {
    try { return decodeURIComponent(window.location.hash.slice(1)); } catch { return ""; }
  }

  function follow() {
    const id = hashTarget();
    if (CLAUSE.test(id)) openClause(id);
    else if (history.state?.tab) openTab(history.state.tab);
  }

  /* the evidence panel */
  let opener = null;

  function showEvidence(button, quietly) {
    const store = byId(button.dataset.evidence);
    const panel = byId("evidence");
    if (!store || !panel) return;
    byId("evidence-body").innerHTML = store.innerHTML;
    for (const mark of document.querySelectorAll(".mark[aria-pressed]")) mark.removeAttribute("aria-pressed");
    button.setAttribute("aria-pressed", "true");
    panel.classList.toggle("open", !quietly);
    panel.scrollTop = 0;
    const quote = panel.querySelector("mark.current");
    if (quote) panel.scrollTop = Math.max(0, quote.offsetTop - panel.clientHeight / 3);
    if (quietly) return;
    opener = button;
    panel.focus({ preventScroll: true });
  }

  function closeEvidence() {
    const panel = byId("evidence");
    if (!panel?.classList.contains("open")) return;
    panel.classList.remove("open");
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }

  function evidence(element, server) {
    element.addEventListener("click", async (event) => {
      if (event.target.closest("[data-close-evidence]")) return closeEvidence();
      const wanted = event.target.closest("[data-measure]");
      if (!wanted) return;
      try {
        byId("evidence-body").innerHTML = await server.measure([wanted.dataset.document, wanted.dataset.measure]);
      } catch {
        announce("网络不通，请稍后再试。");
        return;
      }
      byId("evidence").scrollTop = 0;
      byId("evidence").focus({ preventScroll: true });
    });
  }

  /* the conversation */
  function conversation(element, trigger) {
    let latest = "";
    element.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.evidence) showEvidence(button, false);
      else if (button.dataset.ask) trigger("submit", { question: button.dataset.ask });
      else if (button.dataset.copy) copy(button);
      else if (button.dataset.verdict) choose(button);
      else if ("sendFeedback" in button.dataset) sendFeedback(button, trigger);
    });
    new MutationObserver(() => {
      const exchanges = element.querySelectorAll(".exchange");
      const last = exchanges[exchanges.length - 1];
      const identity = last ? last.id + last.querySelector(".question").textContent : "";
      if (identity === latest) return;
      latest = identity;
      if (last) arrived(last);
      else emptyPanel();
    }).observe(element, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  function arrived(exchange) {
    for (const form of exchange.querySelectorAll(".comment")) form.hidden = true;
    announce(exchange.querySelector(".answer .text").textContent.replace(/\s+/g, " ").trim());
    const mark = exchange.querySelector(".mark");
    if (mark && WIDE.matches) showEvidence(mark, true);
    else if (!mark) emptyPanel();
    exchange.scrollIntoView({ block: exchange.offsetHeight < window.innerHeight * 0.6 ? "nearest" : "start" });
    if (document.activeElement === document.body) {
      exchange.setAttribute("tabindex", "-1");
      exchange.focus({ preventScroll: true });
    }
  }

  function emptyPanel() {
    const body = byId("evidence-body");
    if (body) body.innerHTML = '<p class="muted">点回答里的条款标记，这里会显示原文并标出所引的句子。</p>';
  }

  function choose(button) {
    const group = button.closest(".feedback");
    for (const other of group.querySelectorAll("[data-verdict]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    const comment = group.querySelector(".comment");
    comment.hidden = false;
    comment.querySelector("textarea").focus();
  }

  function sendFeedback(button, trigger) {
    const group = button.closest(".feedback");
    const chosen = group.querySelector('[data-verdict][aria-pressed="true"]');
    if (!chosen) return;
    const field = group.querySelector("textarea");
    trigger("input", { number: group.dataset.number, verdict: chosen.dataset.verdict, comment: field.value });
    field.value = "";
  }

  async function copy(button) {
    const text = button.dataset.copy;
    const said = button.textContent;
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch { // plain http on another machine: browsers keep the clipboard to themselves
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
      button.focus();
    }
    button.textContent = done ? "已复制" : "复制不了，请手动选择";
    announce(button.textContent);
    setTimeout(() => { button.textContent = said; }, 2000);
  }

  function save(file) {
    if (!file) return;
    const bytes = Uint8Array.from(atob(file.data), (character) => character.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.clause-link, a.skip");
    if (!link) return;
    event.preventDefault();
    if (link.classList.contains("skip")) {
      openTab("chat");
      document.querySelector("#question-box textarea")?.focus();
      return;
    }
    const hash = link.getAttribute("href");
    history.replaceState({ tab: currentTab() }, "");
    if (window.location.hash === new URL(hash, window.location.href).hash) follow();
    else window.location.hash = hash;
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeEvidence(); });
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", () => { if (!window.location.hash) follow(); });
  function begin() {
    document.body.append(announcer);
    follow();
    when(() => byId("working"), (working) => {
      new MutationObserver(() => {
        const shown = working.querySelector(".notice p, .steps .now");
        if (shown) announce(shown.textContent);
        working.querySelector(".exchange, .notice")?.scrollIntoView({ block: "nearest" });
      }).observe(working, { childList: true, subtree: true, characterData: true });
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin(); // Gradio adds the head's scripts when the document may have been read already

  return { conversation, evidence, save, announce, openTab, when };
})();
