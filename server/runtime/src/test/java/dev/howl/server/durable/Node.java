package dev.howl.server.durable;

import com.zaxxer.hikari.HikariDataSource;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.PublishOptions;
import dev.howl.server.h2.FileDatabase;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.TopicLog;
import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.transaction.Transactions;
import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import dev.howl.server.window.WindowEntry;
import dev.howl.server.window.WindowLimits;
import dev.howl.server.window.WindowReader;
import dev.howl.server.window.Windows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An embedded engine on a database, with a topic without keys, one with keys and one in memory. */
final class Node implements AutoCloseable {
    private static final WindowReader NO_READER = () -> {};

    final HikariDataSource pool = new HikariDataSource();
    final JdbcEventStore store;
    final EmbeddedEngine engine;
    final TopicLog cities;
    final TopicLog news;
    final TopicLog memory;
    final Transactions transactions;
    final JdbcClient jdbc;
    final RevokedSubjects revoked;

    Node(String url, InstantSource clock, JdbcEventStore.Options options) {
        pool.setJdbcUrl(url);
        if (FileDatabase.isUrl(url)) {
            pool.setExceptionOverrideClassName(FileDatabase.evictionRule());
        }
        pool.setConnectionTimeout(30_000);
        Windows windows =
                new Windows(new WindowLimits(20_000, 16 << 20, Duration.ofHours(1), 64 << 20), System::nanoTime);
        store = new JdbcEventStore(pool, options, clock);
        engine = new EmbeddedEngine(windows, store, System::nanoTime);
        cities = engine.open(TopicSpec.of("cities", "event").withKey().asDurable(), (body, position) -> body);
        news = engine.open(TopicSpec.of("news", "event").asDurable(), (body, position) -> body);
        memory = engine.open(TopicSpec.of("memory", "event"), (body, position) -> body);
        transactions = new Transactions(pool);
        jdbc = JdbcClient.create(pool);
        revoked = new RevokedSubjects(clock);
        engine.revocations().open(revoked);
        engine.start();
    }

    CompletionStage<Position> publish(@Nullable String key, String text, PublishOptions options) {
        AppendRequest append = new AppendRequest(key, text.getBytes(StandardCharsets.UTF_8), options);
        return (key == null ? news : cities).append(append);
    }

    CompletionStage<Position> publish(@Nullable String key, String text) {
        return publish(key, text, PublishOptions.NONE);
    }

    /** Publishes and waits for the acknowledgement. */
    Position published(@Nullable String key, String text) {
        return publish(key, text).toCompletableFuture().join();
    }

    /** Returns the events that a subscriber resuming after a seq would receive, in order. */
    List<String> readable(@Nullable String key, long after) {
        TopicLog log = key == null ? news : cities;
        Offset from = new Offset(store.epoch(log.windows().topic()), after);
        List<String> texts = new ArrayList<>();
        if (log.windows().attach(key, NO_READER).read(from, Integer.MAX_VALUE, Integer.MAX_VALUE)
                instanceof ReadResult.Events events) {
            for (WindowEntry entry : events.entries()) {
                texts.add(new String(entry.frame(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    long head(@Nullable String key) {
        return (key == null ? news : cities).windows().head(key).seq();
    }

    @Override
    public void close() {
        engine.stop();
        transactions.close();
        pool.close();
    }
}
