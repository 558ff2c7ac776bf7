/** The frames that Howl's roles ask of a client, for documents that have roles. */
function rolesOf(channel) {
  const { envelope, roles, bundle } = channel;
  const payloadOf = (frame) => (envelope ? frame?.[envelope] : frame) ?? {};
  const within = (member) => (envelope ? pointerTo("", envelope) : "") + "/" + member;

  /** Returns whether the schema of a message has a member beside or within the envelope. */
  function has(message, pointer) {
    let schema = resolved(bundle, schemaOf(bundle, "toServer", message));
    return stepsOf(pointer).every((step) => {
      const member = schema.properties?.[step];
      schema = resolved(bundle, member ?? {});
      return member !== undefined;
    });
  }

  /** Returns the text of a frame with a role, and its reference; null where the document has none. */
  function frame(role, members, id, ref) {
    const known = roles[role];
    if (!known || !Object.hasOwn(bundle.toServer, known.message)) {
      return null;
    }
    const json = structuredClone(known.constants);
    const payload = envelope ? (json[envelope] = {}) : json;
    if (id !== null && has(known.message, within("id"))) {
      payload.id = id;
    }
    Object.entries(members).filter(([name, value]) => value !== undefined && has(known.message, within(name)))
      .forEach(([name, value]) => { payload[name] = value; });
    const correlation = channel.messages[known.message]?.correlation;
    if (correlation && ref && has(known.message, correlation)) {
      setAt(json, correlation, ref);
    }
    return JSON.stringify(json);
  }

  return { frame, payloadOf, has, idPointer: within("id"), roleOf: (message) => channel.messages[message]?.role ?? null };
}
