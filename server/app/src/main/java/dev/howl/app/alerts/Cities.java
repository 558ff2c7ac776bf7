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

/** The cities that there are: few, so that all are held in memory. Safe for use by several threads. */
final class Cities implements TopicKeys, CityDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(Cities.class);

    private final JdbcClient database;
    private volatile Known known;

    /** All cities in their order, and by key. */
    private record Known(List<City> all, Map<String, City> byKey) {
        static Known of(List<City> cities) {
            return new Known(
                    List.copyOf(cities),
                    cities.stream()
                            .collect(Collectors.toUnmodifiableMap(City::key, Function.identity(), (one, same) -> one)));
        }
    }

    /** Reads the table. Blocks. */
    Cities(JdbcClient database) {
        this.database = database;
        this.known = read();
    }

    /** Reads the table again. Blocks. Where that fails, the cities are those that there were. */
    void reload() {
        known = read();
    }

    /** In their order, the one first that is meant where none is named. */
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

    /** Who adds a city by hand may be wrong about it; the others are no worse for that. */
    private static Optional<City> city(String uuid, String name) {
        Optional<City> city = City.uuid(uuid).map(valid -> new City(valid, name));
        if (city.isEmpty()) {
            LOG.warn("The city '{}' is left out: '{}' is no uuid.", name, uuid);
        }
        return city;
    }
}
