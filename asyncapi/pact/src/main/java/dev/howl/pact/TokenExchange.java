package dev.howl.pact;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The renewal of a token. The client's clock stands still, so that tokens are the same in every run and are renewed
 * after less than a second. The client shows that it has taken a confirmation by renewing again.
 */
final class TokenExchange implements ExchangeSource {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger tokens = new AtomicInteger();

    /** Returns a builder whose clients renew their token all the time. */
    <C> ClientBuilder<C> renewing(ClientBuilder<C> builder) {
        return builder.clock(Clock.fixed(NOW, ZoneOffset.UTC)).token(() -> token(tokens.incrementAndGet()));
    }

    private static String token(int number) {
        String claims = "{\"sub\":\"pact\",\"jti\":\"" + number + "\",\"exp\":" + (NOW.getEpochSecond() + 1) + "}";
        return part("{\"alg\":\"HS256\"}") + "." + part(claims) + "." + part("signature");
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Exchange> exchange(PactSession<?> session) {
        PactChannel channel = session.channel();
        Optional<Message> refresh = channel.role(Direction.TO_SERVER, "refresh");
        Optional<Message> refreshed = channel.role(Direction.TO_CLIENT, "refreshed");
        if (refresh.isEmpty() || refreshed.isEmpty()) {
            return List.of();
        }
        FrameContent request = session.first(Direction.TO_SERVER, refresh.get().id());
        FrameContent answer = session.next(
                Direction.TO_CLIENT, refreshed.get().id(), 0, frame -> PactChannel.ref(refreshed.get(), frame)
                        .equals(PactChannel.ref(refresh.get(), request)));
        Await.until("the client takes the confirmation of its token", () -> tokens.get() > 2);
        return List.of(new Exchange.Asked(
                refresh.get().id(), refresh.get(), request, new Exchange.Answer(refreshed.get(), answer)));
    }
}
