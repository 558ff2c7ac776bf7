package dev.howl.generator;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Sockets;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Json;
import dev.howl.validation.FrameValidator;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The examples of a contract's messages, sent through the validator and the compiled types in both directions. */
final class ExampleRoundTrips {
    private final Contract contract;
    private final Path classes;
    private final String packageName;
    private final List<String> problems = new ArrayList<>();
    private int all;
    private int passed;
    private int dropped;

    /**
     * Numbers of examples.
     *
     * @param problem the first reason why one did not pass; {@code null} if all did
     */
    record Counts(
            int all, int passed, int dropped, @Nullable String problem) {
        static final Counts NONE = new Counts(0, 0, 0, null);
    }

    ExampleRoundTrips(Contract contract, Path classes, String packageName) {
        this.contract = Sockets.of(contract);
        this.classes = classes;
        this.packageName = packageName;
    }

    Counts run() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            for (ChannelSpec spec : specs(loader)) {
                Channel channel = contract.channels().stream()
                        .filter(candidate -> candidate.id().equals(spec.name()))
                        .findFirst()
                        .orElseThrow();
                FrameValidator validator = FrameValidator.load(FrameSchemas.bundle(contract, channel));
                direction(
                        channel, Direction.TO_SERVER, validator, FrameCodec.ofServer(spec), FrameCodec.ofClient(spec));
                direction(
                        channel, Direction.TO_CLIENT, validator, FrameCodec.ofClient(spec), FrameCodec.ofServer(spec));
            }
        }
        return new Counts(all, passed, dropped, problems.isEmpty() ? null : problems.get(0));
    }

    private List<ChannelSpec> specs(ClassLoader loader) throws ReflectiveOperationException, IOException {
        List<ChannelSpec> specs = new ArrayList<>();
        try (var files = Files.list(classes.resolve(packageName))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Contract.class")) {
                    Field spec = loader.loadClass(packageName + "." + name.replace(".class", ""))
                            .getDeclaredField("SPEC");
                    spec.setAccessible(true);
                    specs.add((ChannelSpec) spec.get(null));
                }
            }
        }
        return specs;
    }

    private void direction(
            Channel channel, Direction direction, FrameValidator validator, FrameCodec reader, FrameCodec writer) {
        var messages = direction == Direction.TO_SERVER
                ? Directions.toServer(contract, channel)
                : Directions.toClient(contract, channel);
        messages.forEach(message -> message.examples().forEach(example -> {
            JsonNode payload = example.payload();
            // Examples of binary messages, and objects that texts stand for, are no frames.
            if (payload != null && (message.isJson() || (message.isText() && payload.isString()))) {
                all++;
                String frame = message.isText() ? payload.stringValue() : payload.toString();
                try {
                    check(direction, message.id(), payload, frame, validator, reader, writer);
                    passed++;
                } catch (RuntimeException | AssertionError e) {
                    problems.add("example at " + example.location() + " of message '" + message.id() + "': " + e);
                }
            }
        }));
    }

    private void check(
            Direction direction,
            String id,
            JsonNode example,
            String text,
            FrameValidator validator,
            FrameCodec reader,
            FrameCodec writer) {
        require(validator.validate(direction, id, example).isEmpty(), "the example violates its schema");
        Frame frame = reader.read(text);
        require(
                frame.spec().name().equals(id),
                "taken for message '" + frame.spec().name() + "'");
        byte[] written = writer.encode(reader.decode(frame), new FrameFields(frame.ref(), frame.position(), null));
        String back = new String(written, StandardCharsets.UTF_8);
        if (validator.isText(id)) {
            require(back.equals(text), "written back as " + back);
            return;
        }
        JsonNode tree = Json.read(written);
        require(validator.validate(direction, id, tree).isEmpty(), "what is written breaks the schema: " + back);
        compare("", example, tree);
    }

    /** Compares by value; members that the types do not keep are counted. */
    private void compare(String pointer, JsonNode example, JsonNode written) {
        if (example.isObject() && written.isObject()) {
            example.properties().forEach(entry -> {
                if (written.has(entry.getKey())) {
                    compare(pointer + "/" + entry.getKey(), entry.getValue(), written.get(entry.getKey()));
                } else {
                    dropped++;
                }
            });
        } else if (example.isArray() && written.isArray() && example.size() == written.size()) {
            for (int i = 0; i < example.size(); i++) {
                compare(pointer + "/" + i, example.get(i), written.get(i));
            }
        } else if (example.isNumber() && written.isNumber()) {
            require(
                    example.decimalValue().compareTo(written.decimalValue()) == 0,
                    pointer + " is written as " + written);
        } else {
            require(example.equals(written), pointer + " is written as " + written + " for " + example);
        }
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalStateException(problem);
        }
    }
}
