"use strict";

(() => {
  const MOST_RESULTS = 12;
  const place = document.getElementById("search");
  if (!place) {
    return;
  }
  const root = place.dataset.root;
  const input = document.createElement("input");
  const results = document.createElement("ul");
  const status = document.createElement("p");
  let loading = null;
  let active = -1;

  /** Loads the index once. A script element works from a disk too, where fetch does not. */
  function load() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + "search-index.js";
      script.onload = () => resolve(window.howlSearchIndex);
      script.onerror = () => {
        loading = null;
        reject(new Error("search-index.js cannot be loaded"));
      };
      document.head.append(script);
    });
    return loading;
  }

  /** Returns whether the words are a name with its kind before or after it, or the first word of its kind. */
  function isNamed(name, kind, words) {
    return [kind, kind.split(" ")[0]].some((word) => words === word + " " + name || words === name + " " + word);
  }

  /** Returns how well an entry matches: 0 is best, null is not at all. */
  function rank([raw, kind, , summary], asked) {
    const name = raw.replace(/\s+/gu, " ").trim();
    const lower = name.toLowerCase();
    const words = asked.toLowerCase();
    if (name === asked) return 0;
    if (isNamed(lower, kind, words)) return 1;
    if (lower === words) return 2;
    if (lower.startsWith(words)) return 3;
    if (lower.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).some((part) => part.startsWith(words))) return 4;
    if (lower.includes(words)) return 5;
    const parts = words.split(" ");
    const all = (text) => parts.every((part) => text.includes(part));
    if (all(lower + " " + kind)) return 6;
    return all((lower + " " + kind + " " + summary).toLowerCase()) ? 7 : null;
  }

  /** Returns the best entries; of equal ones pages before sections, the shorter name, then the order of the pages. */
  function find(index, asked) {
    return index
      .map((entry, order) => ({ entry, order, rank: rank(entry, asked), isPart: entry[1] === "section" }))
      .filter((hit) => hit.rank !== null)
      .sort(
        (a, b) =>
          a.rank - b.rank || a.isPart - b.isPart || a.entry[0].length - b.entry[0].length || a.order - b.order,
      )
      .slice(0, MOST_RESULTS)
      .map((hit) => hit.entry);
  }

  function item([name, kind, path, summary], number) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const label = document.createElement("code");
    const about = document.createElement("span");
    link.href = root + path;
    link.id = "search-result-" + number;
    link.tabIndex = -1;
    label.textContent = name;
    about.textContent = summary ? kind + " · " + summary : kind;
    link.append(label, " ", about);
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.id = "search-option-" + number;
    line.append(link);
    return line;
  }

  function show(hits, asked) {
    active = -1;
    results.replaceChildren(...hits.map(item));
    results.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    input.removeAttribute("aria-activedescendant");
    status.textContent = asked === "" ? "" : hits.length === 0 ? "Nothing found" : hits.length + " results";
    status.hidden = asked === "" || hits.length > 0;
  }

  async function search() {
    const asked = input.value.trim();
    if (asked === "") {
      show([], "");
      return;
    }
    try {
      const index = await load();
      if (input.value.trim() === asked) {
        show(find(index, asked.replace(/\s+/gu, " ")), asked);
      }
    } catch (error) {
      show([], asked);
      status.textContent = "The search cannot be used: " + error.message;
    }
  }

  function move(step) {
    const lines = [...results.children];
    if (lines.length === 0) {
      return;
    }
    lines[active]?.setAttribute("aria-selected", "false");
    active = (active + step + lines.length + (active < 0 && step < 0 ? 1 : 0)) % lines.length;
    lines[active].setAttribute("aria-selected", "true");
    lines[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", lines[active].id);
  }

  function pressed(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter") {
      results.children[Math.max(active, 0)]?.querySelector("a").click();
      event.preventDefault();
    } else if (event.key === "Escape") {
      input.value = "";
      show([], "");
    }
  }

  input.type = "search";
  input.placeholder = "Search";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-label", "Search the reference");
  input.setAttribute("aria-controls", "search-results");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-keyshortcuts", "/");
  results.id = "search-results";
  results.setAttribute("role", "listbox");
  results.setAttribute("aria-label", "Results");
  results.hidden = true;
  status.setAttribute("role", "status");
  status.hidden = true;
  place.setAttribute("role", "search");
  place.append(input, results, status);

  input.addEventListener("focus", () => load().catch(() => {}));
  input.addEventListener("input", search);
  input.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    if (!place.contains(event.target)) {
      results.hidden = true;
      input.setAttribute("aria-expanded", "false");
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(?:input|textarea|select)$/iu.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus();
      event.preventDefault();
    }
  });
})();
