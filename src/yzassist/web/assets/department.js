// 我的部门: Gradio's list of departments narrows at a key's press, which an input method for Chinese swallows. It is told
// of a press when the text has changed. Runs once, when the page is mounted, with `element` given.
const page = element.closest("#department-page");
const isName = (target) => target.matches("#department-name input");

function narrow(input) {
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified", bubbles: true }));
}

page.addEventListener("input", (event) => {
  if (isName(event.target) && !event.isComposing) narrow(event.target);
});
page.addEventListener("compositionend", (event) => {
  if (isName(event.target)) narrow(event.target);
});
// Enter ends a composition; it does not choose a department.
page.addEventListener("keydown", (event) => event.isComposing && isName(event.target) && event.stopPropagation(), true);
// What is typed takes the place of the department chosen before.
page.addEventListener("focusin", (event) => isName(event.target) && event.target.select());
