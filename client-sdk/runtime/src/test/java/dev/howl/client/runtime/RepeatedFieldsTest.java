package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.runtime.CodedException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the client sends no invalid frame because it received one. */
class RepeatedFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'id':7}", "{'id':null}", "{'id':''}", "[]"})
    void anInitialFrameWithoutAnIdDoesNotOpenTheSession(String payload) {
        ClientFixture fixture = new ClientFixture().open();
        fixture.text("{'type':'welcome','payload':" + payload + "}");

        assertThat(fixture.client.state()).isEqualTo(new Connecting(1));
        assertThat(fixture.link().count("hello")).isZero();
        assertReported(fixture, "/payload/id");

        fixture.text("{'type':'welcome','payload':{'id':'c1'}}");
        assertThat(fixture.client.state()).isEqualTo(new Connected("c1"));
    }

    @Test
    void aSessionThatIsNeverOpenedFails() {
        ClientFixture fixture = new ClientFixture().open().text("{'type':'welcome','payload':{}}");
        fixture.untilNextAttempt().greet();
        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'epoch':'','seq':4}", "{'epoch':'e','seq':-1}", "{'epoch':'e'}", "{'seq':4}", "7"})
    void anInvalidPositionOfAConfirmationIsNotRepeated(String position) {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.answer("watch", "'type':'watching','payload':{'status':'ok','position':" + position + "}");

        assertReported(fixture, "/payload/position");
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();
        assertThat(fixture.link().sent("watch").path("payload").has("since")).isFalse();
    }

    @Test
    void anInvalidPositionOfAGapIsNotRepeated() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.confirm("e", 4);
        fixture.text(
                "{'type':'missed','payload':{'topic':'ships','reason':'lagging','resume_at':{'epoch':'','seq':9}}}");

        assertReported(fixture, "/payload/resume_at");
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();
        assertThat(fixture.since()).isEqualTo("e/4");
    }

    @Test
    void anEventWithAnInvalidPositionIsNotRepeated() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.confirm("e", 4).moored("", 5);

        assertReported(fixture, "/position");
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();
        assertThat(fixture.since()).isEqualTo("e/4");
    }

    private static void watch(ClientFixture fixture) {
        fixture.client.subscribe("ships", null, null, ShipsContract.Moored.class, (ShipsContract.Moored event) -> {});
        fixture.settle();
    }

    private static void assertReported(ClientFixture fixture, String pointer) {
        assertThat(fixture.unknown).singleElement().satisfies(frame -> {
            CodedException problem = frame.problem();
            assertThat(problem.code()).isEqualTo("schema_violation");
            assertThat(problem.pointer()).isEqualTo(pointer);
        });
    }
}
