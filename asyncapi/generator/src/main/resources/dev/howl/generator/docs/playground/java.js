/** Classes outside the generated package that values are made with. */
const JAVA_CLASSES = { List: "java.util.List", Map: "java.util.Map", UUID: "java.util.UUID", URI: "java.net.URI",
  LocalDate: "java.time.LocalDate", BigInteger: "java.math.BigInteger", BigDecimal: "java.math.BigDecimal",
  Timestamp: "dev.howl.runtime.Timestamp", TimeOfDay: "dev.howl.runtime.TimeOfDay",
  CalendarDuration: "dev.howl.runtime.CalendarDuration", JsonMapper: "tools.jackson.databind.json.JsonMapper" };
const JAVA_PARSERS = { UUID: "fromString", URI: "create", LocalDate: "parse", Timestamp: "parse", TimeOfDay: "parse",
  CalendarDuration: "parse" };
const JAVA_DEPTH = 8;
const JAVA_ENTRIES = 10;

/** Returns a text as a literal. Invisible characters and those that change the order of text are escapes. */
function javaText(text) {
  const known = { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\" };
  const escaped = (units) => [...Array(units.length).keys()]
    .map((i) => "\\u" + units.charCodeAt(i).toString(16).padStart(4, "0")).join("");
  return '"' + text.replace(/["\\\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Cs}\p{Cn}]/gu, (each) => known[each] ?? escaped(each)) + '"';
}

/** Writes Java values as the generator does, by its table of types. A value without a simple expression is null. */
class JavaWriter {
  imports = new Set();
  #types;

  constructor(types) {
    this.#types = types;
  }

  value(json, type, depth = 0) {
    if (type === null || json === undefined || json === null || depth > JAVA_DEPTH) return null;
    if (Array.isArray(type)) return this.#container(json, type, depth);
    if (type.startsWith("@")) return this.#generated(json, type.slice(1), depth);
    if (type === "JsonNode") return "new " + this.#name("JsonMapper") + "().readTree(" + javaText(JSON.stringify(json)) + ")";
    return this.#scalar(json, type);
  }

  /** Returns the name of a class that is imported, unless a generated one has the same. */
  #name(simple) {
    if (Object.keys(this.#types).some((each) => each.split(".")[0] === simple)) return JAVA_CLASSES[simple];
    this.imports.add("import " + JAVA_CLASSES[simple] + ";");
    return simple;
  }

  #scalar(json, type) {
    const isWhole = Number.isInteger(json);
    if (typeof json === "string") {
      if (type === "String") return javaText(json);
      return JAVA_PARSERS[type] ? this.#name(type) + "." + JAVA_PARSERS[type] + "(" + javaText(json) + ")" : null;
    }
    if (typeof json === "boolean") return type === "boolean" ? String(json) : null;
    if (typeof json !== "number") return null;
    if (type === "int") return isWhole && Math.abs(json) < 2 ** 31 ? String(json) : null;
    if (type === "long") return isWhole && Math.abs(json) < 2 ** 63 ? BigInt(json) + "L" : null;
    if (type === "double") return isWhole && Math.abs(json) < 1e21 ? json + ".0" : String(json);
    if (type === "BigInteger") return isWhole ? "new " + this.#name(type) + '("' + BigInt(json) + '")' : null;
    return type === "BigDecimal" ? "new " + this.#name(type) + '("' + json + '")' : null;
  }

  #container(json, [kind, item], depth) {
    if (kind === "List" ? !Array.isArray(json) : !isObject(json)) return null;
    const entries = kind === "List" ? json.map((each) => [each]) : Object.entries(json).map(([name, each]) => [each, name]);
    if (kind === "Map" && entries.length > JAVA_ENTRIES) return null;
    const parts = entries.map(([each, name]) => {
      const value = this.value(each, item, depth + 1);
      return value === null || name === undefined ? value : javaText(name) + ", " + value;
    });
    return parts.includes(null) ? null : this.#name(kind) + ".of(" + parts.join(", ") + ")";
  }

  #generated(json, name, depth) {
    const type = this.#types[name] ?? {};
    if (type.enum) return type.enum.includes(json) ? name + ".of(" + javaText(json) + ")" : null;
    if (type.value) return this.#wrapped(json, name, type.value, depth);
    if (type.union) return this.#alternative(json, type.union, depth);
    return type.record && isObject(json) ? this.#record(json, name, type, depth) : null;
  }

  #wrapped(json, name, inner, depth) {
    const value = this.value(json, inner, depth + 1);
    return value === null ? null : "new " + name + "(" + value + ")";
  }

  #alternative(json, alternatives, depth) {
    const fitting = alternatives.filter(([marks]) => marks.every((mark) => isMarked(json, mark)));
    if (fitting.length !== 1) return null;
    const [, type, wrapper] = fitting[0];
    return wrapper ? this.#wrapped(json, wrapper, type, depth) : this.value(json, type, depth + 1);
  }

  #record(json, name, { record, reserved = [] }, depth) {
    if (record.length === 0) return "new " + name + "()";
    const others = Object.fromEntries(Object.entries(json).filter(([member]) => !reserved.includes(member)));
    let code = name + ".builder()";
    for (const [property, setter, type, isRequired] of record) {
      const rest = Object.keys(others).length > 0 ? others : undefined;
      const member = property === null ? rest : Object.hasOwn(json, property) ? json[property] : undefined;
      if (member === undefined && !isRequired) continue;
      const value = this.value(member, type, depth + 1);
      if (value === null) return null;
      code += "\n." + setter + "(" + value + ")";
    }
    return code + "\n.build()";
  }
}

/** Returns whether a mark of an alternative is true of a value. */
function isMarked(json, [kind, member, wanted, orAbsent]) {
  const isOf = (value, types) => types.includes(typeName(value)) || (typeof value === "number" && types.includes("number"));
  if (kind === "type") return isOf(json, member);
  const found = isObject(json) && Object.hasOwn(json, member) ? json[member] : undefined;
  if (kind === "has") return found !== undefined;
  if (kind === "not") return found === undefined;
  if (found === undefined) return orAbsent;
  return kind === "is" ? wanted.some((each) => canonical(each) === canonical(found)) : isOf(found, wanted);
}

/** Returns the code that sends a frame: the generator's, with arguments of this frame. */
function javaCode(java, types, frame) {
  const writer = new JavaWriter(types);
  const given = [];
  const content = java.envelope ? frame?.[java.envelope] : frame;
  const has = (name) => isObject(content) && Object.hasOwn(content, name);
  const argument = (json, type, variable) => {
    const value = writer.value(json, type);
    if (value === null) given.push(variable);
    return value ?? variable[1];
  };
  const code = java.always || java.more.some(has)
    ? argument(content, java.record, java.request)
    : java.parameters.map(([property, type, ...variable]) =>
      argument(property === null ? content : has(property) ? content[property] : undefined, type, variable)).join(", ");
  const known = new Set();
  const own = [...given, ...java.given].filter(([, name]) => !known.has(name) && known.add(name));
  const imports = [...new Set([...java.imports, ...writer.imports])].sort();
  const comments = own.map(([type, name]) => "// " + type + " " + name + " is yours");
  const indented = code.replaceAll("\n", "\n" + " ".repeat(12));
  return [...imports, "", ...comments, java.before + indented + java.after].join("\n").trim();
}
