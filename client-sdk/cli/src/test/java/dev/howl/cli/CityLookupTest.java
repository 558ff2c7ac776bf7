package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.http.City;
import dev.howl.runtime.CodedException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CityLookupTest {
    private static final City LIMA = new City(new UUID(0, 1), "Lima");
    private static final City PORTLAND = new City(new UUID(0, 2), "Portland");
    private static final City ANOTHER = new City(new UUID(0, 3), "Portland");
    private static final List<City> ALL = List.of(LIMA, PORTLAND, ANOTHER);

    @Test
    void findsANameInAnyCase() {
        assertThat(CityLookup.find(ALL, " LIMA ")).isEqualTo(LIMA);
    }

    @Test
    void refusesAnAmbiguousNameWithTheUuids() {
        assertThatThrownBy(() -> CityLookup.find(ALL, "portland"))
                .isInstanceOfSatisfying(CodedException.class, refused -> assertThat(refused.code())
                        .isEqualTo("conflict"))
                .hasMessage("2 cities are called 'portland'; select one by its uuid: " + PORTLAND.uuid() + ", "
                        + ANOTHER.uuid());
    }

    @Test
    void refusesAnUnknownNameWithTheNearestNames() {
        assertThatThrownBy(() -> CityLookup.find(ALL, "Portlnd"))
                .hasMessage("no city is called 'Portlnd'; similar names: Portland, Lima");
        assertThatThrownBy(() -> CityLookup.find(List.of(), "Lima")).hasMessage("no city is called 'Lima'");
    }
}
