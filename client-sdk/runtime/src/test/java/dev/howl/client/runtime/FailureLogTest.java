package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.howl.client.runtime.ShipsContract.Moored;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The warnings about failures that no listener and no thread is told. */
class FailureLogTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.howl.client.runtime");

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Thread test = Thread.currentThread();

    @BeforeEach
    void listen() {
        appender.start();
        LOG.setLevel(Level.WARN);
        LOG.setAdditive(false);
        LOG.addAppender(appender);
    }

    @AfterEach
    void stop() {
        LOG.detachAppender(appender);
        LOG.setAdditive(true);
        LOG.setLevel(null);
    }

    @Test
    void theFirstFailureOfAClientThatNobodyWaitsForIsLoggedOnce() {
        ClientFixture fixture = new ClientFixture().fail(new ConnectException("refused"));
        fixture.untilNextAttempt().fail(new ConnectException("refused"));

        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith("cannot connect to " + ShipsContract.ANYWHERE + ": the connection was refused")
                .contains("keeps trying", "logged once");
    }

    @Test
    void aConnectionThatIsLostLaterIsNotLogged() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.fail(new ConnectException("refused")).untilNextAttempt().fail(new ConnectException("refused"));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void theEndByTheServerIsLogged() {
        ClientFixture.connected().close(1008);

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("has ended and does not reconnect: the connection was closed with 1008");
    }

    @Test
    void theNormalEndIsNotLogged() {
        ClientFixture.connected().closeFromListener();
        ClientFixture.connected().close(1000);

        assertThat(warnings()).isEmpty();
    }

    @Test
    void theEndOfASubscriptionIsLoggedOnceUnlessAListenerIsTold() {
        ClientFixture fixture = ClientFixture.connected();
        subscribe(fixture);
        refuse(fixture);
        fixture.pass(Duration.ofSeconds(1)).closeFromListener();
        assertThat(warnings()).singleElement().asString().contains("the subscription to ships has ended: no");

        ClientFixture other = ClientFixture.connected();
        List<Throwable> told = new ArrayList<>();
        subscribe(other).onError(told::add);
        refuse(other);
        assertThat(told).hasSize(1);
        assertThat(warnings()).hasSize(1);
    }

    private static Subscription subscribe(ClientFixture fixture) {
        Subscription subscription = fixture.client.subscribe("ships", null, null, Moored.class, event -> {});
        fixture.settle();
        return subscription;
    }

    private static void refuse(ClientFixture fixture) {
        fixture.refuse(fixture.link().sent("watch"), "forbidden", false);
    }

    /** Returns the warnings of this test's thread, which runs the event loop of its clients. */
    private List<String> warnings() {
        return appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> event.getThreadName().equals(test.getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
