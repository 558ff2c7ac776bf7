package dev.howl.generator.docs.site;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Reply;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a contract's pages. All elements have theirs from the start, schemas without a name in {@code
 * components} from the first link on.
 */
public final class Addresses {
    private final Map<PageKind, FileNames> names = new EnumMap<>(PageKind.class);
    private final Map<PageKind, Map<String, String>> paths = new EnumMap<>(PageKind.class);
    private final Map<MessageKey, String> messages = new LinkedHashMap<>();
    private final Map<Schema, String> schemas = new HashMap<>();
    private final ArrayDeque<Schema> waiting = new ArrayDeque<>();
    private final Usages usages = new Usages();
    private final String overview;

    /** A message that several channels refer to is one. */
    private record MessageKey(Location location, String id) {
        static MessageKey of(Message message) {
            return new MessageKey(message.location(), message.id());
        }
    }

    private Addresses(String overview) {
        this.overview = overview;
        for (PageKind kind : PageKind.values()) {
            names.put(kind, new FileNames());
            paths.put(kind, new LinkedHashMap<>());
        }
    }

    /**
     * Assigns the addresses, in the order of the document.
     *
     * @param overview the address of the page that lists all elements
     */
    public static Addresses of(Contract contract, String overview) {
        Addresses addresses = new Addresses(overview);
        for (Channel channel : contract.channels()) {
            addresses.add(PageKind.CHANNEL, channel.id());
            channel.howl().errors().keySet().forEach(code -> addresses.add(PageKind.ERROR, code));
            channel.howl()
                    .closeCodes()
                    .keySet()
                    .forEach(code -> addresses.add(PageKind.CLOSE_CODE, Integer.toString(code)));
        }
        contract.operations().forEach(operation -> addresses.add(PageKind.OPERATION, operation.id()));
        messagesOf(contract).forEach(addresses::add);
        contract.reusable().schemas().values().forEach(addresses::schema);
        return addresses;
    }

    /** Returns each message once: those of channels, of operations and of replies, and reusable ones. */
    public static Stream<Message> messagesOf(Contract contract) {
        Map<MessageKey, Message> distinct = new LinkedHashMap<>();
        Stream.of(
                        contract.channels().stream().map(Channel::messages),
                        contract.operations().stream().map(Operation::messages),
                        contract.operations().stream().map(Operation::reply).map(Addresses::messages),
                        Stream.of(contract.reusable().messages()))
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .forEach(message -> distinct.putIfAbsent(MessageKey.of(message), message));
        return distinct.values().stream();
    }

    private static List<Message> messages(@Nullable Reply reply) {
        return reply == null ? List.of() : reply.messages();
    }

    private void add(PageKind kind, String id) {
        Map<String, String> known = paths.computeIfAbsent(kind, any -> new LinkedHashMap<>());
        if (!known.containsKey(id)) {
            known.put(id, path(kind, id));
        }
    }

    private void add(Message message) {
        messages.computeIfAbsent(MessageKey.of(message), key -> path(PageKind.MESSAGE, key.id()));
    }

    private String path(PageKind kind, String id) {
        return kind.folder() + "/"
                + names.computeIfAbsent(kind, any -> new FileNames()).add(id) + ".html";
    }

    /** Returns the address of the page that lists all elements. */
    public String overview() {
        return overview;
    }

    /** Returns the address of an element other than a message or schema; empty if the contract has none of the id. */
    public Optional<String> find(PageKind kind, String id) {
        return Optional.ofNullable(paths.getOrDefault(kind, Map.of()).get(id));
    }

    /** Returns the anchor of an operation in the playground; empty if the contract has none of the id. */
    public Optional<String> playgroundAnchor(String operation) {
        return find(PageKind.OPERATION, operation)
                .map(path -> "send-" + path.substring(path.indexOf('/') + 1, path.length() - ".html".length()));
    }

    /** Returns the address of a message; empty if it is none of the contract's. */
    public Optional<String> message(Message message) {
        return Optional.ofNullable(messages.get(MessageKey.of(message)));
    }

    /** Returns the address of a schema, whose page is waiting to be written from the first call on. */
    public String schema(Schema schema) {
        return schemas.computeIfAbsent(schema, added -> {
            waiting.add(added);
            return path(PageKind.SCHEMA, label(added));
        });
    }

    /** Returns the pages that use each schema, as far as they are written. */
    public Usages usages() {
        return usages;
    }

    /** Returns the name of a schema; its JSON Pointer if it has none. */
    public static String label(Schema schema) {
        return schema.name() == null ? schema.pointer() : schema.name();
    }

    /** Returns the next schema whose page was not written yet. */
    public Optional<Schema> nextSchema() {
        return Optional.ofNullable(waiting.pollFirst());
    }
}
