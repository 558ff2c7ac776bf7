package dev.howl.runtime;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Description of a channel for the runtimes. Generated from the contract; server and client differ in the message
 * classes alone.
 *
 * @param name the channel's id in the contract
 * @param address the path, with {@code {parameters}} in braces
 * @param contract title and version of the document, for logs and pages
 * @param envelope the properties of a frame that the runtime reads
 * @param clientMessages the messages that clients send
 * @param serverMessages the messages that the server sends
 * @param clientRouting tells which message a client's JSON frame is
 * @param serverRouting tells which message a JSON frame of the server is
 * @param topics the topics by name
 * @param heartbeat the heartbeat; {@code null} if the contract has none
 * @param errors the error codes by code; empty if the contract has none
 * @param onInvalid reaction to invalid frames if the contract has no error message
 * @param exactNumbers whether frames are read with every digit of their numbers, which takes more time; otherwise numbers
 *     with a fraction or an exponent have the precision of a {@code double}
 * @param handshake the parameters of the address, the query and the headers
 * @param finalCloseCodes the close codes of the server after which clients must not connect again
 */
public record ChannelSpec(
        String name,
        String address,
        ContractId contract,
        Envelope envelope,
        List<MessageSpec> clientMessages,
        List<MessageSpec> serverMessages,
        RoutingPlan clientRouting,
        RoutingPlan serverRouting,
        Map<String, TopicSpec> topics,
        @Nullable HeartbeatSpec heartbeat,
        Map<String, ErrorSpec> errors,
        OnInvalid onInvalid,
        boolean exactNumbers,
        HandshakeSpec handshake,
        Set<Integer> finalCloseCodes) {

    /** Title and version of a contract ({@code info}). */
    public record ContractId(String title, String version) {}

    /** Returns this channel at another address. */
    public ChannelSpec withAddress(String other) {
        return new ChannelSpec(
                name,
                other,
                contract,
                envelope,
                clientMessages,
                serverMessages,
                clientRouting,
                serverRouting,
                topics,
                heartbeat,
                errors,
                onInvalid,
                exactNumbers,
                handshake,
                finalCloseCodes);
    }

    /** Returns the message with this role that clients send, empty if there is none. */
    public Optional<MessageSpec> clientMessage(Role role) {
        return clientMessages.stream().filter(message -> message.is(role)).findFirst();
    }

    /** Returns the message with this role that the server sends, empty if there is none. */
    public Optional<MessageSpec> serverMessage(Role role) {
        return serverMessages.stream().filter(message -> message.is(role)).findFirst();
    }

    /** Returns whether a client message answers a request of the server. */
    public boolean isAnswer(MessageSpec message) {
        return serverMessages.stream().anyMatch(request -> request.answers().contains(message.name()));
    }

    /** Returns every scope that a message or topic of the channel needs, in alphabetical order. */
    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        clientMessages.stream().map(MessageSpec::scope).filter(Objects::nonNull).forEach(scopes::add);
        topics.values().stream()
                .flatMap(topic -> Stream.of(topic.publishScope(), topic.readScope()))
                .filter(Objects::nonNull)
                .forEach(scopes::add);
        return Collections.unmodifiableSet(scopes);
    }

    /** Returns a builder for a channel of the contract with this title and version. */
    public static Builder builder(String name, String address, String title, String version) {
        return new Builder(name, address, new ContractId(title, version));
    }

    /**
     * A builder of channel descriptions. Messages and topics keep the order in which they are added. Not thread-safe.
     */
    public static final class Builder {
        private final String name;
        private final String address;
        private final ContractId contract;
        private Envelope envelope = Envelope.NONE;
        private final List<MessageSpec> clientMessages = new ArrayList<>();
        private final List<MessageSpec> serverMessages = new ArrayList<>();
        private @Nullable RoutingPlan clientRouting;
        private @Nullable RoutingPlan serverRouting;
        private final Map<String, TopicSpec> topics = new LinkedHashMap<>();
        private @Nullable HeartbeatSpec heartbeat;
        private final Map<String, ErrorSpec> errors = new LinkedHashMap<>();
        private OnInvalid onInvalid = OnInvalid.CLOSE_1008;
        private boolean exactNumbers;
        private HandshakeSpec handshake = HandshakeSpec.NONE;
        private final Set<Integer> finalCloseCodes = new TreeSet<>();

        private Builder(String name, String address, ContractId contract) {
            this.name = name;
            this.address = address;
            this.contract = contract;
        }

        /** Sets the envelope; without it, the whole frame is the payload. */
        public Builder envelope(Envelope value) {
            envelope = value;
            return this;
        }

        /** Adds a message that clients send. */
        public Builder clientMessage(String id, String wire, Class<? extends Message> type) {
            clientMessages.add(new MessageSpec(id, wire, type, null, null, null, FrameFormat.OBJECT));
            return this;
        }

        /** Adds a message with a role that clients send. */
        public Builder clientMessage(String id, String wire, Class<? extends Message> type, Role role) {
            clientMessages.add(new MessageSpec(id, wire, type, role, null, null, FrameFormat.OBJECT));
            return this;
        }

        /** Sets the dedupe id property of a client message that was added before. */
        public Builder dedupe(String id, String property) {
            clientMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withDedupe(property) : spec);
            return this;
        }

        /**
         * Sets the format of a message that was added before; without it, frames are JSON objects with the discriminator.
         */
        public Builder format(String id, FrameFormat format) {
            clientMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withFormat(format) : spec);
            serverMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withFormat(format) : spec);
            return this;
        }

        /**
         * Adds a member that every frame of a message has with one value, and that its record does not write.
         *
         * @param json the value as JSON
         * @param path the names on the way to it from the frame, its own last; at least one. Nothing is written where the
         *     frame lacks the object that has it
         * @throws tools.jackson.core.JacksonException if it is not valid JSON
         */
        public Builder fixed(String id, String json, String... path) {
            FixedMember member = FixedMember.of(json, path);
            clientMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withFixed(member) : spec);
            serverMessages.replaceAll(spec -> spec.name().equals(id) ? spec.withFixed(member) : spec);
            return this;
        }

        /** Adds a message that the server sends. */
        public Builder serverMessage(String id, String wire, Class<? extends Message> type) {
            serverMessages.add(new MessageSpec(id, wire, type, null, null, null, FrameFormat.OBJECT));
            return this;
        }

        /** Adds a message with a role that the server sends. */
        public Builder serverMessage(String id, String wire, Class<? extends Message> type, Role role) {
            serverMessages.add(new MessageSpec(id, wire, type, role, null, null, FrameFormat.OBJECT));
            return this;
        }

        /** Sets what tells the JSON messages of clients apart; by default it is the discriminator, or their JSON types. */
        public Builder clientRouting(RoutingPlan plan) {
            clientRouting = plan;
            return this;
        }

        /** Sets what tells the JSON messages of the server apart; by default it is the discriminator, or their JSON types. */
        public Builder serverRouting(RoutingPlan plan) {
            serverRouting = plan;
            return this;
        }

        /**
         * Sets the scope that a client's token needs in order to send a message.
         *
         * @param id the id of a client message that was added before
         */
        public Builder scope(String id, String scope) {
            clientMessages.replaceAll(message -> message.name().equals(id) ? message.withScope(scope) : message);
            return this;
        }

        /**
         * Makes a server message that was added before a request.
         *
         * @param answers ids of the client messages one of which answers it
         */
        public Builder answeredBy(String id, String... answers) {
            serverMessages.replaceAll(
                    message -> message.name().equals(id) ? message.withAnswers(List.of(answers)) : message);
            return this;
        }

        /** Adds a topic. */
        public Builder topic(TopicSpec topic) {
            topics.put(topic.name(), topic);
            return this;
        }

        /** Sets the heartbeat. */
        public Builder heartbeat(HeartbeatSpec value) {
            heartbeat = value;
            return this;
        }

        /** Adds an error code. */
        public Builder error(String code, boolean retryable, String description) {
            errors.put(code, new ErrorSpec(code, description, retryable));
            return this;
        }

        /** Sets the reaction to invalid frames; {@link OnInvalid#CLOSE_1008} by default. */
        public Builder onInvalid(OnInvalid value) {
            onInvalid = value;
            return this;
        }

        /** Reads frames with every digit of their numbers, for messages that have a {@code BigDecimal}. */
        public Builder exactNumbers() {
            exactNumbers = true;
            return this;
        }

        /**
         * Sets the parameters of handshakes.
         *
         * @param type the record that has a component for each
         */
        public Builder handshake(Class<?> type, HandshakeParameter... parameters) {
            handshake = new HandshakeSpec(type, List.of(parameters));
            return this;
        }

        /** Adds close codes of the server after which clients must not connect again. */
        public Builder finalCloseCodes(int... codes) {
            Arrays.stream(codes).forEach(finalCloseCodes::add);
            return this;
        }

        /** Builds the description. */
        public ChannelSpec build() {
            return new ChannelSpec(
                    name,
                    address,
                    contract,
                    envelope,
                    List.copyOf(clientMessages),
                    List.copyOf(serverMessages),
                    clientRouting == null ? DefaultRouting.of(envelope, clientMessages) : clientRouting,
                    serverRouting == null ? DefaultRouting.of(envelope, serverMessages) : serverRouting,
                    Collections.unmodifiableMap(new LinkedHashMap<>(topics)),
                    heartbeat,
                    Collections.unmodifiableMap(new LinkedHashMap<>(errors)),
                    onInvalid,
                    exactNumbers,
                    handshake,
                    Collections.unmodifiableSet(new TreeSet<>(finalCloseCodes)));
        }
    }
}
