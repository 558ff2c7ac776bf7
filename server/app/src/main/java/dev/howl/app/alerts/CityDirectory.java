package dev.howl.app.alerts;

import java.util.Optional;
import java.util.UUID;

/** The cities for which there may be alerts, for other features. Safe for use by several threads; never blocks. */
public interface CityDirectory {

    /** The name of a city; empty where there is none of that id. */
    Optional<String> name(UUID city);
}
