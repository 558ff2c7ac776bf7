package dev.howl.generator.docs.example;

import dev.howl.model.Message;
import tools.jackson.databind.node.JsonNodeFactory;

/** Uses of a channel in JavaScript, with the WebSocket of browsers and Node alone. */
final class JavaScriptCode {
    static final String NAME = "JavaScript";

    private JavaScriptCode() {}

    /** Returns the code that prints each message of the server. */
    static String listen(String url) {
        return """
                const socket = new WebSocket(%s);
                socket.addEventListener("message", ({ data }) => console.log(data));
                socket.addEventListener("close", ({ code, reason }) => console.log(code, reason));""".formatted(text(url));
    }

    /** @param frame as it is sent */
    static CodeSample send(String url, Message message, String frame) {
        String before = """
                const socket = new WebSocket(%s);
                socket.addEventListener("message", ({ data }) => console.log(data));
                socket.addEventListener("open", () => {
                  socket.send(""".formatted(text(url));
        String after = ");\n});";
        return message.isJson()
                ? new CodeSample(NAME, before + "JSON.stringify(", frame, ")" + after)
                : new CodeSample(NAME, before, text(frame), after);
    }

    private static String text(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }
}
