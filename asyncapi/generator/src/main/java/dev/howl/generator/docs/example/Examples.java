package dev.howl.generator.docs.example;

import dev.howl.generator.docs.html.CodeBlocks;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.JsonText;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Examples for the elements of a contract: frames, and how each kind of client sends or receives them. Not thread-safe. */
public final class Examples {
    private static final String WSCAT = "wscat";

    private final Contract contract;
    private final ExampleFrames frames;
    private final JavaExamples java;
    /** Several pages and the playground show the same. */
    private final Map<Use, List<CodeSample>> samples = new HashMap<>();

    private record Use(String operation, Location message) {}

    /**
     * Creates the examples of a contract.
     *
     * @param plans of all channels of the contract
     */
    public Examples(Contract contract, List<ChannelPlan> plans) {
        this.contract = contract;
        this.frames = new ExampleFrames(contract);
        this.java = new JavaExamples(contract, plans, frames);
    }

    /**
     * Returns the examples of a contract, for which its Java is planned.
     *
     * @param packageName of the planned classes
     */
    public static Examples of(Contract contract, String packageName) {
        return new Examples(contract, ChannelPlan.of(contract, packageName, false, new Diagnostics()));
    }

    /** Returns how to connect to a channel; nothing for one of another protocol. */
    public Html connect(Channel channel) {
        if (!channel.isSocket()) {
            return Html.NOTHING;
        }
        String url = ExampleUrls.of(contract, channel);
        List<Html> parts = new ArrayList<>();
        parts.add(
                tab(WSCAT, CodeBlocks.plain(Transcript.of(frames, channel, url).text()), true));
        java.connect(channel)
                .ifPresent(code -> parts.add(tab(CodeSample.JAVA, CodeBlocks.coloured(code.shown()), false)));
        parts.add(tab(JavaScriptCode.NAME, CodeBlocks.coloured(JavaScriptCode.listen(url)), false));
        return Html.all(parts);
    }

    /** Returns how a client sends or receives a message by an operation, without the frame itself. */
    public Html use(Operation operation, Message message) {
        return Html.all(samples(operation, message).stream()
                .map(sample -> tab(sample.name(), block(sample), false))
                .toList());
    }

    private static Html block(CodeSample sample) {
        return sample.name().equals(WSCAT) ? CodeBlocks.plain(sample.code()) : CodeBlocks.coloured(sample.code());
    }

    /** Returns the code by which each kind of client sends or receives a message by an operation. */
    public List<CodeSample> samples(Operation operation, Message message) {
        return operation.channel().isSocket()
                ? samples.computeIfAbsent(new Use(operation.id(), message.location()), use -> made(operation, message))
                : List.of();
    }

    private List<CodeSample> made(Operation operation, Message message) {
        Channel channel = operation.channel();
        boolean isSent = operation.action() == Action.RECEIVE;
        String url = ExampleUrls.of(contract, channel);
        Optional<String> line = frames.line(message);
        List<CodeSample> made = new ArrayList<>();
        line.ifPresent(frame -> made.add(transcript(operation, message, url, frame)));
        java.of(operation, message).ifPresent(code -> made.add(CodeSample.whole(CodeSample.JAVA, code.shown())));
        line.ifPresent(frame -> made.add(
                isSent
                        ? JavaScriptCode.send(url, message, frame)
                        : CodeSample.whole(JavaScriptCode.NAME, JavaScriptCode.listen(url))));
        return List.copyOf(made);
    }

    private CodeSample transcript(Operation operation, Message message, String url, String frame) {
        Transcript transcript = Transcript.of(frames, operation.channel(), url);
        boolean isSent = operation.action() == Action.RECEIVE;
        transcript.add(message, isSent);
        Reply reply = operation.reply();
        if (reply != null && !reply.messages().isEmpty()) {
            transcript.add(reply.messages().get(0), !isSent);
        }
        String text = transcript.text();
        int at = ("\n" + text + "\n").indexOf("\n> " + frame + "\n");
        return at < 0 ? CodeSample.whole(WSCAT, text) : CodeSample.around(WSCAT, text, frame, at + "> ".length());
    }

    /**
     * Returns what the Java code of a request is made of, for a script that writes it for any frame; empty where a client has
     * no method for the operation.
     *
     * @param types gets the generated types by name
     */
    public Optional<ObjectNode> javaRequest(Operation operation, Message message, ObjectNode types) {
        return java.template(operation, message, types);
    }

    /** Returns the examples that the document has of a message, or a generated frame; the first one open. */
    public Html frames(Message message) {
        List<Html> parts = new ArrayList<>();
        if (!ExampleFrames.isWritten(message) && !message.isBinary()) {
            parts.add(generated(message));
        }
        for (Example example : message.examples()) {
            Html content = Html.all(
                    example.payload() == null ? Html.NOTHING : frame(message, example.payload()), headers(example));
            if (!content.isEmpty()) {
                parts.add(tab(title(message, example), content, parts.isEmpty()));
            }
        }
        return Html.all(parts);
    }

    private static String title(Message message, Example example) {
        String name = example.name();
        boolean isNamed = name != null && !name.equals(message.id());
        String summary = example.summary();
        return kind(message)
                + (isNamed ? ": " + name : "")
                + (summary == null ? "" : " (" + summary.replace("`", "") + ")");
    }

    private Html generated(Message message) {
        return frames.generated(message)
                .map(payload -> tab(kind(message) + origin(message), frame(message, payload), true))
                .orElseGet(() -> Html.element(
                                "p",
                                "The document has no example, and no frame that fits the schema was found for one.")
                        .css("note"));
    }

    private static String origin(Message message) {
        return message.payload() != null
                ? " (generated from the schema)"
                : message.isJson() ? " (any JSON value is allowed)" : " (any text is allowed)";
    }

    private static String kind(Message message) {
        return message.isJson() ? "JSON frame" : "Frame";
    }

    private static Html frame(Message message, JsonNode payload) {
        String frame = ExampleFrames.pretty(message, payload);
        return message.isJson() ? CodeBlocks.coloured(frame) : CodeBlocks.plain(frame);
    }

    /** Returns a generated payload for a message of which the document has no example; empty if none was found. */
    public Optional<JsonNode> generatedPayload(Message message) {
        return ExampleFrames.isWritten(message) ? Optional.empty() : frames.generated(message);
    }

    private static Html headers(Example example) {
        return example.headers() == null
                ? Html.NOTHING
                : Html.all(Html.element("p", "Headers:"), CodeBlocks.coloured(JsonText.pretty(example.headers())));
    }

    private static Html tab(String title, Html content, boolean open) {
        Html.Element details =
                Html.element("details", Html.element("summary", title), content).css("example");
        return open ? details.with("open", "open") : details;
    }
}
