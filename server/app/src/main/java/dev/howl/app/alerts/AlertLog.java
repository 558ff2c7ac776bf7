package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.AlertsPublisher;
import dev.howl.runtime.Position;

/** Where alerts are appended, within a transaction of the database. */
interface AlertLog {
    /** Appends within the present transaction, which fails where this cannot be done. */
    void append(String city, Alert alert);

    /** The newest event of a city as the present transaction sees it. */
    Position head(String city);

    /** The log of the contract's topic. */
    static AlertLog of(AlertsPublisher publisher) {
        return new AlertLog() {
            @Override
            public void append(String city, Alert alert) {
                // What becomes of it is known at the commit, which fails with it.
                publisher.publish(city, alert);
            }

            @Override
            public Position head(String city) {
                return publisher.head(city);
            }
        };
    }
}
