package dev.howl.app.originals.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityIdTest {
    private static final UUID CITY = UUID.fromString("51ea40b0-7088-4482-8231-74d06cde3e3a");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "51ea40b0-7088-4482-8231-74d06cde3e3a",
                "51EA40B0-7088-4482-8231-74D06CDE3E3A",
                "51ea40b070884482823174d06cde3e3a",
                "{51ea40b0-7088-4482-8231-74d06cde3e3a}",
                "urn:uuid:51ea40b0-7088-4482-8231-74d06cde3e3a"
            })
    void readsTheFormsThatTheOriginalReads(String text) {
        assertThat(CityId.read(text)).contains(CITY);
    }

    @Test
    void readsNothingElse() {
        assertThat(CityId.read("Berlin")).isEmpty();
        assertThat(CityId.read("")).isEmpty();
        assertThat(CityId.read("1-1-1-1-1")).isEmpty();
        assertThat(CityId.read(CITY + "0")).isEmpty();
        assertThat(CityId.read("51ea40b0\u00a07088448282317 4d06cde3e3a")).isEmpty();
    }
}
