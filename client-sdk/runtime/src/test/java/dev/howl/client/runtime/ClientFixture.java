package dev.howl.client.runtime;

import dev.howl.client.runtime.FakeTransport.FakeLink;
import dev.howl.runtime.ChannelSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client on simulated time and a simulated network. The test plays the server and runs everything in its own thread;
 * methods return this fixture so that steps can be chained. In frames, single quotes stand for double quotes.
 */
final class ClientFixture {
    final FakeTime time = new FakeTime();
    final FakeTransport network = new FakeTransport();
    final List<ConnectionState> states = new ArrayList<>();
    final List<UnknownFrame> unknown = new ArrayList<>();
    final List<ServerError> errors = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    final List<Throwable> listenerErrors = new ArrayList<>();
    /** Calls of listeners that wait; {@link #settle()} runs them unless {@link #busy} is set. */
    final Queue<Runnable> callbacks = new ArrayDeque<>();

    boolean busy;
    final Connection client;
    private @Nullable FakeLink chosen;
    private final AtomicLong ids = new AtomicLong();

    ClientFixture() {
        this(ShipsContract.spec(), builder -> builder);
    }

    ClientFixture(UnaryOperator<ClientBuilder<Connection>> settings) {
        this(ShipsContract.spec(), settings);
    }

    ClientFixture(ChannelSpec spec, UnaryOperator<ClientBuilder<Connection>> settings) {
        ClientBuilder<Connection> builder = new ClientBuilder<Connection>(ShipsContract.ANYWHERE, spec, made -> made)
                .transport(network)
                .scheduler(time)
                .random(new SplittableRandom(7))
                .executor(callbacks::add)
                .onState(states::add)
                .onUnknown(unknown::add)
                .onError(errors::add)
                .onGap(gaps::add)
                .onListenerError(listenerErrors::add);
        client = settings.apply(builder).build();
        settle();
    }

    /** Returns the fixture of a connected client. */
    static ClientFixture connected() {
        return new ClientFixture().greet();
    }

    /** Completes the handshake and sends the initial frame. */
    ClientFixture greet() {
        open();
        text("{'type':'welcome','payload':{'id':'c" + ids.incrementAndGet() + "'}}");
        return this;
    }

    /** Completes the handshake. */
    ClientFixture open() {
        link().listener.onOpen();
        return settle();
    }

    /** Returns the link that the server uses: the newest, unless {@link #on} has chosen another. */
    FakeLink link() {
        return chosen == null ? network.last() : chosen;
    }

    /** Makes the server use a link from now on. */
    ClientFixture on(FakeLink link) {
        chosen = link == network.last() ? null : link;
        return this;
    }

    /** Returns the position after which the client last requested events, as epoch/seq. */
    String since() {
        JsonNode since = link().sent("watch").path("payload").path("since");
        return since.path("epoch").stringValue("") + "/" + since.path("seq").longValue();
    }

    /** Answers the last request for the fleet, which is the snapshot of the ships. */
    ClientFixture fleet(String epoch, long seq) {
        return answer(
                "ask_fleet",
                "'type':'fleet','payload':{'ships':[],'position':{'topic':'ships','epoch':'" + epoch + "','seq':" + seq
                        + "}}");
    }

    /** Answers the last request of a type. */
    ClientFixture answer(String type, String reply) {
        return text("{'ref':'" + link().sent(type).path("ref").stringValue("") + "'," + reply + "}");
    }

    /** Sends a frame of the server. */
    ClientFixture text(String frame) {
        link().listener.onText(frame.replace('\'', '"'));
        return settle();
    }

    /** Sends a Close frame of the server. */
    ClientFixture close(int code) {
        link().listener.onClose(code, "");
        return settle();
    }

    /** Breaks the connection. */
    ClientFixture fail(Throwable cause) {
        link().listener.onFailure(cause);
        return settle();
    }

    /** Runs everything that can run without time passing. */
    ClientFixture settle() {
        do {
            time.settle();
            work();
        } while (time.isBusy() || (!busy && !callbacks.isEmpty()));
        return this;
    }

    /** Lets time pass in steps of about 100 ms. */
    ClientFixture pass(Duration duration) {
        long steps = Math.max(1, duration.toMillis() / 100);
        for (long i = 0; i < steps; i++) {
            time.pass(duration.dividedBy(steps));
            settle();
        }
        return this;
    }

    /** Lets time pass until the client attempts to connect again. */
    ClientFixture untilNextAttempt() {
        int attempts = network.attempts();
        while (network.attempts() == attempts) {
            pass(Duration.ofMillis(100));
        }
        return this;
    }

    private void work() {
        while (!busy && !callbacks.isEmpty()) {
            callbacks.remove().run();
        }
    }

    /** Closes the client without waiting, because the waiting thread would be the one that runs everything. */
    ClientFixture closeFromListener() {
        Thread.currentThread().interrupt();
        client.close();
        Thread.interrupted();
        return settle();
    }

    /** Confirms the last subscribe request. */
    ClientFixture confirm(String epoch, long seq) {
        JsonNode watch = link().sent("watch");
        return text("{'type':'watching','ref':'" + watch.path("ref").stringValue("")
                + "','payload':{'status':'ok','topic':'ships'," + "'position':{'topic':'ships','epoch':'" + epoch
                + "','seq':" + seq + "}}}");
    }

    /** Confirms the last unsubscribe request. */
    ClientFixture confirmUnwatch() {
        JsonNode unwatch = link().sent("unwatch");
        return text("{'type':'unwatched','ref':'" + unwatch.path("ref").stringValue("")
                + "','payload':{'status':'ok','topic':'ships'}}");
    }

    /** Publishes that the ship named like the sequence number has moored. */
    ClientFixture moored(String epoch, long seq) {
        return text("{'type':'moored','payload':{'ship':'" + seq + "'},'position':{'topic':'ships','epoch':'" + epoch
                + "','seq':" + seq + "}}");
    }

    /** Reports lost events. */
    ClientFixture missed(String reason, String epoch, long seq) {
        return text("{'type':'missed','payload':{'topic':'ships','reason':'" + reason + "','resume_at':{'epoch':'"
                + epoch + "','seq':" + seq + "}}}");
    }

    /** Refuses a request. */
    ClientFixture refuse(JsonNode request, String code, boolean retryable) {
        return text("{'type':'refused','ref':'" + request.path("ref").stringValue("") + "','payload':{'code':'" + code
                + "','message':'no','retryable':" + retryable
                + ",'terminal':false,'pointer':'/payload','docs':'/docs/errors/" + code + "'}}");
    }
}
