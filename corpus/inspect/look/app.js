"use strict";
// The app's pages are whole without this script; it adds the find key and remembers the colours.
(() => {
  document.documentElement.classList.add("js");
  const find = document.querySelector("#find");
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && find) {
      find.focus();
      event.preventDefault();
    }
  });
  for (const theme of document.querySelectorAll("input[name=theme]")) {
    theme.addEventListener("change", () => localStorage.setItem("winnow-theme", theme.value));
    if (theme.value === localStorage.getItem("winnow-theme")) theme.checked = true;
  }
})();
