package dev.howl.generator.docs.example;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import java.util.ArrayList;
import java.util.List;

/** A session of the terminal program wscat: the command, then {@code >} for frames sent and {@code <} for received. */
final class Transcript {
    private final List<String> lines = new ArrayList<>();

    private final ExampleFrames frames;

    private Transcript(ExampleFrames frames, String url) {
        this.frames = frames;
        lines.add("wscat -c " + quoted(url));
    }

    /** Returns the start of a session: the connection, and the frames that open a session of Howl's protocol. */
    static Transcript of(ExampleFrames frames, Channel channel, String url) {
        Transcript transcript = new Transcript(frames, url);
        transcript.addRole(channel, "initial", false);
        transcript.addRole(channel, "connect", true);
        return transcript;
    }

    private void addRole(Channel channel, String role, boolean isSent) {
        channel.messages().stream()
                .filter(message -> role.equals(message.role()))
                .findFirst()
                .ifPresent(message -> add(message, isSent));
    }

    /** Adds the example of a message, unless the session begins with the same. */
    void add(Message message, boolean isSent) {
        frames.line(message).map(frame -> (isSent ? "> " : "< ") + frame).ifPresent(line -> {
            if (!lines.contains(line)) {
                lines.add(line);
            }
        });
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Quotes for a POSIX shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
