package guide;

import dev.howl.client.Alert;
import dev.howl.client.HowlClient;
import dev.howl.client.Severity;
import java.util.UUID;
import java.util.function.Consumer;

/** A siren that sounds for the severe alerts of a city. */
final class Siren {
    private final Consumer<String> sound;
    private final Runnable outOfOrder;

    /**
     * Creates a siren.
     *
     * @param sound called with the text of each severe alert
     * @param outOfOrder called if there will be no more alerts
     */
    Siren(Consumer<String> sound, Runnable outOfOrder) {
        this.sound = sound;
        this.outOfOrder = outOfOrder;
    }

    void listen(HowlClient howl, UUID city) {
        howl.alerts(city).subscribe(this::hear).onError(failure -> outOfOrder.run());
    }

    private void hear(Alert alert) {
        if (alert.severity().equals(Severity.SEVERE) || alert.severity().equals(Severity.EXTREME)) {
            sound.accept(alert.message());
        }
    }
}
