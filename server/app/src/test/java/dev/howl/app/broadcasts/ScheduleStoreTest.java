package dev.howl.app.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.server.transaction.Transactions;
import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.TcpProxy;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.RedisServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tests that every {@link ScheduleStore} must pass: H2, MariaDB and Redis. */
class ScheduleStoreTest {
    private static final Instant START = Instant.parse("2026-03-14T06:30:00.125Z");
    private static final Schedule WATER =
            new Schedule("water", "Drink \uD83D\uDC3A some w\u00E4ter", FixedRate.parse("PT1H"), START);
    private static final Schedule LUNCH =
            new Schedule("lunch", "x".repeat(4_000), Cron.parse("0 12 * * MON-FRI", null, Cron.zone(null)), START);
    private static final Schedule TEA = new Schedule(
            "TEA",
            "\uD83C\uDF75".repeat(4_000),
            Cron.parse("30 0 16 * * *", "Europe/London", Cron.zone("Europe/London")),
            START);

    private AutoCloseable service = () -> {};

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void storesSchedulesInH2() {
        DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:schedules;DB_CLOSE_DELAY=-1");
        assertStores(inDatabase(database), inDatabase(database));
    }

    @Test
    void storesSchedulesInMariaDb() {
        MariaDb maria = MariaDb.start();
        service = maria;
        DriverManagerDataSource database = new DriverManagerDataSource(maria.jdbcUrl(), maria.user(), maria.password());
        assertStores(inDatabase(database), inDatabase(database));
    }

    @Test
    void storesSchedulesInRedisForAllNodes() {
        RedisServer redis = RedisServer.start(RedisServer.Persistence.NONE);
        LettuceConnectionFactory factory = factory(redis.host(), redis.port(), redis);
        ScheduleStore one = new RedisScheduleStore(new ReactiveStringRedisTemplate(factory), "howl");
        ScheduleStore other = new RedisScheduleStore(new ReactiveStringRedisTemplate(factory), "howl");
        assertStores(one, other);
        assertVersionChanges(one, other);
        redis.kill();
        assertRefused(one.all(), "unavailable");
    }

    @Test
    void failsWithUnavailableWhenTheConnectionToRedisIsReset() {
        RedisServer redis = RedisServer.start(RedisServer.Persistence.NONE);
        SecondRead secondRead = new SecondRead();
        TcpProxy network = new TcpProxy(secondRead, new InetSocketAddress(redis.host(), redis.port()));
        LettuceConnectionFactory factory = factory(redis.host(), network.port(), network, redis);
        ScheduleStore store = new RedisScheduleStore(new ReactiveStringRedisTemplate(factory), "howl");
        assertThat(get(store.all())).isEmpty();
        redis.pause();
        CompletionStage<List<Schedule>> all = store.all();
        get(secondRead.seen);
        network.cutAll();
        assertRefused(all, "unavailable");
    }

    /** A tap that completes a future on the second {@code HVALS}, the command that reads all schedules. */
    private static final class SecondRead implements ProxyListener {
        private final CompletableFuture<Void> seen = new CompletableFuture<>();
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public void opened(int connection) {}

        @Override
        public void bytes(int connection, Direction direction, byte[] bytes) {
            if (new String(bytes, StandardCharsets.ISO_8859_1).contains("HVALS") && times.incrementAndGet() == 2) {
                seen.complete(null);
            }
        }

        @Override
        public void closed(int connection) {}
    }

    private LettuceConnectionFactory factory(String host, int port, AutoCloseable... resources) {
        LettuceConnectionFactory factory = new LettuceConnectionFactory(host, port);
        service = () -> {
            factory.destroy();
            for (AutoCloseable one : resources) {
                one.close();
            }
        };
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    private static void assertRefused(CompletionStage<?> stage, String code) {
        assertThatThrownBy(() -> get(stage)).cause().isInstanceOfSatisfying(CodedException.class, refused -> assertThat(
                        refused.code())
                .isEqualTo(code));
    }

    private static void assertStores(ScheduleStore store, ScheduleStore later) {
        assertThat(get(store.all())).isEmpty();
        String before = get(store.version());
        for (Schedule schedule : List.of(WATER, LUNCH, TEA)) {
            assertThat(get(store.add(schedule, 3))).isEqualTo(schedule);
        }
        assertThat(get(store.version())).isNotEqualTo(before);
        assertThat(get(later.all())).containsExactlyInAnyOrder(WATER, LUNCH, TEA);
        assertThat(get(later.find("TEA"))).contains(TEA);
        assertThat(get(later.find("tea"))).isEmpty();

        Schedule again = new Schedule("water", "Other", FixedRate.parse("PT1S"), START.plusSeconds(1));
        assertThat(get(store.add(again, 3))).isEqualTo(WATER);
        Schedule more = new Schedule("more", "One too many", FixedRate.parse("PT1S"), START);
        assertRefused(store.add(more, 3), "conflict");

        assertThat(get(store.remove(again))).isFalse();
        assertThat(get(store.remove(WATER))).isTrue();
        assertThat(get(store.remove(WATER))).isFalse();
        assertThat(get(later.all())).containsExactlyInAnyOrder(LUNCH, TEA);
    }

    private static void assertVersionChanges(ScheduleStore one, ScheduleStore other) {
        String before = get(other.version());
        get(one.add(WATER, 3));
        String added = get(other.version());
        assertThat(added).isNotEqualTo(before);
        get(one.remove(WATER));
        assertThat(get(other.version())).isNotIn(before, added);
    }

    private static ScheduleStore inDatabase(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        return new JdbcScheduleStore(new Transactions(database), JdbcClient.create(database));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
