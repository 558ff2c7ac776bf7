/** Returns in one sentence why a handshake failed, which browsers do not tell scripts. */
async function whyRefused(url, proxy) {
  const address = url.replace(/^ws/u, "http").split("#")[0];
  try {
    if (proxy) {
      const { status, reason } = await (await fetch(new URL("refusal", proxy))).json();
      return status > 0
        ? "The server refused the connection with status " + status + (reason ? ": " + reason : ".")
        : reason || "The server did not answer.";
    }
    // A server of Howl answers OPTIONS as it would answer a handshake; elsewhere a GET needs no preflight.
    const isOwn = new URL(address).origin === location.origin;
    const method = isOwn ? "OPTIONS" : "GET";
    const response = await fetch(address, { method, cache: "no-store", credentials: "same-origin", redirect: "manual" });
    const text = (await response.text()).trim().split("\n")[0].slice(0, 200);
    return sentence(response.status, text);
  } catch {
    const isForeign = new URL(address).origin !== location.origin;
    return "The server cannot be reached, or " + (isForeign
      ? "does not allow pages from elsewhere (" + location.origin + ") to connect; howl docs --serve --url shows which."
      : "the network is down.");
  }
}

function sentence(status, text) {
  if (status === 204) {
    return "The server would accept a connection again.";
  }
  if (status === 426) {
    return "The server takes WebSockets at this address, but refused this one. It may not allow pages from "
      + location.origin + " to connect.";
  }
  return status === 404
    ? "The server has no WebSocket at this address (status 404)."
    : "The server refuses the connection with status " + status + (text ? ": " + text : ".");
}
