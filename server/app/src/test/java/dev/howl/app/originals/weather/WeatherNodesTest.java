package dev.howl.app.originals.weather;

import static dev.howl.app.originals.weather.WeatherServer.AMSTERDAM;
import static dev.howl.app.originals.weather.WeatherServer.inRoom;
import static dev.howl.app.originals.weather.WeatherServer.open;
import static dev.howl.app.originals.weather.WeatherServer.publish;
import static dev.howl.app.originals.weather.WeatherServer.query;

import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.RedisServer;
import org.junit.jupiter.api.Test;

/** Acceptance test of the weather wires on two nodes that share one Redis and one database. */
class WeatherNodesTest {
    @Test
    void sharesRoomsAndAlertsBetweenTheNodes() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                MariaDb database = MariaDb.start();
                ServerUnderTest one = node(redis, database);
                ServerUnderTest two = node(redis, database);
                TextPeer here = inRoom(one, AMSTERDAM, "Amsterdam");
                TextPeer there = inRoom(two, AMSTERDAM, "Amsterdam");
                TextPeer listens = open(two, "alert", query(AMSTERDAM))) {
            here.assertAnswer("{\"message\":\"Hello\"}", "{\"message\":\"Hello\"}");
            there.assertReceives("{\"message\":\"Hello\"}");
            there.assertAnswer("{\"message\":\"Yes?\"}", "{\"message\":\"Yes?\"}");
            here.assertReceives("{\"message\":\"Yes?\"}");
            publish(one.http("/api/alerts"), AMSTERDAM, "Hail storm is coming!");
            listens.assertReceives("{\"message\":\"Hail storm is coming!\"}");
        }
    }

    private static ServerUnderTest node(RedisServer redis, MariaDb database) {
        return WeatherServer.start(
                "howl.engine=redis",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port(),
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password());
    }
}
