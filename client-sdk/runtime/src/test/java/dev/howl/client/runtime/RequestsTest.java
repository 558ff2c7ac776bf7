package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.client.runtime.Harbour.AskDepth;
import dev.howl.client.runtime.Harbour.Depth;
import dev.howl.client.runtime.Harbour.Moored;
import dev.howl.client.runtime.Harbour.Signal;
import dev.howl.runtime.CodedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestsTest {

    @Test
    void aReplyFindsItsRequestByRefWhateverTheOrder() {
        Rig rig = Rig.connected();
        var first = ask(rig, "pier");
        String firstRef = ref(rig);
        var second = ask(rig, "bay");
        String secondRef = ref(rig);
        assertThat(firstRef).isNotEqualTo(secondRef);

        rig.text(depth(secondRef, 2)).text(depth(firstRef, 1));

        assertThat(first).isCompletedWithValue(new Depth(1));
        assertThat(second).isCompletedWithValue(new Depth(2));
        assertThat(rig.link().sent("ask_depth").path("payload").path("id").stringValue())
                .isEqualTo("c1");
    }

    @Test
    void anErrorWithTheRefFailsTheRequestWithAllThatItSays() {
        Rig rig = Rig.connected();
        var request = ask(rig, "pier");

        rig.refuse(rig.link().sent("ask_depth"), "not_found", true);

        RequestFailedException failure = failure(request, RequestFailedException.class);
        assertThat(failure.code()).isEqualTo("not_found");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.pointer()).isEqualTo("/payload");
        assertThat(failure.docs()).isEqualTo("/docs/errors/not_found");
        assertThat(rig.errors).isEmpty();
    }

    @Test
    void aRequestWithoutAnswerTimesOutAndALateAnswerDoesNoHarm() {
        Rig rig = new Rig(builder -> builder.requestTimeout(Duration.ofSeconds(1))).greet();
        var request = ask(rig, "pier");
        String ref = ref(rig);

        rig.pass(Duration.ofSeconds(1));

        assertThat(failure(request, RequestTimeoutException.class).code()).isEqualTo("timeout");
        rig.text(depth(ref, 1));
        assertThat(rig.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void whatIsInFlightFailsWithTheConnection() {
        Rig rig = Rig.connected();
        var request = ask(rig, "pier");

        rig.fail(new IOException("reset"));

        assertThat(failure(request, ConnectionLostException.class).code()).isEqualTo("connection_lost");
    }

    @Test
    void aRequestMadeWithoutConnectionWaitsForIt() {
        Rig rig = new Rig();
        var request = ask(rig, "pier");
        var signal = rig.client.send(new Signal("blue"));
        rig.greet();
        assertThat(rig.link().sent)
                .extracting(frame -> frame.path("type").stringValue())
                .containsExactly("hello", "ask_depth", "signal");

        rig.text(depth(ref(rig), 3));

        assertThat(request).isCompletedWithValue(new Depth(3));
        assertThat(signal).isCompleted();
    }

    @Test
    void aRequestDoesNotWaitForAConnectionLongerThanItsTimeout() {
        Rig rig = new Rig(builder -> builder.requestTimeout(Duration.ofSeconds(1)));
        var request = ask(rig, "pier");

        rig.pass(Duration.ofSeconds(1)).greet();

        failure(request, RequestTimeoutException.class);
        assertThat(rig.link().count("ask_depth")).isZero();
    }

    @Test
    void afterTheCloseRequestsFail() {
        Rig rig = Rig.connected();
        var before = ask(rig, "pier");
        rig.closeFromListener();

        failure(before, ConnectionClosedException.class);
        failure(ask(rig, "bay"), ConnectionClosedException.class);
    }

    @Test
    void sendsFollowEachOtherOneAtATimeAndOneTooManyFails() {
        Rig rig = new Rig(builder -> builder.sendLimit(3)).greet();
        rig.link().stuck = true;
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sends.add(rig.client.send(new Signal("flag " + i)));
        }
        rig.settle();
        assertThat(rig.link().count("signal")).isEqualTo(1);
        failure(sends.get(3), OverflowException.class);

        rig.link().write();
        rig.settle();

        assertThat(rig.link().count("signal")).isEqualTo(3);
        assertThat(sends.subList(0, 3)).allSatisfy(send -> assertThat(send).isCompleted());
        assertThat(rig.client.send(new Signal("again"))).isNotDone();
    }

    @Test
    void aReplyThatBreaksTheContractFailsTheRequest() {
        Rig rig = Rig.connected();
        var request = ask(rig, "pier");

        rig.text(depth(ref(rig), -1));

        assertThat(failure(request, CodedException.class).code()).isEqualTo("schema_violation");
    }

    @Test
    void aReplyOfAnotherTypeFailsTheRequest() {
        Rig rig = Rig.connected();
        var request = ask(rig, "pier");

        rig.text("{'type':'sailed','ref':'" + ref(rig) + "','payload':{'ship':'x'}}");

        assertThat(failure(request, CodedException.class).code()).isEqualTo("unexpected_reply");
    }

    @Test
    void withoutCorrelationRepliesComeInOrderOfTheirType() {
        Rig rig = new Rig(Harbour.plain(), builder -> builder).open();
        var first = ask(rig, "pier");
        var second = ask(rig, "bay");

        rig.text("{'type':'moored','ship':'x'}")
                .text("{'type':'depth','metres':1}")
                .text("{'type':'depth','metres':2}");

        assertThat(first).isCompletedWithValue(new Depth(1));
        assertThat(second).isCompletedWithValue(new Depth(2));
    }

    @Test
    void whatTheContractDoesNotHaveIsRefusedAtOnce() {
        Rig rig = Rig.connected();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.client.request(new Moored("x"), Depth.class))
                .withMessage("clients do not send Moored");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.client.request(new AskDepth("x"), Signal.class))
                .withMessage("the server does not send Signal");
    }

    private static CompletableFuture<Depth> ask(Rig rig, String place) {
        var request = rig.client.request(new AskDepth(place), Depth.class);
        rig.settle();
        return request;
    }

    private static String ref(Rig rig) {
        return rig.link().sent("ask_depth").path("ref").stringValue("");
    }

    private static String depth(String ref, int metres) {
        return "{'type':'depth','ref':'" + ref + "','payload':{'metres':" + metres + "}}";
    }

    private static <T extends Throwable> T failure(CompletableFuture<?> future, Class<T> type) {
        assertThat(future).isCompletedExceptionally();
        Throwable failure = future.handle((value, thrown) -> thrown).join();
        assertThat(failure).isInstanceOf(type);
        return type.cast(failure);
    }
}
