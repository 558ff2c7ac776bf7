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

/** A client on fake time and a fake network, with the test as its server. One thread does everything. */
final class ClientFixture {
    final FakeTime time = new FakeTime();
    final FakeTransport network = new FakeTransport();
    final List<ConnectionState> states = new ArrayList<>();
    final List<UnknownFrame> unknown = new ArrayList<>();
    final List<ServerError> errors = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    final List<Throwable> listenerErrors = new ArrayList<>();
    /** Tasks of listeners; worked off with the rest unless {@link #busy}. */
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

    /** A client that is connected. */
    static ClientFixture connected() {
        return new ClientFixture().greet();
    }

    ClientFixture greet() {
        open();
        text("{'type':'welcome','payload':{'id':'c" + ids.incrementAndGet() + "'}}");
        return this;
    }

    ClientFixture open() {
        link().listener.onOpen();
        return settle();
    }

    /** The link that the server speaks over: the newest unless told otherwise. */
    FakeLink link() {
        return chosen == null ? network.last() : chosen;
    }

    /** From now on the server speaks over that link. */
    ClientFixture on(FakeLink link) {
        chosen = link == network.last() ? null : link;
        return this;
    }

    /** The place after which the client last asked for events. */
    String since() {
        JsonNode since = link().sent("watch").path("payload").path("since");
        return since.path("epoch").stringValue("") + "/" + since.path("seq").longValue();
    }

    /** The server answers the last request for the fleet. */
    ClientFixture fleet(String epoch, long seq) {
        return answer(
                "ask_fleet",
                "'type':'fleet','payload':{'ships':[],'position':{'topic':'ships','epoch':'" + epoch + "','seq':" + seq
                        + "}}");
    }

    /** The server answers the last request of a type. */
    ClientFixture answer(String type, String reply) {
        return text("{'ref':'" + link().sent(type).path("ref").stringValue("") + "'," + reply + "}");
    }

    /** The server sends a frame; single quotes stand for double ones. */
    ClientFixture text(String frame) {
        link().listener.onText(frame.replace('\'', '"'));
        return settle();
    }

    ClientFixture close(int code) {
        link().listener.onClose(code, "");
        return settle();
    }

    ClientFixture fail(Throwable cause) {
        link().listener.onFailure(cause);
        return settle();
    }

    ClientFixture settle() {
        do {
            time.settle();
            work();
        } while (time.isBusy() || (!busy && !callbacks.isEmpty()));
        return this;
    }

    ClientFixture pass(Duration duration) {
        long steps = Math.max(1, duration.toMillis() / 100);
        for (long i = 0; i < steps; i++) {
            time.pass(duration.dividedBy(steps));
            settle();
        }
        return this;
    }

    ClientFixture untilNextTry() {
        int tries = network.tries();
        while (network.tries() == tries) {
            pass(Duration.ofMillis(100));
        }
        return this;
    }

    private void work() {
        while (!busy && !callbacks.isEmpty()) {
            callbacks.remove().run();
        }
    }

    /** Closes without waiting, since the thread that would wait is the one that works. */
    ClientFixture closeFromListener() {
        Thread.currentThread().interrupt();
        client.close();
        Thread.interrupted();
        return settle();
    }

    /** The server confirms the last subscribe. */
    ClientFixture confirm(String epoch, long seq) {
        JsonNode watch = link().sent("watch");
        return text("{'type':'watching','ref':'" + watch.path("ref").stringValue("")
                + "','payload':{'status':'ok','topic':'ships'," + "'position':{'topic':'ships','epoch':'" + epoch
                + "','seq':" + seq + "}}}");
    }

    ClientFixture confirmUnwatch() {
        JsonNode unwatch = link().sent("unwatch");
        return text("{'type':'unwatched','ref':'" + unwatch.path("ref").stringValue("")
                + "','payload':{'status':'ok','topic':'ships'}}");
    }

    /** The server publishes that ship {@code seq} moored. */
    ClientFixture moored(String epoch, long seq) {
        return text("{'type':'moored','payload':{'ship':'" + seq + "'},'position':{'topic':'ships','epoch':'" + epoch
                + "','seq':" + seq + "}}");
    }

    ClientFixture missed(String reason, String epoch, long seq) {
        return text("{'type':'missed','payload':{'topic':'ships','reason':'" + reason + "','resume_at':{'epoch':'"
                + epoch + "','seq':" + seq + "}}}");
    }

    ClientFixture refuse(JsonNode request, String code, boolean retryable) {
        return text("{'type':'refused','ref':'" + request.path("ref").stringValue("") + "','payload':{'code':'" + code
                + "','message':'no','retryable':" + retryable
                + ",'terminal':false,'pointer':'/payload','docs':'/docs/errors/" + code + "'}}");
    }
}
