package dev.howl.generator.docs;

import dev.howl.model.ChannelExtensions.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section of the heartbeat. */
final class HeartbeatSection {
    private HeartbeatSection() {}

    static Optional<Section> of(Scope scope) {
        return Optional.ofNullable(scope.channel().howl().heartbeat())
                .map(heartbeat ->
                        new Section(scope.anchor("heartbeat"), "Heartbeat", List.of(), content(scope, heartbeat)));
    }

    private static Html content(Scope scope, Heartbeat heartbeat) {
        Html ping = scope.role("ping").orElse(Html.text("a ping"));
        Html answer = scope.role("pong")
                .map(pong -> Html.all(Html.text(" The server answers "), pong, Html.text(".")))
                .orElse(Html.NOTHING);
        return Html.element(
                "p",
                Html.text("Send "),
                ping,
                Html.text(" every " + words(heartbeat.interval()) + "."),
                answer,
                Html.text(" The server closes a connection that it has heard nothing from for "
                        + words(heartbeat.idleTimeout()) + "; any frame counts."));
    }

    /** Returns a duration for people: {@code 1 min 30 s}. */
    static String words(Duration duration) {
        List<String> parts = new ArrayList<>();
        part(parts, duration.toHours(), "h");
        part(parts, duration.toMinutesPart(), "min");
        part(parts, duration.toSecondsPart(), "s");
        part(parts, duration.toMillisPart(), "ms");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void part(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit);
        }
    }
}
