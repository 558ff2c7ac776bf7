package dev.howl.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.contract.Incident;
import dev.howl.testservices.StubDashboard;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests of {@link DashboardClient}: the HTTP requests that it sends, and the outcome of each kind of failure. */
class DashboardClientTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 100_000;
    private static final String STORAGE = StubDashboard.incident(7, "Storage is slow", 1, "We look into it");

    @AutoClose
    private final StubDashboard stub = StubDashboard.start();

    private final DashboardClient dashboard = new DashboardClient(stub.link(), TIMEOUT, MAX_BYTES);

    @Test
    void readsTheIncidents() throws Exception {
        assertThat(read(ask(HttpValidators.NONE))).isEmpty();
        stub.show(STORAGE);
        assertThat(read(ask(HttpValidators.NONE))).extracting(Incident::id).containsExactly(7L);
    }

    @Test
    void sendsTheEtagAndReportsAnUnchangedAnswer() throws Exception {
        stub.answer(stub.tagged("[" + STORAGE + "]"));
        DashboardResponse.Full first = (DashboardResponse.Full) ask(HttpValidators.NONE);
        assertThat(ask(first.validators())).isEqualTo(new DashboardResponse.NotModified());
        assertThat(stub.notModified()).isEqualTo(1);
        stub.answer(stub.tagged("[]"));
        assertThat(read(ask(first.validators()))).isEmpty();
    }

    @Test
    void trustsLastModifiedOnlyWhenItLiesInThePast() throws Exception {
        stub.answer(stub.withHeader("Last-Modified", "Sat, 14 Mar 2026 06:00:00 GMT", stub.json("[]")));
        assertThat(((DashboardResponse.Full) ask(HttpValidators.NONE)).validators())
                .isEqualTo(new HttpValidators(null, "Sat, 14 Mar 2026 06:00:00 GMT"));
        stub.answer(stub.withHeader("Last-Modified", "Thu, 14 Mar 2999 06:00:00 GMT", stub.json("[]")));
        assertThat(((DashboardResponse.Full) ask(HttpValidators.NONE)).validators())
                .isEqualTo(HttpValidators.NONE);
        stub.answer(stub.withHeader("Last-Modified", "lately", stub.json("[]")));
        assertThat(((DashboardResponse.Full) ask(HttpValidators.NONE)).validators())
                .isEqualTo(HttpValidators.NONE);
    }

    @Test
    void failsOnAnUnexpectedStatus() {
        assertFails(stub.status(304), PollOutcome.STATUS, "it answered 304");
        assertFails(stub.status(500), PollOutcome.STATUS, "it answered 500");
        assertFails(stub.status(404), PollOutcome.STATUS, "it answered 404");
        assertFails(stub.status(204), PollOutcome.STATUS, "it answered 204");
    }

    @Test
    void failsWithTimeoutOnASilentOrSlowServer() {
        DashboardClient impatient = new DashboardClient(stub.link(), Duration.ofMillis(400), MAX_BYTES);
        for (StubDashboard.Reply reply : List.of(stub.noReply(), stub.endless(Duration.ofMillis(50)))) {
            stub.answer(reply);
            assertThatThrownBy(() -> impatient.ask(HttpValidators.NONE))
                    .isInstanceOfSatisfying(PollFailedException.class, failure -> assertThat(failure.outcome())
                            .isEqualTo(PollOutcome.TIMEOUT))
                    .hasMessage("no complete response within 400 ms");
        }
    }

    @Test
    void stopsReadingAnAnswerThatIsTooLarge() {
        assertFails(stub.large(50 << 20), PollOutcome.TOO_LARGE, "its response is larger than 100000 bytes");
    }

    @Test
    void failsOnAnAnswerThatIsNoList() {
        assertFails(stub.json("[" + STORAGE.substring(0, 40)), PollOutcome.INVALID, "the response is not JSON");
        assertFails(stub.json("{\"incidents\": []}"), PollOutcome.INVALID, "the response is not a list");
        assertFails(stub.json(""), PollOutcome.INVALID, "the response is empty");
        assertFails(stub.json("<html></html>"), PollOutcome.INVALID, "the response is not JSON");
    }

    @Test
    void failsOnATruncatedAnswerAndOnARefusedConnection() throws Exception {
        assertFails(
                stub.cutOff("[" + STORAGE),
                PollOutcome.UNREACHABLE,
                "it closed the connection before its response was complete");
        stub.stop();
        assertFails(stub.json("[]"), PollOutcome.UNREACHABLE, "connection refused");
        stub.restart();
        assertThat(read(ask(HttpValidators.NONE))).isEmpty();
    }

    @Test
    void failsOnAnUnknownHost() {
        DashboardClient lost = new DashboardClient(URI.create("http://dashboard.invalid/"), TIMEOUT, MAX_BYTES);
        assertThatThrownBy(() -> lost.ask(HttpValidators.NONE))
                .isInstanceOf(PollFailedException.class)
                // Without a name server the request times out before the name is resolved.
                .hasMessageMatching("unknown host dashboard.invalid|no complete response within 10 s");
    }

    @Test
    void followsRedirectsUpToALimit() throws Exception {
        stub.show(STORAGE);
        stub.answer(stub.redirect(stub.link() + "/2", stub.json("[" + STORAGE + "]")));
        assertThat(read(ask(HttpValidators.NONE))).extracting(Incident::id).containsExactly(7L);
        stub.answer(stub.redirect(stub.link() + "/2", stub.tagged("[]")));
        DashboardResponse.Full first = (DashboardResponse.Full) ask(HttpValidators.NONE);
        assertThat(ask(first.validators())).isEqualTo(new DashboardResponse.NotModified());
        stub.answer(stub.withHeader("Location", stub.link().toString(), stub.status(302)));
        assertThatThrownBy(() -> ask(HttpValidators.NONE)).hasMessage("it answered 302");
        stub.answer(stub.status(301));
        assertThatThrownBy(() -> ask(HttpValidators.NONE)).hasMessage("it answered 301");
    }

    @Test
    void omitsTheQueryFromTheName() {
        DashboardClient secret =
                new DashboardClient(URI.create("https://d.example:8443/i?token=abc"), TIMEOUT, MAX_BYTES);
        assertThat(secret.name()).isEqualTo("https://d.example:8443/i");
    }

    private void assertFails(StubDashboard.Reply reply, PollOutcome outcome, String reason) {
        stub.answer(reply);
        int before = stub.requests();
        assertThatThrownBy(() -> ask(HttpValidators.NONE))
                .isInstanceOfSatisfying(PollFailedException.class, failure -> assertThat(failure.outcome())
                        .isEqualTo(outcome))
                .hasMessageContaining(reason);
        // The HTTP client must not retry by itself.
        assertThat(stub.requests() - before).isLessThanOrEqualTo(1);
    }

    private DashboardResponse ask(HttpValidators known) throws InterruptedException, PollFailedException {
        return dashboard.ask(known);
    }

    private static List<Incident> read(DashboardResponse answer) {
        return ((DashboardResponse.Full) answer).list().incidents();
    }
}
