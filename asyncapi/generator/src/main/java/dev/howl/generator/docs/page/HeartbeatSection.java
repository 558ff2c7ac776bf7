package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.model.ChannelExtensions.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The section of the heartbeat. */
final class HeartbeatSection {
    private HeartbeatSection() {}

    static Html of(Scope scope) {
        Heartbeat heartbeat = scope.channel().howl().heartbeat();
        return heartbeat == null ? Html.NOTHING : Section.of("heartbeat", "Heartbeat", content(scope, heartbeat));
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
