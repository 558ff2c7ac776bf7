package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Harbour.Moored;
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
    void typedListenersHearTheirTypeUntilClosed() {
        Rig rig = Rig.connected();
        List<Message> moored = new ArrayList<>();
        List<Message> all = new ArrayList<>();
        Registration registration = rig.client.on(Moored.class, moored::add);
        rig.client.on(Message.class, all::add);
        rig.text("{'type':'moored','payload':{'ship':'a'}}").text("{'type':'sailed','payload':{'ship':'b'}}");

        registration.close();
        rig.text("{'type':'moored','payload':{'ship':'c'}}");

        assertThat(moored).containsExactly(new Moored("a"));
        assertThat(all).hasSize(3);
    }

    @Test
    void whatIsNotInTheContractIsToldAndDoesNoHarm() {
        Rig rig = Rig.connected();
        rig.text("not json")
                .text("[1]")
                .text("{'type':'submarine'}")
                .text("{'ref':1}")
                .text("{'type':'a','type':'b'}");
        rig.link().listener.onBinary();
        rig.settle();

        assertThat(rig.unknown)
                .extracting(frame -> frame.problem().code())
                .containsExactly(
                        "bad_json", "bad_json", "unknown_type", "schema_violation", "bad_json", "binary_not_supported");
        assertThat(rig.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void anErrorThatBelongsToNoRequestIsTold() {
        Rig rig = Rig.connected();
        rig.text("{'type':'refused','payload':{'code':'rate_limited','message':'slower','retryable':true}}");

        assertThat(rig.errors).containsExactly(new ServerError("rate_limited", "slower", null, true, false, null));
        assertThat(rig.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void aSlowListenerIsBoundedAndHoldsNobodyElseUp() {
        Rig rig = new Rig(builder -> builder.eventBuffer(5)).greet();
        List<Message> heard = new ArrayList<>();
        rig.client.on(Moored.class, heard::add);
        rig.busy = true;
        for (int i = 0; i < 100; i++) {
            rig.text("{'type':'moored','payload':{'ship':'" + i + "'}}");
        }
        rig.busy = false;
        rig.settle();

        assertThat(heard).hasSize(5);
        assertThat(rig.link().handled).isEqualTo(101);
    }

    @Test
    void anExecutorThatRejectsWorkDoesNotBreakTheConnection() {
        Rig rig = new Rig(builder -> builder.executor(task -> {
                    throw new RejectedExecutionException("full");
                }))
                .greet();
        var request = rig.client.request(new Harbour.AskDepth("pier"), Harbour.Depth.class);
        rig.settle();
        String ref = rig.link().sent("ask_depth").path("ref").stringValue("");

        rig.text("{'type':'depth','ref':'" + ref + "','payload':{'metres':4}}");

        assertThat(request).isCompletedWithValue(new Harbour.Depth(4));
    }

    @Test
    void whatAFullExecutorRejectsComesOnceItHasRoom() {
        AtomicBoolean full = new AtomicBoolean();
        Rig rig = new Rig(builder -> builder.executor(task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                }))
                .greet();
        List<String> ships = new ArrayList<>();
        rig.client.subscribe("ships", null, null, Moored.class, event -> ships.add(event.ship()));
        rig.settle().confirm("e", 0);
        full.set(true);
        rig.moored("e", 1).moored("e", 2).pass(Duration.ofSeconds(1));
        assertThat(ships).isEmpty();

        full.set(false);
        rig.pass(Duration.ofSeconds(1));

        assertThat(ships).containsExactly("1", "2");
    }

    @Test
    void anExecutorThatIsShutDownIsNotAskedAgain() {
        ExecutorService ended = Executors.newSingleThreadExecutor();
        ended.shutdown();
        Rig rig = new Rig(builder -> builder.executor(ended)).greet();
        int timers = rig.time.timers();
        rig.client.subscribe("ships", null, null, Moored.class, event -> {});
        rig.settle().confirm("e", 0).moored("e", 1);

        assertThat(rig.time.timers()).isEqualTo(timers);
    }

    @Test
    void callsToOneListenerFollowEachOtherThoughTheExecutorHasManyThreads() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            SerialExecutor serial = new SerialExecutor(threads, never -> false);
            List<Integer> order = new ArrayList<>(); // not safe for several threads, on purpose
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
