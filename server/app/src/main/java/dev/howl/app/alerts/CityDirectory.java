package dev.howl.app.alerts;

import java.util.Optional;
import java.util.UUID;

/** The public interface of the alerts to other features: the names of the cities. Thread-safe; never blocks. */
public interface CityDirectory {

    /** Returns the name of a city; empty if no city has this uuid. */
    Optional<String> name(UUID city);
}
