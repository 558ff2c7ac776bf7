/** Returns the schema of a message in a direction, which is `toServer` or `toClient`. */
function schemaOf(bundle, direction, message) {
  return bundle[direction][message] ?? true;
}

function typeName(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (Number.isInteger(value)) return "integer";
  return typeof value;
}

/** Returns the messages that a plan has for a frame; throws {pointer, words} for a frame that is none. */
function candidates(plan, frame) {
  if (typeof plan === "string") return [plan];
  if (Array.isArray(plan) && plan.length > 0) return plan;
  if (!isObject(plan)) throw { pointer: "", words: "there is no such message in this direction" };
  const pointer = plan.value ?? plan.type ?? plan.present;
  if (pointer !== "" && !isObject(frame)) throw { pointer: "", words: "must be an object" };
  const value = valueAt(frame, pointer);
  const next = chosen(plan, value);
  if (next === undefined || next === null) {
    const name = stepsOf(pointer).at(-1) ?? "the frame";
    throw value === undefined
      ? { pointer: "", words: "'" + name + "' is missing, so that this is no message of this direction" }
      : { pointer, words: "there is no message with this '" + name + "' in this direction" };
  }
  return candidates(next, frame);
}

function chosen(plan, value) {
  if (Object.hasOwn(plan, "present")) return value === undefined ? plan.absent : plan.then;
  if (value === undefined) return plan.absent;
  const wanted = Object.hasOwn(plan, "type") ? typeName(value) : value;
  const found = plan.cases.find((each) => each.is.some((is) => canonical(is) === canonical(wanted)));
  return found ? found.then : plan.other;
}

/** Returns what a JSON frame is: {message, problems}, with a message of null if it is none. */
function recognisedJson(bundle, direction, json) {
  let ids;
  try {
    ids = candidates(bundle.routing[direction], json);
  } catch (problem) {
    if (problem instanceof Error) throw problem;
    return { message: null, problems: [problem] };
  }
  const tried = ids.map((message) => ({
    message,
    problems: problemsOf(bundle, schemaOf(bundle, direction, message), json),
  }));
  return tried.find((each) => each.problems.length === 0)
    ?? (tried.length === 1 ? tried[0] : { message: null, problems: [{ pointer: "", words: "fits no message" }] });
}

function textMessages(bundle, direction) {
  const ids = (bundle.text ?? []).filter((id) => Object.hasOwn(bundle[direction], id));
  const rank = (id) => {
    const schema = resolved(bundle, schemaOf(bundle, direction, id));
    return schema.const !== undefined || schema.enum ? 0 : schema.pattern ? 1 : 2;
  };
  return [0, 1, 2].map((wanted) => ids.filter((id) => rank(id) === wanted));
}

function resolved(bundle, schema) {
  let found = schema;
  for (let i = 0; i < 20 && isObject(found) && typeof found.$ref === "string"; i++) {
    found = valueAt(bundle, found.$ref.slice(1));
  }
  return isObject(found) ? found : {};
}

function parsed(text) {
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return { error: "is no JSON: " + error.message };
  }
}

/** Returns what a received frame is: {message, json, problems}. Binary frames are the direction's binary message. */
function recognised(bundle, direction, data) {
  if (typeof data !== "string") {
    const message = (bundle.binary ?? []).find((id) => Object.hasOwn(bundle[direction], id)) ?? null;
    const problems = message ? [] : [{ pointer: "", words: "binary frames are no message of this direction" }];
    return { message, problems };
  }
  const [fixed, patterned, open] = textMessages(bundle, direction);
  const fitting = (ids) => ids.find((id) => problemsOf(bundle, schemaOf(bundle, direction, id), data).length === 0);
  const told = fitting([...fixed, ...patterned]);
  if (told) {
    return { message: told, problems: [] };
  }
  const { json, error } = parsed(data);
  const found = error
    ? { message: null, problems: [{ pointer: "", words: error }] }
    : { ...recognisedJson(bundle, direction, json), json };
  const rest = found.message === null ? fitting(open) : undefined;
  return rest ? { message: rest, problems: [] } : found;
}
