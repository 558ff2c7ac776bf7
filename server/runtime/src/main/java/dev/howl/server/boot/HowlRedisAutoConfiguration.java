package dev.howl.server.boot;

import dev.howl.server.Cluster;
import dev.howl.server.cluster.LocalNode;
import dev.howl.server.durable.OutboxEngine;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.LogEngine;
import dev.howl.server.redis.RedisEngine;
import dev.howl.server.redis.RedisOptions;
import dev.howl.server.session.Ticker;
import dev.howl.server.window.Windows;
import io.lettuce.core.RedisClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Auto-configuration of the Redis engine, for {@code howl.engine=redis}. */
@AutoConfiguration(
        after = {DataRedisAutoConfiguration.class, HowlDurableAutoConfiguration.class},
        before = HowlAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({LettuceConnectionFactory.class, RedisClient.class, DataRedisAutoConfiguration.class})
@ConditionalOnProperty(name = "howl.engine", havingValue = "redis")
class HowlRedisAutoConfiguration {

    @Bean
    LettuceConnector howlRedisConnections(LettuceConnectionFactory configured) {
        return new LettuceConnector(configured);
    }

    @Bean
    RedisEngine howlRedisEngine(
            LettuceConnector connections,
            HowlProperties properties,
            Windows windows,
            LocalNode localNode,
            Ticker ticker) {
        HowlProperties.Redis redis = properties.redis();
        RedisOptions options =
                RedisOptions.of(redis.namespace(), redis.streamLength(), redis.publishTimeout(), redis.lease());
        return new RedisEngine(connections, options, windows, localNode, ticker::nanos);
    }

    /** The engine if the nodes also share a database, which holds the durable topics. */
    @Bean
    @Primary
    @ConditionalOnBean(EventStore.class)
    LogEngine howlOutboxEngine(RedisEngine engine, EventStore store) {
        return new OutboxEngine(engine, engine, store);
    }

    @Bean
    Cluster howlCluster(RedisEngine engine) {
        return engine.cluster();
    }
}
