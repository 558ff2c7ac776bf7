/** Creates an element. Names with `on` are listeners, `class` and attributes are set as they are; null is left out. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

let fields = 0;

/** Returns a control with its label, as one block. */
function field(label, control, hint) {
  control.id = "field-" + ++fields;
  const about = hint ? h("p", { class: "hint", id: control.id + "-hint" }, hint) : null;
  if (about) {
    control.setAttribute("aria-describedby", about.id);
  }
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control, about);
}

function options(values, chosen) {
  return values.map(([value, label]) => h("option", { value, selected: value === chosen }, label));
}

/** Returns a button that copies a text, and says so. */
function copyButton(textOf) {
  const button = h("button", { type: "button", class: "small" }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(textOf());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select and copy by hand: the browser forbids it";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  return button;
}

function problemList(problems) {
  return problems.map(({ pointer, words }) =>
    h("li", {}, h("code", {}, pointer === "" ? "(whole frame)" : pointer), " ", words));
}

/** Returns bytes as lines of an address, hexadecimal digits and letters. */
function hexLines(bytes) {
  const lines = [];
  for (let i = 0; i < Math.min(bytes.length, 4096); i += 16) {
    const part = [...bytes.slice(i, i + 16)];
    const digits = part.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const letters = part.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(i.toString(16).padStart(4, "0") + "  " + digits.padEnd(48) + " " + letters);
  }
  return lines.join("\n");
}

/** Returns the bytes of hexadecimal digits, null if the text is something else. */
function bytesOf(text) {
  const digits = text.replace(/\s+/gu, "");
  return /^(?:[0-9a-f]{2})*$/iu.test(digits)
    ? Uint8Array.from(digits.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
    : null;
}
