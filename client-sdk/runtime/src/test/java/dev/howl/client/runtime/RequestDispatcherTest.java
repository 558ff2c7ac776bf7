package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.client.runtime.ShipsContract.AskDepth;
import dev.howl.client.runtime.ShipsContract.Depth;
import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.client.runtime.ShipsContract.Signal;
import dev.howl.runtime.CodedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestDispatcherTest {

    @Test
    void repliesAreMatchedByRefInAnyOrder() {
        ClientFixture fixture = ClientFixture.connected();
        var first = ask(fixture, "pier");
        String firstRef = ref(fixture);
        var second = ask(fixture, "bay");
        String secondRef = ref(fixture);
        assertThat(firstRef).isNotEqualTo(secondRef);

        fixture.text(depth(secondRef, 2)).text(depth(firstRef, 1));

        assertThat(first).isCompletedWithValue(new Depth(1));
        assertThat(second).isCompletedWithValue(new Depth(2));
        assertThat(fixture.link().sent("ask_depth").path("payload").path("id").stringValue())
                .isEqualTo("c1");
    }

    @Test
    void anErrorWithTheRefFailsTheRequestWithAllItsFields() {
        ClientFixture fixture = ClientFixture.connected();
        var request = ask(fixture, "pier");

        fixture.refuse(fixture.link().sent("ask_depth"), "not_found", true);

        RequestFailedException failure = failure(request, RequestFailedException.class);
        assertThat(failure.code()).isEqualTo("not_found");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.pointer()).isEqualTo("/payload");
        assertThat(failure.docs()).isEqualTo("/docs/errors/not_found");
        assertThat(fixture.errors).isEmpty();
    }

    /** Half a surrogate pair: the server would refuse it, and UTF-8 cannot encode it. */
    @Test
    void aRequestThatCannotBeEncodedFailsAndTheConnectionStays() {
        ClientFixture fixture = ClientFixture.connected();
        var request = ask(fixture, "pier \uD800");

        assertThat(failure(request, CodedException.class).code()).isEqualTo("bad_json");
        assertThat(fixture.client.state()).isInstanceOf(ConnectionState.Connected.class);
        var next = ask(fixture, "pier");
        fixture.text(depth(ref(fixture), 1));
        assertThat(next).isCompletedWithValue(new Depth(1));
    }

    @Test
    void aRequestTimesOutAndALateAnswerIsIgnored() {
        ClientFixture fixture = new ClientFixture(builder -> builder.requestTimeout(Duration.ofSeconds(1))).greet();
        var request = ask(fixture, "pier");
        String ref = ref(fixture);

        fixture.pass(Duration.ofSeconds(1));

        assertThat(failure(request, RequestTimeoutException.class).code()).isEqualTo("timeout");
        fixture.text(depth(ref, 1));
        assertThat(fixture.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void requestsInFlightFailWhenTheConnectionIsLost() {
        ClientFixture fixture = ClientFixture.connected();
        var request = ask(fixture, "pier");

        fixture.fail(new IOException("reset"));

        assertThat(failure(request, ConnectionLostException.class).code()).isEqualTo("connection_lost");
    }

    @Test
    void aRequestWithoutConnectionWaitsForOne() {
        ClientFixture fixture = new ClientFixture();
        var request = ask(fixture, "pier");
        var signal = fixture.client.send(new Signal("blue"));
        fixture.greet();
        assertThat(fixture.link().sent)
                .extracting(frame -> frame.path("type").stringValue())
                .containsExactly("hello", "ask_depth", "signal");

        fixture.text(depth(ref(fixture), 3));

        assertThat(request).isCompletedWithValue(new Depth(3));
        assertThat(signal).isCompleted();
    }

    @Test
    void aRequestWaitsForAConnectionNoLongerThanItsTimeout() {
        ClientFixture fixture = new ClientFixture(builder -> builder.requestTimeout(Duration.ofSeconds(1)));
        var request = ask(fixture, "pier");

        fixture.pass(Duration.ofSeconds(1)).greet();

        failure(request, RequestTimeoutException.class);
        assertThat(fixture.link().count("ask_depth")).isZero();
    }

    @Test
    void requestsFailAfterClose() {
        ClientFixture fixture = ClientFixture.connected();
        var before = ask(fixture, "pier");
        fixture.closeFromListener();

        failure(before, ConnectionClosedException.class);
        failure(ask(fixture, "bay"), ConnectionClosedException.class);
    }

    @Test
    void framesAreWrittenOneAtATimeAndTheSendLimitIsEnforced() {
        ClientFixture fixture = new ClientFixture(builder -> builder.sendLimit(3)).greet();
        fixture.link().stuck = true;
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sends.add(fixture.client.send(new Signal("flag " + i)));
        }
        fixture.settle();
        assertThat(fixture.link().count("signal")).isEqualTo(1);
        failure(sends.get(3), OverflowException.class);

        fixture.link().write();
        fixture.settle();

        assertThat(fixture.link().count("signal")).isEqualTo(3);
        assertThat(sends.subList(0, 3)).allSatisfy(send -> assertThat(send).isCompleted());
        assertThat(fixture.client.send(new Signal("again"))).isNotDone();
    }

    @Test
    void aReplyThatViolatesTheContractFailsTheRequest() {
        ClientFixture fixture = ClientFixture.connected();
        var request = ask(fixture, "pier");

        fixture.text(depth(ref(fixture), -1));

        assertThat(failure(request, CodedException.class).code()).isEqualTo("schema_violation");
    }

    @Test
    void aReplyOfAnotherTypeFailsTheRequest() {
        ClientFixture fixture = ClientFixture.connected();
        var request = ask(fixture, "pier");

        fixture.text("{'type':'sailed','ref':'" + ref(fixture) + "','payload':{'ship':'x'}}");

        assertThat(failure(request, CodedException.class).code()).isEqualTo("unexpected_reply");
    }

    @Test
    void withoutCorrelationRepliesAreMatchedByTypeInOrder() {
        ClientFixture fixture = new ClientFixture(ShipsContract.plain(), builder -> builder).open();
        var first = ask(fixture, "pier");
        var second = ask(fixture, "bay");

        fixture.text("{'type':'moored','ship':'x'}")
                .text("{'type':'depth','metres':1}")
                .text("{'type':'depth','metres':2}");

        assertThat(first).isCompletedWithValue(new Depth(1));
        assertThat(second).isCompletedWithValue(new Depth(2));
    }

    @Test
    void messagesOutsideTheContractAreRejectedAtOnce() {
        ClientFixture fixture = ClientFixture.connected();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.client.request(new Moored("x"), Depth.class))
                .withMessage("clients do not send Moored");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.client.request(new AskDepth("x"), Signal.class))
                .withMessage("the server does not send Signal");
    }

    private static CompletableFuture<Depth> ask(ClientFixture fixture, String place) {
        var request = fixture.client.request(new AskDepth(place), Depth.class);
        fixture.settle();
        return request;
    }

    private static String ref(ClientFixture fixture) {
        return fixture.link().sent("ask_depth").path("ref").stringValue("");
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
