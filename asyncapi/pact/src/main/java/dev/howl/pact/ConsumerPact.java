package dev.howl.pact;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.instances.FrameContent;
import dev.howl.model.Contract;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.InvalidMockScriptException;
import dev.howl.testkit.mock.MockChannel;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
        Map<String, String> keys = SampleKeys.of(channel);
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
        Set<String> missing = ExchangeCoverage.missing(channel, exchanges, names.without());
        if (!missing.isEmpty()) {
            throw new AssertionError("the client and the mock did not exchange: " + String.join(", ", missing)
                    + "; @HowlPact(without = …) leaves out what the client does not use");
        }
    }

    private <C> void run(Function<URI, ClientBuilder<C>> client, List<ExchangeSource> sources) throws Exception {
        try (ContractMock mock = started();
                Recorder recorder =
                        Recorder.between(ConformanceCheck.of(contract).uncounted(), mock.address())) {
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
        FrameContent content = channel.content(Direction.TO_CLIENT, frame.text());
        String read = channel.read(Direction.TO_CLIENT, content).message();
        channel.role(Direction.TO_CLIENT, "initial")
                .filter(message -> message.id().equals(read))
                .map(message -> PactChannel.json(content).at(channel.payload() + "/id"))
                .ifPresent(id -> connections.add(id.asString("")));
    }

    boolean isEmpty() {
        return exchanges.isEmpty();
    }

    /** Returns the pact file. */
    String text() {
        return new PactDocument(names, settings, channel, connections).text(exchanges);
    }
}
