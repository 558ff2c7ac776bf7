/** Most problems that are shown for one frame. */
const MOST_PROBLEMS = 10;
const MOST_DEPTH = 400;

/**
 * Returns what breaks a schema of a bundle, each as {pointer, words}; nothing if the value is valid. Interprets draft-07 as
 * Howl's bundles have it: all references lead to `#/definitions/…`, and members beside `$ref` have no effect.
 */
const problemsOf = (() => {
  const size = (text) => [...text].length;
  const shown = (value) => {
    const text = JSON.stringify(value);
    return text.length > 60 ? text.slice(0, 60) + "…" : text;
  };
  const is = {
    null: (value) => value === null,
    boolean: (value) => typeof value === "boolean",
    number: (value) => typeof value === "number",
    integer: (value) => Number.isInteger(value),
    string: (value) => typeof value === "string",
    array: Array.isArray,
    object: isObject,
  };
  const names = { string: "a text", integer: "an integer", array: "an array", object: "an object", number: "a number",
    boolean: "true or false", null: "null" };

  function expression(pattern) {
    try {
      return new RegExp(pattern, "u");
    } catch {
      return new RegExp(pattern);
    }
  }

  function isMultiple(value, divisor) {
    const quotient = value / divisor;
    return Math.abs(quotient - Math.round(quotient)) <= Math.abs(quotient) * 1e-12;
  }

  function fits(run, schema, value) {
    const problems = [];
    check({ ...run, problems }, schema, value, "");
    return problems.length === 0;
  }

  const add = (run, pointer, words) => run.problems.push({ pointer, words });

  const limit = (type, holds, words) => (run, bound, value, at) => {
    if (is[type](value) && !holds(value, bound)) {
      add(run, at, words + " " + bound);
    }
  };

  function properties(run, schemas, value, at) {
    if (isObject(value)) {
      Object.keys(schemas).filter((name) => Object.hasOwn(value, name))
        .forEach((name) => check(run, schemas[name], value[name], pointerTo(at, name)));
    }
  }

  function patternProperties(run, schemas, value, at) {
    if (isObject(value)) {
      for (const [pattern, schema] of Object.entries(schemas)) {
        const wanted = expression(pattern);
        Object.keys(value).filter((name) => wanted.test(name))
          .forEach((name) => check(run, schema, value[name], pointerTo(at, name)));
      }
    }
  }

  function additionalProperties(run, schema, value, at, whole) {
    if (!isObject(value)) {
      return;
    }
    const patterns = Object.keys(whole.patternProperties ?? {}).map(expression);
    const isExtra = (name) => !Object.hasOwn(whole.properties ?? {}, name) && !patterns.some((each) => each.test(name));
    for (const name of Object.keys(value).filter(isExtra)) {
      if (schema === false) {
        add(run, at, "'" + name + "' is not allowed here");
      } else {
        check(run, schema, value[name], pointerTo(at, name));
      }
    }
  }

  function items(run, schema, value, at, whole) {
    if (Array.isArray(value)) {
      value.forEach((item, i) => {
        const own = Array.isArray(schema) ? (i < schema.length ? schema[i] : whole.additionalItems ?? true) : schema;
        check(run, own, item, pointerTo(at, i));
      });
    }
  }

  function dependencies(run, all, value, at) {
    for (const [name, needed] of Object.entries(all)) {
      if (isObject(value) && Object.hasOwn(value, name)) {
        if (Array.isArray(needed)) {
          required(run, needed, value, at);
        } else {
          check(run, needed, value, at);
        }
      }
    }
  }

  function required(run, wanted, value, at) {
    if (isObject(value)) {
      wanted.filter((name) => !Object.hasOwn(value, name)).forEach((name) => add(run, at, "'" + name + "' is missing"));
    }
  }

  /** The problems of the alternative that comes nearest say more than that none fits. */
  function anyOf(run, schemas, value, at) {
    const tried = schemas.map((schema) => {
      const problems = [];
      check({ ...run, problems }, schema, value, at);
      return problems;
    });
    if (tried.every((problems) => problems.length > 0)) {
      const depth = (problems) => Math.max(...problems.map((problem) => problem.pointer.length));
      const best = tried.reduce((a, b) => (depth(b) > depth(a) ? b : a));
      add(run, at, "fits none of the " + schemas.length + " alternatives");
      best.filter((problem) => problem.pointer !== at).forEach((problem) => run.problems.push(problem));
    }
    return tried.filter((problems) => problems.length === 0).length;
  }

  function oneOf(run, schemas, value, at) {
    const count = anyOf(run, schemas, value, at);
    if (count > 1) {
      add(run, at, "fits " + count + " alternatives, of which it may fit only one");
    }
  }

  function type(run, types, value, at) {
    const allowed = [types].flat();
    if (!allowed.some((name) => is[name]?.(value))) {
      add(run, at, "must be " + allowed.map((name) => names[name] ?? name).join(" or ") + ", and is " + shown(value));
    }
  }

  const rules = {
    type,
    enum: (run, values, value, at) => values.some((each) => canonical(each) === canonical(value))
      || add(run, at, "must be one of " + values.map(shown).join(", ") + ", and is " + shown(value)),
    const: (run, wanted, value, at) => canonical(wanted) === canonical(value)
      || add(run, at, "must be " + shown(wanted) + ", and is " + shown(value)),
    required, properties, patternProperties, additionalProperties, items, dependencies,
    propertyNames: (run, schema, value, at) => isObject(value) && Object.keys(value)
      .filter((name) => !fits(run, schema, name)).forEach((name) => add(run, at, "'" + name + "' is no allowed name")),
    minProperties: limit("object", (value, n) => Object.keys(value).length >= n, "the number of members must be at least"),
    maxProperties: limit("object", (value, n) => Object.keys(value).length <= n, "the number of members must be at most"),
    minItems: limit("array", (value, n) => value.length >= n, "the number of items must be at least"),
    maxItems: limit("array", (value, n) => value.length <= n, "the number of items must be at most"),
    uniqueItems: (run, wanted, value, at) => wanted && Array.isArray(value)
      && new Set(value.map(canonical)).size < value.length && add(run, at, "has two equal items"),
    contains: (run, schema, value, at) => Array.isArray(value)
      && !value.some((item) => fits(run, schema, item)) && add(run, at, "lacks an item that it must have"),
    minLength: limit("string", (value, n) => size(value) >= n, "the length must be at least"),
    maxLength: limit("string", (value, n) => size(value) <= n, "the length must be at most"),
    pattern: (run, pattern, value, at) => typeof value === "string" && !expression(pattern).test(value)
      && add(run, at, "must match the pattern " + pattern + ", and is " + shown(value)),
    format: (run, format, value, at) => typeof value === "string" && Object.hasOwn(FORMATS, format)
      && !FORMATS[format](value) && add(run, at, "must have the format " + format + ", and is " + shown(value)),
    minimum: limit("number", (value, n) => value >= n, "must be at least"),
    maximum: limit("number", (value, n) => value <= n, "must be at most"),
    exclusiveMinimum: limit("number", (value, n) => value > n, "must be greater than"),
    exclusiveMaximum: limit("number", (value, n) => value < n, "must be less than"),
    multipleOf: limit("number", isMultiple, "must be a multiple of"),
    allOf: (run, schemas, value, at) => schemas.forEach((schema) => check(run, schema, value, at)),
    anyOf, oneOf,
    not: (run, schema, value, at) => fits(run, schema, value) && add(run, at, "is what it must not be"),
    if: (run, schema, value, at, whole) =>
      check(run, (fits(run, schema, value) ? whole.then : whole.else) ?? true, value, at),
  };

  function check(run, schema, value, at) {
    if (schema === false) {
      add(run, at, "is not allowed");
    }
    if (!isObject(schema)) {
      return;
    }
    if (run.depth > MOST_DEPTH) {
      throw new Error("the schema is nested too deep");
    }
    const deeper = { ...run, depth: run.depth + 1 };
    if (typeof schema.$ref === "string") {
      check(deeper, valueAt(run.root, decodeURIComponent(schema.$ref.slice(1))) ?? true, value, at);
      return;
    }
    for (const keyword of Object.keys(rules)) {
      if (Object.hasOwn(schema, keyword)) {
        rules[keyword](deeper, schema[keyword], value, at, schema);
      }
    }
  }

  return (bundle, schema, value) => {
    const run = { root: bundle, problems: [], depth: 0 };
    check(run, schema, value, "");
    return run.problems.slice(0, MOST_PROBLEMS);
  };
})();
