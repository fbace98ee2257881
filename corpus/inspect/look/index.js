"use strict";
// The index is whole without this script; it adds finding and remembers the colours.
(() => {
  document.documentElement.classList.add("js");
  const find = document.querySelector("#find");
  const lines = [...document.querySelectorAll("tbody tr")];
  const themes = [...document.querySelectorAll("input[name=theme]")];
  const stored = (act) => {
    // Storage may be refused to a file opened from disk; the choice then lasts as long as the page.
    try { return act(localStorage); } catch (refused) { return null; }
  };
  find?.addEventListener("input", () => {
    const words = find.value.trim().toLowerCase();
    for (const line of lines) line.hidden = Boolean(words) && !line.textContent.toLowerCase().includes(words);
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === find) {
      find.value = "";
      find.dispatchEvent(new Event("input"));
      find.blur();
    } else if (event.key === "/" && event.target !== find) {
      find?.focus();
      event.preventDefault();
    }
  });
  for (const theme of themes) {
    theme.addEventListener("change", () => stored((storage) => storage.setItem("winnow-theme", theme.value)));
    if (theme.value === stored((storage) => storage.getItem("winnow-theme"))) theme.checked = true;
  }
})();
