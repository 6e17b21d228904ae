/* What lasts longer than a page, and what it does when the service is away: needs navigation.js. */
"use strict";
Object.assign(window.yzassist, (() => {
  const AGAIN_MS = 3000;
  const PATIENCE_MS = 10000;

  /* the conversation of this tab, and a question that has no answer yet: both survive a reload, not the tab */
  const KEPT = "yzassist-conversation";
  const DRAFT = "yzassist-question";

  function kept() { // in the tab's storage
    try { return JSON.parse(sessionStorage.getItem(KEPT) ?? "[]"); } catch { return []; }
  }

  function keep(records) {
    for (let from = 0; ; from = Math.ceil((from + records.length) / 2)) {
      try {
        sessionStorage.setItem(KEPT, JSON.stringify(records.slice(from)));
        break;
      } catch { // the tab's storage is full: the older half goes
        if (from >= records.length) break;
      }
    }
    asking("");
  }

  /* until the kept conversation stands on the page, what is asked waits: it would cover the answer when it comes */
  let standing = null;
  let stand;
  const recalled = new Promise((resolve) => { stand = resolve; });

  function stands(records) {
    standing ??= records;
    stand();
  }

  async function conversationBefore(records) {
    if (standing) return records;
    await Promise.race([recalled, new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); })]);
    return standing ?? records;
  }

  let pending = ""; // asked, and not answered yet
  function asking(question) {
    pending = question;
    keepDraft();
  }

  function keepDraft() {
    const written = document.querySelector("#question-box textarea")?.value;
    try { sessionStorage.setItem(DRAFT, pending || written || ""); } catch { /* a tab without storage keeps nothing */ }
  }

  function giveDraftBack(box) {
    let question = "";
    try { question = sessionStorage.getItem(DRAFT); } catch { /* a tab without storage kept nothing */ }
    if (!question || box.value) return;
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* what Gradio says in English, in a corner: said in Chinese */
  const LOST = "与服务的连接断了，正在重新连接。连上以后页面会自动刷新，对话还在。";
  const GENERAL = "这一步没有做成，请稍后再试。";
  const SAID = [["was lost", LOST], ["queue is full", "现在用的人太多，请过一会儿再试。"], ["too large", "文件太大，请换小一些的文件。"]];

  function translate(toast) {
    for (const title of toast.querySelectorAll(".toast-title")) if (title.textContent !== "提示") title.textContent = "提示";
    for (const close of toast.querySelectorAll(".toast-close")) close.setAttribute("aria-label", "关闭");
    for (const text of toast.querySelectorAll(".toast-message-text")) {
      const said = text.textContent;
      if (/[\u4e00-\u9fff]/.test(said)) continue;
      text.textContent = SAID.find(([part]) => said.toLowerCase().includes(part))?.[1] ?? GENERAL;
    }
  }

  const NAMES = { "Click to upload or drop files": "点击选择文件，或把文件拖到这里", "Empty value": "还没有内容" };

  function rename() {
    for (const [said, meant] of Object.entries(NAMES)) {
      for (const named of document.querySelectorAll(`[aria-label="${said}"]`)) named.setAttribute("aria-label", meant);
    }
    for (const box of document.querySelectorAll('label > input[type="checkbox"][title]')) box.removeAttribute("title");
  }

  function watchGradio() {
    new MutationObserver(() => {
      for (const toast of document.querySelectorAll(".toast-body")) translate(toast);
      rename();
    }).observe(document.body, { childList: true, subtree: true });
  }

  /* a page opened while the service is not ready looks again until it is */
  async function lookAgain() {
    if (document.querySelector("[data-not-ready]")) {
      const answer = await fetch("readyz").catch(() => null);
      if (answer?.ok) return window.location.reload();
    }
    setTimeout(lookAgain, AGAIN_MS);
  }

  window.addEventListener("pagehide", keepDraft);
  function begin() {
    watchGradio();
    lookAgain();
    window.yzassist.when(() => document.querySelector("#question-box textarea"), giveDraftBack);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();

  return { kept, keep, asking, stands, conversationBefore };
})());
