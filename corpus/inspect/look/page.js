"use strict";
// The page is whole without this script; it adds the keys, the panel beside the text, and finding.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const rows = all(".row");
  const stops = rows.filter((row) => row.matches(".cut, .part"));
  const panel = one("#why");
  const resting = panel ? [...panel.childNodes] : [];
  const place = one("#place");
  const find = one("#find");
  const map = one(".map");
  const views = all("input[name=view]");
  const themes = all("input[name=theme]");
  let chosen = null;
  let cameFrom = null;

  const visible = (row) => row.getClientRects().length > 0;
  const rowOf = (number) => document.getElementById(`p${number}`);
  const open = () => stops.filter((row) => visible(row) && !folded(row));
  const wide = matchMedia("(min-width: 1281px)");

  function folded(row) {
    const boxes = all("del", row).map((del) => [...del.classList].find((name) => /^r\d+$/.test(name)));
    return boxes.length > 0 && boxes.every((name) => {
      const rule = one(`#r-${name.slice(1)}`);
      const kind = rule && one(".kind", rule.closest("ul").closest("li"));
      return rule && (!rule.checked || !kind.checked);
    });
  }

  function count() {
    const list = open();
    const at = list.indexOf(chosen);
    place.textContent = at < 0 ? `${list.length} cut${list.length === 1 ? "" : "s"}` : `${at + 1} of ${list.length}`;
  }

  function choose(row, scroll) {
    all(".on, .twin").forEach((other) => other.classList.remove("on", "twin"));
    all("details[open]", chosen || document.createElement("i")).forEach((why) => { if (chosen !== row) why.open = false; });
    chosen = row;
    if (!row) {
      if (panel) panel.replaceChildren(...resting);
      return count();
    }
    row.classList.add("on");
    all("a.to-twin", row).forEach((link) => one(link.getAttribute("href"))?.classList.add("twin"));
    describe(row);
    if (scroll) {
      row.scrollIntoView({ block: "nearest" });
      row.focus({ preventScroll: true });
    }
    mark();
    count();
  }

  // The panel shows copies of the cards that stand folded in the row: nothing is written here but our own words.
  function describe(row) {
    if (!panel) return;
    const title = document.createElement("h2");
    title.textContent = `Why was ¶${row.dataset.n} cut?`;
    const cards = all(".why", row).flatMap((why) => {
      const card = document.createElement("div");
      card.className = why.className.replace("why", "").trim();
      card.append(one(".chip", why).cloneNode(true), one(".body", why).cloneNode(true));
      return [card];
    });
    panel.replaceChildren(title, ...cards);
  }

  function step(by) {
    const list = open();
    if (!list.length) return;
    let at = list.indexOf(chosen);
    if (at < 0) {
      const from = chosen ? rows.indexOf(chosen) : -1;
      at = by > 0 ? list.findIndex((row) => rows.indexOf(row) > from) - 1 : list.length;
    }
    choose(list[(at + by + list.length) % list.length], true);
    if (!wide.matches) all(".why", chosen).forEach((why) => { why.open = true; });
  }

  function toTwin() {
    if (!chosen) return;
    const link = one("a.to-twin", chosen);
    const goal = link ? one(link.getAttribute("href")) : cameFrom;
    if (!goal) return;
    const back = chosen;
    if (link) {
      cameFrom = back;
      goal.scrollIntoView({ block: "center" });
      goal.setAttribute("tabindex", "-1");
      goal.focus({ preventScroll: true });
    }
  }

  function mark() {
    if (!map) return;
    const lines = all("a", map);
    const number = chosen ? Number(chosen.dataset.n) : 0;
    const last = lines.filter((line) => Number(line.dataset.n) <= number).pop();
    lines.forEach((line) => line.classList.toggle("on", line === last && number > 0));
  }

  // Heights on the map follow the text as it is laid out; it was made from character counts.
  function layMap() {
    if (!map || !visible(map) || one(".rows.long")) return frame();
    const lines = all("a", map);
    const numbers = lines.map((line) => Number(line.dataset.n));
    lines.forEach((line, at) => {
      const next = at + 1 < numbers.length ? numbers[at + 1] : rows.length + 1;
      let height = 0;
      for (let number = numbers[at]; number < next; number += 1) height += rowOf(number)?.offsetHeight || 0;
      line.style.flexGrow = String(Math.max(1, height));
      line.style.display = height ? "" : "none";
    });
    frame();
  }

  function frame() {
    const seen = map && one(".seen", map);
    const list = one(".rows");
    if (!seen || !list || !visible(map)) return;
    const box = list.getBoundingClientRect();
    const scale = map.clientHeight / Math.max(1, box.height);
    const top = Math.max(0, 56 - box.top);
    const bottom = Math.min(box.height, innerHeight - box.top);
    seen.style.top = `${Math.min(map.clientHeight - 14, top * scale)}px`;
    seen.style.height = `${Math.max(14, Math.min(map.clientHeight, (bottom - top) * scale))}px`;
  }

  function search() {
    const words = find.value.trim().toLowerCase();
    const ranges = [];
    let first = null;
    for (const row of rows) {
      const texts = all("del", row);
      const hits = words ? texts.flatMap((del) => within(del, words)) : [];
      row.hidden = Boolean(words) && !hits.length;
      if (hits.length && !first) first = row;
      ranges.push(...hits);
    }
    if (globalThis.CSS?.highlights) {
      if (words) CSS.highlights.set("found", new Highlight(...ranges));
      else CSS.highlights.delete("found");
    }
    choose(first || (words ? null : chosen), false);
    layMap();
  }

  function within(element, words) {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
        if (at + words.length > node.length) break;
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        found.push(range);
      }
    }
    return found;
  }

  function cycle(radios) {
    const at = radios.findIndex((radio) => radio.checked);
    const next = radios[(at + 1) % radios.length];
    next.checked = true;
    next.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function copy() {
    const command = chosen && one(".do code", chosen);
    if (!command) return;
    const tell = (words) => { place.textContent = words; setTimeout(count, 1200); };
    navigator.clipboard?.writeText(command.textContent).then(() => tell("copied"), () => tell("not allowed"));
  }

  function toggle(box) {
    if (!box) return;
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // One kind alone; asked for again, all of them.
  function alone(box) {
    if (!box) return;
    const boxes = all(".kinds input.kind");
    const is = boxes.every((other) => other.checked === (other === box));
    boxes.forEach((other) => { if (other.checked !== (is || other === box)) toggle(other); });
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    d: toTwin,
    v: () => cycle(views),
    t: () => cycle(themes),
    f: () => toggle(one("#only")),
    c: copy,
    x: () => chosen && one(".does .keep", chosen)?.click(),
    0: () => all(".kinds input").forEach((box) => { if (!box.checked) toggle(box); }),
    "/": () => find?.focus(),
    "?": () => one("#keys").showModal(),
    Escape: () => choose(null),
  };

  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], input[type=text], textarea, select");
    if (event.target === find && event.key === "Escape") {
      find.value = "";
      search();
      find.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing || one("#keys").open) return;
    if (Object.hasOwn(keys, event.key)) {
      keys[event.key]();
      event.preventDefault();
    } else if (event.shiftKey && /^Digit[1-9]$/.test(event.code)) {
      // With Shift a digit's key gives another sign on every keyboard; its place is the same on all.
      alone(all(".kinds input.kind")[Number(event.code.slice(5)) - 1]);
      event.preventDefault();
    } else if (/^[1-9]$/.test(event.key)) {
      toggle(all(".kinds input.kind")[Number(event.key) - 1]);
    }
  });

  one(".rows")?.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row || event.target.closest("a, button, input, .body")) return;
    if (getSelection().toString()) return;
    const summary = event.target.closest("summary");
    if (summary && wide.matches) event.preventDefault();
    if (row.matches(".cut, .part")) choose(row, false);
  });
  one(".kinds")?.addEventListener("click", (event) => {
    if (!event.shiftKey || event.target.matches("input:not(.kind)")) return;
    const label = event.target.closest("label:not(.rule)");
    if (!label) return;
    event.preventDefault();
    // After the click is over: what it does to the box itself is undone by preventing it.
    if (!event.target.matches("input")) alone(one("input.kind", label));
    else setTimeout(() => alone(event.target));
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "theme") remember(event.target.value);
    if (event.target.classList.contains("kind")) {
      all("ul input", event.target.closest("li")).forEach((box) => { box.checked = event.target.checked; });
    }
    count();
    layMap();
  });
  // Storage may be refused to a file opened from disk; the choice then lasts as long as the page.
  function remember(theme) {
    try { localStorage.setItem("winnow-theme", theme); } catch (refused) { root.dataset.stored = "no"; }
  }
  function recalled() {
    try { return localStorage.getItem("winnow-theme"); } catch (refused) { return null; }
  }

  find?.addEventListener("input", search);
  one("#next")?.addEventListener("click", () => step(1));
  one("#prev")?.addEventListener("click", () => step(-1));
  one("#help")?.addEventListener("click", () => one("#keys").showModal());
  addEventListener("scroll", frame, { passive: true });
  addEventListener("resize", layMap);
  const theme = themes.find((radio) => radio.value === recalled());
  if (theme) theme.checked = true;
  const linked = /^#p\d+$/.test(location.hash) ? one(location.hash) : null;
  choose(linked?.matches(".cut, .part") ? linked : null, false);
  layMap();
})();
