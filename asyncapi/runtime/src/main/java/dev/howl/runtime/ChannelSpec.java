package dev.howl.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a contract as the runtimes need it: generated, the same on both sides but for the message classes.
 *
 * @param name the channel's id in the contract
 * @param address the path, with {@code {parameters}} in braces
 * @param contract title and version of the document, for logs and pages
 * @param envelope where frames keep what the runtime reads
 * @param clientMessages what clients send
 * @param serverMessages what the server sends
 * @param topics by name
 * @param heartbeat {@code null} where the contract has none
 * @param errors by code; empty where the contract has none
 * @param onInvalid for contracts without an error message
 */
public record ChannelSpec(
        String name,
        String address,
        ContractId contract,
        Envelope envelope,
        List<MessageSpec> clientMessages,
        List<MessageSpec> serverMessages,
        Map<String, TopicSpec> topics,
        @Nullable HeartbeatSpec heartbeat,
        Map<String, ErrorSpec> errors,
        OnInvalid onInvalid) {

    /** Title and version of a document ({@code info}). */
    public record ContractId(String title, String version) {}

    /** The same channel at another address. */
    public ChannelSpec withAddress(String other) {
        return new ChannelSpec(
                name, other, contract, envelope, clientMessages, serverMessages, topics, heartbeat, errors, onInvalid);
    }

    /** What clients send with that role. */
    public Optional<MessageSpec> clientMessage(Role role) {
        return clientMessages.stream().filter(message -> message.is(role)).findFirst();
    }

    /** What the server sends with that role. */
    public Optional<MessageSpec> serverMessage(Role role) {
        return serverMessages.stream().filter(message -> message.is(role)).findFirst();
    }

    /** Every scope that the channel asks a token for: to send a message, to publish on a topic, to read one. */
    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        clientMessages.stream().map(MessageSpec::scope).filter(Objects::nonNull).forEach(scopes::add);
        topics.values().stream()
                .flatMap(topic -> Stream.of(topic.publishScope(), topic.readScope()))
                .filter(Objects::nonNull)
                .forEach(scopes::add);
        return Collections.unmodifiableSet(scopes);
    }

    /** Starts the description of a channel. */
    public static Builder builder(String name, String address, String title, String version) {
        return new Builder(name, address, new ContractId(title, version));
    }

    /** Collects the parts of a channel in the order of the contract; not for use by several threads. */
    public static final class Builder {
        private final String name;
        private final String address;
        private final ContractId contract;
        private Envelope envelope = Envelope.NONE;
        private final List<MessageSpec> clientMessages = new ArrayList<>();
        private final List<MessageSpec> serverMessages = new ArrayList<>();
        private final Map<String, TopicSpec> topics = new LinkedHashMap<>();
        private @Nullable HeartbeatSpec heartbeat;
        private final Map<String, ErrorSpec> errors = new LinkedHashMap<>();
        private OnInvalid onInvalid = OnInvalid.CLOSE_1008;

        private Builder(String name, String address, ContractId contract) {
            this.name = name;
            this.address = address;
            this.contract = contract;
        }

        public Builder envelope(Envelope value) {
            envelope = value;
            return this;
        }

        public Builder clientMessage(String id, String wire, Class<? extends Message> type) {
            clientMessages.add(new MessageSpec(id, wire, type, null, null, null, FrameFormat.OBJECT));
            return this;
        }

        public Builder clientMessage(String id, String wire, Class<? extends Message> type, Role role) {
            clientMessages.add(new MessageSpec(id, wire, type, role, null, null, FrameFormat.OBJECT));
            return this;
        }

        /** Names the property by which the server knows a message, added before, that it has had already. */
        public Builder dedupe(String id, String property) {
            clientMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withDedupe(property) : spec);
            return this;
        }

        /** Says what the frames of a message, added before, are where they are no JSON objects. */
        public Builder format(String id, FrameFormat format) {
            clientMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withFormat(format) : spec);
            serverMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withFormat(format) : spec);
            return this;
        }

        public Builder serverMessage(String id, String wire, Class<? extends Message> type) {
            serverMessages.add(new MessageSpec(id, wire, type, null, null, null, FrameFormat.OBJECT));
            return this;
        }

        public Builder serverMessage(String id, String wire, Class<? extends Message> type, Role role) {
            serverMessages.add(new MessageSpec(id, wire, type, role, null, null, FrameFormat.OBJECT));
            return this;
        }

        /**
         * Only a client whose token has that scope may send the message.
         *
         * @param id of a message that clients send, named before
         */
        public Builder scope(String id, String scope) {
            clientMessages.replaceAll(message -> message.name().equals(id) ? message.withScope(scope) : message);
            return this;
        }

        public Builder topic(TopicSpec topic) {
            topics.put(topic.name(), topic);
            return this;
        }

        public Builder heartbeat(HeartbeatSpec value) {
            heartbeat = value;
            return this;
        }

        public Builder error(String code, boolean retryable, String description) {
            errors.put(code, new ErrorSpec(code, description, retryable));
            return this;
        }

        public Builder onInvalid(OnInvalid value) {
            onInvalid = value;
            return this;
        }

        public ChannelSpec build() {
            return new ChannelSpec(
                    name,
                    address,
                    contract,
                    envelope,
                    List.copyOf(clientMessages),
                    List.copyOf(serverMessages),
                    Collections.unmodifiableMap(new LinkedHashMap<>(topics)),
                    heartbeat,
                    Collections.unmodifiableMap(new LinkedHashMap<>(errors)),
                    onInvalid);
        }
    }
}
