package dev.howl.app.alerts;

import dev.howl.server.TopicKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cities, cached in memory; their uuids are the keys of the topic {@code alerts}. Thread-safe. */
final class Cities implements TopicKeys, CityDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(Cities.class);

    private final JdbcClient database;
    private volatile Known known;

    /** An immutable copy of the table: all cities in order, and by key. */
    private record Known(List<City> all, Map<String, City> byKey) {
        static Known of(List<City> cities) {
            return new Known(
                    List.copyOf(cities),
                    cities.stream()
                            .collect(Collectors.toUnmodifiableMap(City::key, Function.identity(), (one, same) -> one)));
        }
    }

    /** Creates the directory and reads the table. Blocks. */
    Cities(JdbcClient database) {
        this.database = database;
        this.known = read();
    }

    /** Reads the table again. Blocks. A failure leaves the cached cities unchanged. */
    void reload() {
        known = read();
    }

    /** Returns all cities in order; the first one is the default of the command line. */
    List<City> all() {
        return known.all();
    }

    Optional<City> find(UUID uuid) {
        return find(uuid.toString());
    }

    Optional<City> find(String key) {
        return Optional.ofNullable(known.byKey().get(key));
    }

    @Override
    public Optional<String> name(UUID city) {
        return find(city).map(City::name);
    }

    @Override
    public String topic() {
        return "alerts";
    }

    @Override
    public boolean contains(String key) {
        return known.byKey().containsKey(key);
    }

    private Known read() {
        return Known.of(database
                .sql("SELECT uuid, name FROM cities ORDER BY place, name, uuid")
                .query((row, number) -> city(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /**
     * Skips a row with an invalid uuid, which someone may have inserted by hand, so that the other cities stay usable.
     */
    private static Optional<City> city(String uuid, String name) {
        Optional<City> city = City.uuid(uuid).map(valid -> new City(valid, name));
        if (city.isEmpty()) {
            LOG.warn("Ignoring city '{}': '{}' is not a valid uuid", name, uuid);
        }
        return city;
    }
}
