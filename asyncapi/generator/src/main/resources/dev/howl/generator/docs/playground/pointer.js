/** Returns the steps of a JSON Pointer (RFC 6901). */
function stepsOf(pointer) {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function pointerTo(at, step) {
  return at + "/" + String(step).replaceAll("~", "~0").replaceAll("/", "~1");
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Returns the value at a pointer; undefined where there is none. */
function valueAt(json, pointer) {
  let value = json;
  for (const step of stepsOf(pointer)) {
    const isMember = (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, step);
    value = isMember ? value[step] : undefined;
  }
  return value;
}

/** Sets a member where the object that holds it exists; returns whether it does. */
function setAt(json, pointer, value) {
  const steps = stepsOf(pointer);
  const last = steps.pop();
  const holder = valueAt(json, steps.map((step) => pointerTo("", step)).join(""));
  if (!isObject(holder)) {
    return false;
  }
  holder[last] = value;
  return true;
}

/** Returns a text that is the same for equal JSON values only, whatever the order of members. */
function canonical(value) {
  if (Array.isArray(value)) {
    return "[" + value.map(canonical).join() + "]";
  }
  if (isObject(value)) {
    const names = Object.keys(value).sort();
    return "{" + names.map((name) => JSON.stringify(name) + ":" + canonical(value[name])).join() + "}";
  }
  return JSON.stringify(value);
}
