package dev.howl.server.boot;

import dev.howl.server.log.EngineStartException;
import dev.howl.server.redis.RedisConnector;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A factory of Redis connections with the settings of {@code spring.data.redis.*}, but without automatic reconnects and
 * with short timeouts.
 */
final class LettuceConnector implements RedisConnector, DisposableBean {
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(2);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final LettuceConnectionFactory factory;

    LettuceConnector(LettuceConnectionFactory configured) {
        this.factory = factory(configured);
        factory.afterPropertiesSet();
        factory.start();
    }

    @Override
    public StatefulRedisConnection<String, byte[]> connect() {
        if (factory.getRequiredNativeClient() instanceof RedisClient client) {
            return client.connect(CODEC);
        }
        throw new EngineStartException(
                "howl.engine=redis needs a single Redis or Redis Sentinel; Redis Cluster is not supported", null);
    }

    @Override
    public String address() {
        RedisSentinelConfiguration sentinel = factory.getSentinelConfiguration();
        return sentinel == null
                ? factory.getHostName() + ":" + factory.getPort()
                : "the sentinels " + sentinel.getSentinels();
    }

    @Override
    public void destroy() {
        factory.destroy();
    }

    private static LettuceConnectionFactory factory(LettuceConnectionFactory configured) {
        LettuceClientConfiguration client = client(configured.getClientConfiguration());
        RedisSentinelConfiguration sentinel = configured.getSentinelConfiguration();
        RedisStandaloneConfiguration alone = configured.getStandaloneConfiguration();
        if (configured.getClusterConfiguration() != null || (sentinel == null && alone == null)) {
            throw new EngineStartException(
                    "howl.engine=redis needs a single Redis or Redis Sentinel; Redis Cluster is not supported", null);
        }
        return sentinel == null
                ? new LettuceConnectionFactory(alone, client)
                : new LettuceConnectionFactory(sentinel, client);
    }

    private static LettuceClientConfiguration client(LettuceClientConfiguration configured) {
        ClientOptions options = configured.getClientOptions().orElseGet(ClientOptions::create);
        SocketOptions sockets = options.getSocketOptions();
        Duration connectTimeout =
                sockets.getConnectTimeout().compareTo(MAX_TIMEOUT) < 0 ? sockets.getConnectTimeout() : MAX_TIMEOUT;
        ClientOptions own = options.mutate()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(sockets.mutate().connectTimeout(connectTimeout).build())
                .timeoutOptions(TimeoutOptions.create())
                .build();
        Duration commandTimeout = configured.getCommandTimeout().compareTo(MAX_TIMEOUT) < 0
                ? configured.getCommandTimeout()
                : MAX_TIMEOUT;
        LettuceClientConfiguration.LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder()
                .clientOptions(own)
                .commandTimeout(commandTimeout)
                .shutdownTimeout(configured.getShutdownTimeout())
                .shutdownQuietPeriod(configured.getShutdownQuietPeriod());
        configured.getClientResources().ifPresent(builder::clientResources);
        configured.getClientName().ifPresent(builder::clientName);
        configured.getRedisCredentialsProviderFactory().ifPresent(builder::redisCredentialsProviderFactory);
        if (configured.isUseSsl()) {
            LettuceClientConfiguration.LettuceSslClientConfigurationBuilder ssl =
                    builder.useSsl().verifyPeer(configured.getVerifyMode());
            return (configured.isStartTls() ? ssl.startTls() : ssl).build();
        }
        return builder.build();
    }
}
