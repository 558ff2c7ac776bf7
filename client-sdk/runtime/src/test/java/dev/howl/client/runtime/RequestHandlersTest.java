package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.client.runtime.ShipsContract.Sailed;
import dev.howl.client.runtime.ShipsContract.Signal;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server asks with {@code moored}, and clients answer with {@code signal}. */
class RequestHandlersTest {
    private static final String ASK = "{'type':'moored','ref':'s-%d','ship':'a'}";

    private final ClientFixture fixture = new ClientFixture(spec(), builder -> builder.eventBuffer(3)).open();

    private static ChannelSpec spec() {
        return ChannelSpec.builder("ships", "/ships", "Harbour", "1.0.0")
                .envelope(new Envelope("type", null, "ref", null, null))
                .clientMessage("signal", "signal", Signal.class)
                .serverMessage("moored", "moored", Moored.class)
                .serverMessage("sailed", "sailed", Sailed.class)
                .answeredBy("moored", "signal")
                .build();
    }

    @Test
    void theAnswerOfTheHandlerRepeatsTheReferenceOfTheRequest() {
        fixture.client.answer(Moored.class, moored -> CompletableFuture.completedStage(new Signal(moored.ship())));
        fixture.text(ASK.formatted(4));
        assertThat(fixture.link().sent("signal").toString())
                .isEqualTo("{\"type\":\"signal\",\"flag\":\"a\",\"ref\":\"s-4\"}");
    }

    @Test
    void aHandlerThatFailsIsReportedAndSendsNothing() {
        List<CompletableFuture<Signal>> answers = new ArrayList<>();
        fixture.client.answer(Moored.class, moored -> {
            if (answers.isEmpty()) {
                answers.add(new CompletableFuture<>());
                throw new IllegalStateException("thrown");
            }
            return answers.get(0);
        });
        fixture.text(ASK.formatted(1)).text(ASK.formatted(2));
        answers.get(0).completeExceptionally(new IllegalStateException("failed"));
        fixture.settle();
        assertThat(fixture.listenerErrors).extracting(Throwable::getMessage).containsExactly("thrown", "failed");
        assertThat(fixture.link().sent).isEmpty();
    }

    @Test
    void requestsWithoutAnAnswerAreBounded() {
        List<CompletableFuture<Signal>> answers = new ArrayList<>();
        fixture.client.answer(Moored.class, moored -> {
            answers.add(new CompletableFuture<>());
            return answers.get(answers.size() - 1);
        });
        IntStream.range(0, 10).forEach(i -> fixture.text(ASK.formatted(i)));
        assertThat(answers).hasSize(3);
        answers.get(1).complete(new Signal("b"));
        fixture.settle().text(ASK.formatted(11));
        assertThat(answers).hasSize(4);
    }

    @Test
    void aRequestHasOneHandlerUntilThatIsClosed() {
        Registration first = fixture.client.answer(Moored.class, moored -> new CompletableFuture<>());
        assertThatIllegalStateException()
                .isThrownBy(() -> fixture.client.answer(Moored.class, moored -> new CompletableFuture<>()));
        first.close();
        fixture.text(ASK.formatted(1));
        fixture.client.answer(Moored.class, moored -> CompletableFuture.completedStage(new Signal("b")));
        fixture.text(ASK.formatted(2));
        assertThat(fixture.link().count("signal")).isEqualTo(1);
    }

    @Test
    void onlyRequestsOfTheServerHaveHandlers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.client.answer(Sailed.class, sailed -> new CompletableFuture<>()));
    }

    @Test
    void anAnswerThatComesAfterTheConnectionIsDropped() {
        CompletableFuture<Signal> answer = new CompletableFuture<>();
        fixture.client.answer(Moored.class, moored -> answer);
        fixture.text(ASK.formatted(1)).close(1006);
        answer.complete(new Signal("late"));
        fixture.settle();
        assertThat(fixture.link().sent).isEmpty();
        assertThat(fixture.listenerErrors).isEmpty();
    }
}
