package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.runtime.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ListenersTest {

    @Test
    void listenersReceiveTheirTypeUntilClosed() {
        ClientFixture fixture = ClientFixture.connected();
        List<Message> moored = new ArrayList<>();
        List<Message> all = new ArrayList<>();
        Registration registration = fixture.client.on(Moored.class, moored::add);
        fixture.client.on(Message.class, all::add);
        fixture.text("{'type':'moored','payload':{'ship':'a'}}").text("{'type':'sailed','payload':{'ship':'b'}}");

        registration.close();
        fixture.text("{'type':'moored','payload':{'ship':'c'}}");

        assertThat(moored).containsExactly(new Moored("a"));
        assertThat(all).hasSize(3);
    }

    @Test
    void framesOutsideTheContractAreReportedAndIgnored() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.text("not json")
                .text("[1]")
                .text("{'type':'submarine'}")
                .text("{'ref':1}")
                .text("{'type':'a','type':'b'}");
        fixture.link().listener.onBinary(new byte[] {1});
        fixture.settle();

        assertThat(fixture.unknown)
                .extracting(frame -> frame.problem().code())
                .containsExactly(
                        "bad_json", "bad_json", "unknown_type", "unknown_type", "bad_json", "binary_not_supported");
        assertThat(fixture.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void anErrorThatAnswersNoRequestIsReported() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.text("{'type':'refused','payload':{'code':'rate_limited','message':'slower','retryable':true}}");

        assertThat(fixture.errors).containsExactly(new ServerError("rate_limited", "slower", null, true, false, null));
        assertThat(fixture.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void aSlowListenerIsBoundedAndDoesNotStopReading() {
        ClientFixture fixture = new ClientFixture(builder -> builder.eventBuffer(5)).greet();
        List<Message> heard = new ArrayList<>();
        fixture.client.on(Moored.class, heard::add);
        fixture.busy = true;
        for (int i = 0; i < 100; i++) {
            fixture.text("{'type':'moored','payload':{'ship':'" + i + "'}}");
        }
        fixture.busy = false;
        fixture.settle();

        assertThat(heard).hasSize(5);
        assertThat(fixture.link().handled).isEqualTo(101);
    }

    @Test
    void aRejectingExecutorDoesNotBreakTheConnection() {
        ClientFixture fixture = new ClientFixture(builder -> builder.executor(task -> {
                    throw new RejectedExecutionException("full");
                }))
                .greet();
        var request = fixture.client.request(new ShipsContract.AskDepth("pier"), ShipsContract.Depth.class);
        fixture.settle();
        String ref = fixture.link().sent("ask_depth").path("ref").stringValue("");

        fixture.text("{'type':'depth','ref':'" + ref + "','payload':{'metres':4}}");

        assertThat(request).isCompletedWithValue(new ShipsContract.Depth(4));
    }

    @Test
    void rejectedCallsAreMadeOnceTheExecutorHasRoom() {
        AtomicBoolean full = new AtomicBoolean();
        ClientFixture fixture = new ClientFixture(builder -> builder.executor(task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                }))
                .greet();
        List<String> ships = new ArrayList<>();
        fixture.client.subscribe("ships", null, null, Moored.class, event -> ships.add(event.ship()));
        fixture.settle().confirm("e", 0);
        full.set(true);
        fixture.moored("e", 1).moored("e", 2).pass(Duration.ofSeconds(1));
        assertThat(ships).isEmpty();

        full.set(false);
        fixture.pass(Duration.ofSeconds(1));

        assertThat(ships).containsExactly("1", "2");
    }

    @Test
    void anExecutorThatIsShutDownIsNotRetried() {
        ExecutorService ended = Executors.newSingleThreadExecutor();
        ended.shutdown();
        ClientFixture fixture = new ClientFixture(builder -> builder.executor(ended)).greet();
        int timers = fixture.time.timers();
        fixture.client.subscribe("ships", null, null, Moored.class, event -> {});
        fixture.settle().confirm("e", 0).moored("e", 1);

        assertThat(fixture.time.timers()).isEqualTo(timers);
    }

    @Test
    void callsToOneListenerAreSerialOnAThreadPool() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            SerialExecutor serial = new SerialExecutor(threads, never -> false);
            List<Integer> order = new ArrayList<>(); // not thread-safe, on purpose
            var done = new CompletableFuture<Void>();
            for (int i = 0; i < 10_000; i++) {
                int number = i;
                serial.execute(() -> order.add(number));
            }
            serial.execute(() -> done.complete(null));
            done.get(30, TimeUnit.SECONDS);

            assertThat(order).hasSize(10_000).isSorted();
        } finally {
            threads.shutdownNow();
        }
    }
}
