package dev.howl.generator.explain;

import dev.howl.generator.explain.Element.OfChannel;
import dev.howl.generator.explain.Element.OfMessage;
import dev.howl.generator.explain.Element.OfOperation;
import dev.howl.generator.explain.Element.OfSchema;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.diagnostic.Location;
import dev.howl.runtime.PointerSteps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The channels, operations, messages and schemas of a contract by their pointers, in the order of the document. */
final class Elements {
    private final Map<String, Element> byPointer = new LinkedHashMap<>();
    private final Map<Location, List<OfMessage>> messages = new HashMap<>();
    /** Pointers of operations by their ids. */
    private final Map<String, String> operations = new HashMap<>();
    /** Elements under further pointers. */
    private final Map<String, Element> aliases = new HashMap<>();

    private Elements() {}

    static Elements of(Contract contract) {
        Elements elements = new Elements();
        boolean two = contract.version().startsWith("2");
        contract.channels().forEach(channel -> elements.add(channel, two));
        contract.operations().forEach(operation -> elements.add(operation, contract, two));
        contract.reusable().messages().forEach(message -> elements.add("#/components/messages/", null, message));
        contract.reusable().places().forEach(elements::addAlias);
        contract.reusable().schemas().forEach((name, schema) -> {
            String pointer = "#/components/schemas/" + PointerSteps.escape(name);
            elements.byPointer.put(pointer, new OfSchema(pointer, name, schema));
        });
        return elements;
    }

    private void add(Channel channel, boolean two) {
        String pointer = "#/channels/" + PointerSteps.escape(channel.id());
        byPointer.put(pointer, new OfChannel(pointer, channel));
        if (!two) {
            channel.messages().forEach(message -> add(pointer + "/messages/", channel, message));
        }
    }

    private void add(Operation operation, Contract contract, boolean two) {
        if (!two) {
            String pointer = "#/operations/" + PointerSteps.escape(operation.id());
            put(new OfOperation(pointer, operation));
            return;
        }
        Action written = contract.viewpoint().view().turned(operation.action());
        Channel channel = operation.channel();
        String pointer = "#/channels/" + PointerSteps.escape(channel.id())
                + (written == Action.RECEIVE ? "/publish" : "/subscribe");
        put(new OfOperation(pointer, operation));
        List<Message> all = operation.messages();
        for (int i = 0; i < all.size(); i++) {
            String place = pointer + "/message" + (all.size() == 1 ? "" : "/oneOf/" + i);
            put(new OfMessage(place, channel, all.get(i)));
        }
    }

    private void add(String folder, @Nullable Channel channel, Message message) {
        put(new OfMessage(folder + PointerSteps.escape(message.id()), channel, message));
    }

    private void put(OfOperation operation) {
        byPointer.put(operation.pointer(), operation);
        operations.putIfAbsent(operation.name(), operation.pointer());
    }

    private void put(OfMessage message) {
        byPointer.put(message.pointer(), message);
        messages.computeIfAbsent(message.location(), place -> new ArrayList<>()).add(message);
    }

    private void addAlias(String name, Location place) {
        List<OfMessage> same = messages.getOrDefault(place, List.of());
        if (!same.isEmpty()) {
            aliases.put("#/components/messages/" + PointerSteps.escape(name), same.get(0));
        }
    }

    /** Returns all of them. */
    Collection<Element> all() {
        return byPointer.values();
    }

    /** Returns those of one kind. */
    <T extends Element> Stream<T> all(Class<T> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Returns the places of a message, which may be in several channels. */
    List<OfMessage> places(Message message) {
        return messages.getOrDefault(message.location(), List.of());
    }

    /** Returns the element with exactly that pointer. */
    Optional<Element> at(String pointer) {
        return Optional.ofNullable(byPointer.get(pointer)).or(() -> Optional.ofNullable(aliases.get(pointer)));
    }

    /** Returns the pointer of an operation. */
    String pointer(Operation operation) {
        return operations.getOrDefault(operation.id(), "implied, since no operation names the channel");
    }
}
