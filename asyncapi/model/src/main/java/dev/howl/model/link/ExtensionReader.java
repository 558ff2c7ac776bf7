package dev.howl.model.link;

import dev.howl.model.ChannelExtensions;
import dev.howl.model.ChannelExtensions.CloseCode;
import dev.howl.model.ChannelExtensions.ErrorCode;
import dev.howl.model.ChannelExtensions.Heartbeat;
import dev.howl.model.ChannelExtensions.KeyDefinition;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads {@code x-howl-*} of a channel. What breaks their schema is passed over here and reported by the checks. */
final class ExtensionReader {
    private ExtensionReader() {}

    static ChannelExtensions read(Mapping channel) {
        return new ChannelExtensions(
                channel.text("x-howl-client-name"),
                channel.text("x-howl-envelope"),
                heartbeat(channel.child("x-howl-heartbeat")),
                each(channel.child("x-howl-topics"), ExtensionReader::topic),
                each(channel.child("x-howl-errors"), ExtensionReader::error),
                closeCodes(channel.child("x-howl-close-codes")),
                channel.text("x-howl-on-invalid"));
    }

    private static @Nullable Heartbeat heartbeat(@Nullable Node written) {
        if (!(written instanceof Mapping mapping)) {
            return null;
        }
        Duration interval = duration(mapping.text("interval"));
        Duration idle = duration(mapping.text("idle-timeout"));
        return interval == null || idle == null ? null : new Heartbeat(interval, idle);
    }

    private static @Nullable Duration duration(@Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Topic topic(String name, Mapping written) {
        List<String> events = new ArrayList<>();
        if (written.child("events") instanceof Sequence list) {
            list.items().stream()
                    .filter(item -> item.json().isString())
                    .forEach(item -> events.add(item.json().stringValue()));
        }
        return new Topic(
                name,
                written.text("description"),
                List.copyOf(events),
                key(written),
                written.flag("durable"),
                written.text("snapshot"),
                or(written.text("lagging"), "skip"),
                written.text("publish-scope"),
                written.text("read-scope"),
                written.flag("planned"),
                written.where());
    }

    private static @Nullable KeyDefinition key(Mapping topic) {
        Node written = topic.child("key");
        if (written instanceof Mapping object) {
            String parameter = object.text("parameter");
            return new KeyDefinition(
                    or(object.text("name"), or(parameter, "key")), SchemaLinker.derived(object), parameter);
        }
        return written != null && "required".equals(topic.text("key"))
                ? new KeyDefinition("key", Schema.implied(Set.of(Schema.Type.STRING), null, written.location()), null)
                : null;
    }

    private static ErrorCode error(String code, Mapping written) {
        return new ErrorCode(
                code,
                or(written.text("description"), ""),
                written.flag("retryable"),
                or(written.text("terminal"), "never"));
    }

    private static Map<Integer, CloseCode> closeCodes(@Nullable Node written) {
        Map<Integer, CloseCode> codes = new LinkedHashMap<>();
        each(written, ExtensionReader::closeCode).values().forEach(code -> codes.put(code.code(), code));
        codes.remove(0);
        return Collections.unmodifiableMap(codes);
    }

    private static CloseCode closeCode(String code, Mapping written) {
        return new CloseCode(
                code.matches("[0-9]{4}") ? Integer.parseInt(code) : 0,
                or(written.text("name"), ""),
                or(written.text("description"), ""),
                written.flag("reconnect"));
    }

    private static <T> Map<String, T> each(@Nullable Node written, BiFunction<String, Mapping, T> read) {
        Map<String, T> result = new LinkedHashMap<>();
        if (written instanceof Mapping mapping) {
            mapping.forEach((key, value) -> {
                if (value instanceof Mapping object) {
                    result.put(key, read.apply(key, object));
                }
            });
        }
        return Collections.unmodifiableMap(result);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
