package dev.howl.app.alerts;

import dev.howl.app.contract.AlertsHandler;
import dev.howl.app.contract.AlertsSnapshot;
import dev.howl.app.contract.EventsSession;
import dev.howl.app.contract.GetAlerts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Handler of the alert operations of the contract. */
final class AlertsEndpoint implements AlertsHandler {
    private final AlertService alerts;
    private final Cities cities;

    AlertsEndpoint(AlertService alerts, Cities cities) {
        this.alerts = alerts;
        this.cities = cities;
    }

    @Override
    public CompletionStage<AlertsSnapshot> getAlerts(EventsSession session, GetAlerts request) {
        return cities.find(request.key())
                .map(alerts::inForce)
                .orElseGet(() -> CompletableFuture.failedStage(AlertErrors.noKey()));
    }
}
