package dev.howl.server.http;

import dev.howl.server.logging.RepeatedLines;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The malformed requests by kind, as port scanners send them: counted in a metric, and each kind told once a minute.
 * Safe for use by several threads.
 */
public final class MalformedRequests implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(MalformedRequests.class);

    private final Map<MalformedRequest, LongAdder> counts = new EnumMap<>(MalformedRequest.class);
    private final RepeatedLines lines;

    public MalformedRequests(RepeatedLines lines) {
        this.lines = lines;
        for (MalformedRequest kind : MalformedRequest.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** Counts a malformed request of a connection. */
    void count(MalformedRequest kind, Channel channel) {
        count(kind, channel, "");
    }

    /** Counts a TLS handshake that failed. Most of them are clients that left, or do not trust the certificate. */
    void countTls(Channel channel, Throwable cause) {
        count(MalformedRequest.TLS_HANDSHAKE, channel, " (" + cause.getMessage() + ")");
    }

    private void count(MalformedRequest kind, Channel channel, String reason) {
        LongAdder count = counts.get(kind);
        if (count != null) {
            count.increment();
        }
        lines.write(LOG, Level.INFO, "malformed requests (" + kind.id() + ")", () -> {
            InetAddress peer = NettyChannels.peer(channel);
            String from = peer == null ? "" : " from " + peer.getHostAddress();
            return "A malformed request" + from + ": " + kind.words() + reason;
        });
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((kind, count) -> FunctionCounter.builder("howl.malformed.requests", count, LongAdder::sum)
                .tag("kind", kind.id())
                .register(registry));
    }
}
