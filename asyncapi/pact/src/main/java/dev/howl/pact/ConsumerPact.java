package dev.howl.pact;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.SmallestInstance;
import dev.howl.runtime.Direction;
import dev.howl.runtime.TextType;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.InvalidMockScriptException;
import dev.howl.testkit.mock.MockChannel;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The pact of a generated client that a test writes, see {@link HowlPact}. Every frame passes a recorder, which checks it
 * against the contract. Not thread-safe.
 */
public final class ConsumerPact {
    private final HowlPact names;
    private final PactInteraction[] settings;
    private final Contract contract;
    private final PactChannel channel;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Set<String> connections = new LinkedHashSet<>();

    ConsumerPact(HowlPact names, PactInteraction[] settings, Contract contract) {
        this.names = names;
        this.settings = settings.clone();
        this.contract = contract;
        this.channel = PactChannel.of(contract, names.channel());
    }

    /**
     * Makes a client send every message of the contract and receive every message of the server, and records what was
     * really exchanged: a request whose frame is its record and whose reply completed the future of the generated
     * method, an event that a listener got. Blocks for some seconds, longer if heartbeats are rare.
     *
     * @param client the generated client's {@code builder}
     * @throws AssertionError with the names of messages and operations that were not exchanged
     */
    public <C> void exchangeAll(Function<? super URI, ? extends ClientBuilder<C>> client) throws Exception {
        Map<String, String> keys = keys();
        Set<String> texts = new LinkedHashSet<>(keys.values());
        TokenExchange tokens = new TokenExchange();
        run(
                uri -> client.apply(uri),
                List.of(
                        new RequestExchanges(texts),
                        new TopicExchanges(keys),
                        new RefusalExchange(names.refused(), names.error(), texts),
                        new ControlExchanges()));
        if (channel.role(Direction.TO_SERVER, "refresh").isPresent()) {
            run(uri -> tokens.renewing(client.apply(uri)), List.of(tokens));
        }
        Set<String> missing = missing();
        if (!missing.isEmpty()) {
            throw new AssertionError("the client and the mock did not exchange: " + String.join(", ", missing)
                    + "; @HowlPact(without = …) leaves out what the client does not use");
        }
    }

    private <C> void run(Function<URI, ClientBuilder<C>> client, List<ExchangeSource> sources) throws Exception {
        try (ContractMock mock = started();
                Recorder recorder = Recorder.between(ConformanceCheck.of(contract), mock.address())) {
            MockChannel mocked = mock.channel(channel.channel().id());
            URI uri = recorder.uri(
                    mocked.uri().toString().substring(mock.uri().toString().length()));
            ClientBuilder<C> builder = client.apply(uri).clientInfo(names.consumer(), "1");
            try (PactSession<C> session = new PactSession<>(channel, mocked, recorder, builder)) {
                mocked.awaitConnections(1);
                for (ExchangeSource source : sources) {
                    exchanges.addAll(source.exchange(session));
                }
            }
            recorder.frames(Direction.TO_CLIENT).forEach(this::connection);
            mock.assertClean();
        }
    }

    private ContractMock started() throws IOException {
        try {
            return ContractMock.of(contract).start();
        } catch (InvalidMockScriptException e) {
            throw new IllegalStateException("there is no script", e);
        }
    }

    private void connection(RecordedFrame frame) {
        CheckedMessage read = channel.read(Direction.TO_CLIENT, frame.text());
        JsonNode content = read.content();
        boolean initial = channel.role(Direction.TO_CLIENT, "initial")
                .filter(message -> message.id().equals(read.message()))
                .isPresent();
        if (initial && content != null) {
            connections.add(content.at(channel.payload() + "/id").asString(""));
        }
    }

    /** Returns a key of each topic that has keys: that of an example of its events, or a small one. */
    private Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Topic topic : channel.channel().howl().topics().values()) {
            if (topic.key() != null) {
                String name = topic.key().name();
                String small =
                        TextType.write(SmallestInstance.of(Shape.of(topic.key().schema())));
                String known = topic.events().stream()
                        .flatMap(event -> channel.message(Direction.TO_CLIENT, event).stream())
                        .flatMap(message -> message.examples().stream())
                        .flatMap(example -> Stream.ofNullable(example.payload()))
                        .map(example -> example.at(channel.payload() + "/" + name))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .findFirst()
                        .orElse(small.isEmpty() ? "a" : small);
                keys.put(topic.name(), known);
            }
        }
        return keys;
    }

    /** Returns the messages and operations that no exchange has, in alphabetical order. */
    private Set<String> missing() {
        Set<Message> seen = new HashSet<>();
        for (Exchange exchange : exchanges) {
            if (exchange instanceof Exchange.Pushed pushed) {
                seen.add(pushed.message());
            } else if (exchange instanceof Exchange.Asked asked) {
                seen.add(asked.message());
                if (asked.answer() != null) {
                    seen.add(asked.answer().message());
                }
            }
        }
        Set<String> missing = new TreeSet<>();
        for (Direction direction : Direction.values()) {
            channel.messages(direction).stream()
                    .filter(message -> !seen.contains(message))
                    .forEach(message -> missing.add("message '" + message.id() + "'"));
        }
        for (Operation operation : channel.operations()) {
            Operation.Reply reply = operation.reply();
            boolean answered = reply == null || reply.messages().stream().anyMatch(seen::contains);
            if (!operation.planned() && !(answered && seen.containsAll(operation.messages()))) {
                missing.add("operation '" + operation.id() + "'");
            }
        }
        for (String name : names.without()) {
            missing.remove("message '" + name + "'");
            missing.remove("operation '" + name + "'");
        }
        return missing;
    }

    boolean isEmpty() {
        return exchanges.isEmpty();
    }

    /** Returns the pact file. */
    String text() {
        return new PactDocument(names, settings, channel, connections).text(exchanges);
    }
}
