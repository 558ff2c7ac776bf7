package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.AlertsPublisher;
import dev.howl.runtime.Position;
import java.util.UUID;

/** The log of alert events, to which a database transaction appends. */
interface AlertLog {
    /** Appends an event in the current transaction, which fails if the append fails. */
    void append(String city, Alert alert);

    /** Returns the head of a city's log as the current transaction sees it. */
    Position head(String city);

    /** Returns the log of the topic {@code alerts}. */
    static AlertLog of(AlertsPublisher publisher) {
        return new AlertLog() {
            @Override
            public void append(String city, Alert alert) {
                // The stage is not awaited: it completes at the commit, which fails if the append fails.
                publisher.publish(UUID.fromString(city), alert);
            }

            @Override
            public Position head(String city) {
                return publisher.head(UUID.fromString(city));
            }
        };
    }
}
