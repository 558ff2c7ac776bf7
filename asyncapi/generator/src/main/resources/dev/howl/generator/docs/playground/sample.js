/** Returns a value for a schema where the document has no example: the required members, each as small as it may be. */
function sampleOf(bundle, schema, depth = 0) {
  const own = resolved(bundle, schema);
  if (own.const !== undefined) return own.const;
  if (own.default !== undefined) return own.default;
  if (Array.isArray(own.enum)) return own.enum[0];
  if (depth > 8) return null;
  const parts = [own, ...(own.allOf ?? []), (own.oneOf ?? own.anyOf ?? [])[0]].filter((part) => part !== undefined);
  const all = parts.slice(1).map((part) => sampleOf(bundle, part, depth + 1));
  if (own.properties || all.some(isObject)) {
    const members = Object.entries(own.properties ?? {}).filter(([name]) => (own.required ?? []).includes(name));
    return Object.assign({}, ...all.filter(isObject),
      Object.fromEntries(members.map(([name, member]) => [name, sampleOf(bundle, member, depth + 1)])));
  }
  if (all.length > 0 && own.type === undefined) return all[0];
  const samples = { string: sampleText(own), integer: own.minimum ?? 0, number: own.minimum ?? 0, boolean: false,
    array: [], object: {}, null: null };
  return samples[[own.type ?? "object"].flat()[0]] ?? {};
}

function sampleText(schema) {
  const formats = { uuid: "6a1f0a52-3f1e-4c55-9f0e-0d6f7c1b2a90", date: "2025-01-31", "date-time": "2025-01-31T12:00:00Z",
    uri: "https://example.org/", email: "someone@example.org" };
  return formats[schema.format] ?? "text".padEnd(schema.minLength ?? 0, "x").slice(0, schema.maxLength ?? 1000);
}
