/** The start of the names of query parameters that the howl docs command sends as headers. */
const HEADER_PREFIX = "howl-header-";
const SECRET_NAME = /auth|cookie|credential|key|password|secret|session|signature|token/iu;

/** The inputs that make the address of a channel, its headers, and the token. */
function addressForm(data, onChannel) {
  const meta = (name) => document.querySelector('meta[name="' + name + '"]')?.content;
  const own = meta("howl-socket");
  const proxy = meta("howl-proxy");
  const place = h("div", { class: "fields" });
  const token = h("input", { type: "password", autocomplete: "off", spellcheck: "false" });
  const shown = h("code", { class: "address" });
  const missing = h("p", { class: "hint missing-headers", hidden: true });
  let channel = data.channels[0];
  let inputs = [];

  const home = () => {
    const url = new URL(own, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    return url.href.replace(/\/$/u, "");
  };
  const server = h("input", { type: "url", value: own ? home() : data.servers[0]?.url ?? "ws://localhost:8080",
    list: "playground-servers", spellcheck: "false", oninput: show });
  const choice = h("select", { onchange: () => choose(data.channels[choice.selectedIndex]) },
    ...options(data.channels.map(({ id }) => [id, id]), channel.id));

  function control(parameter) {
    const standard = parameter.default ?? "";
    const attributes = { oninput: show, required: parameter.required };
    const type = parameter.in === "header" && SECRET_NAME.test(parameter.name) ? "password" : "text";
    return parameter.values.length === 0
      ? h("input", { ...attributes, type, value: standard, spellcheck: "false", autocomplete: "off" })
      : h("select", attributes, ...options(
        [...(parameter.required ? [] : [["", "(left out)"]]), ...parameter.values.map((value) => [value, value])], standard));
  }

  function variablesOf() {
    return (data.servers.find((each) => each.url === server.value)?.variables ?? [])
      .map((variable) => ({ ...variable, in: "host", required: true }));
  }

  function choose(next) {
    channel = next;
    const headers = headersOf();
    const parameters = [...(own ? [] : variablesOf()), ...channel.parameters.filter((each) => each.in !== "header"),
      ...(proxy ? headers : [])];
    inputs = parameters.map((parameter) => ({ parameter, control: control(parameter) }));
    place.replaceChildren(...inputs.map((input) => field(
      (input.parameter.in === "header" ? "Header " : "") + input.parameter.name + (input.parameter.required ? "" : " (optional)"),
      input.control, input.parameter.description)));
    missing.hidden = proxy !== undefined || headers.length === 0;
    missing.replaceChildren(...headerNote(headers));
    onChannel(channel);
    show();
  }

  /** Returns the headers of the handshake; that of the token has an input of its own. */
  function headersOf() {
    const ofToken = data.token?.in === "header" ? data.token.name.toLowerCase() : "";
    return channel.parameters.filter((each) => each.in === "header" && each.name.toLowerCase() !== ofToken);
  }

  function headerNote(headers) {
    const names = headers.flatMap(({ name, required }, i) =>
      [i > 0 ? ", " : "", h("code", {}, name), required ? " (required)" : ""]);
    return ["Headers of the handshake that this page cannot send: ", ...names, ". Browsers let no page set them. The command ",
      h("code", {}, "howl docs --serve --url"), " serves a page that can."];
  }

  const filled = (text, kinds) => inputs.filter(({ parameter }) => kinds.includes(parameter.in)).reduce(
    (done, { parameter, control: { value } }) => done.replaceAll("{" + parameter.name + "}", encodeURIComponent(value)), text);

  /**
   * Returns the address. With the token it is the one to connect to: with a token where the document wants it in the query,
   * and with headers for the howl docs command.
   */
  function url(withToken) {
    const address = new URL(filled(own ? home() : server.value, ["host"]).replace(/\/$/u, "") + filled(channel.path, ["address"]));
    inputs.filter(({ parameter, control: { value } }) => parameter.in === "query" && value !== "")
      .forEach(({ parameter, control: { value } }) => address.searchParams.set(parameter.name, value));
    if (withToken && token.value !== "" && data.token?.in === "query") {
      address.searchParams.set(data.token.name, token.value);
    }
    if (withToken) {
      inputs.filter(({ parameter, control: { value } }) => parameter.in === "header" && value !== "")
        .forEach(({ parameter, control: { value } }) => address.searchParams.set(HEADER_PREFIX + parameter.name, value));
    }
    return address.href;
  }

  function show() {
    try {
      shown.textContent = url(false);
    } catch {
      shown.textContent = "This is no address such as ws://localhost:8080.";
    }
  }

  function tokenHint() {
    const inConnect = channel.roles.connect && !data.token;
    if (inConnect) return "Sent in the message " + channel.roles.connect.message + ". It is not stored.";
    if (data.token?.in === "query") return "Sent in the query as the document says, and not shown. It is not stored.";
    return proxy
      ? "Sent in the header " + data.token.name + " by the howl docs command. It is not stored."
      : "The document wants the header " + data.token?.name + ", which browsers cannot send with a WebSocket. "
        + "howl docs --serve --url can.";
  }

  const hasToken = data.token || data.channels.some((each) => each.roles.connect);
  choose(channel);
  server.addEventListener("change", () => choose(channel));
  return {
    element: h("div", {},
      h("div", { class: "fields" },
        own ? null : field("Server", server),
        own ? null : h("datalist", { id: "playground-servers" }, ...options(data.servers.map(({ url: each, id }) => [each, id]))),
        data.channels.length > 1 ? field("Channel", choice) : null),
      place,
      missing,
      hasToken ? field("Token (optional)", token, tokenHint()) : null,
      h("p", { class: "target" }, shown)),
    url,
    proxy: proxy ? new URL(proxy, location.href).href : null,
    token: () => token.value,
  };
}
