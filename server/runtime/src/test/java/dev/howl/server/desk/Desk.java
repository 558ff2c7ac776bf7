package dev.howl.server.desk;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.FrameFormat;
import dev.howl.runtime.OnInvalid;
import dev.howl.runtime.Role;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.PublisherContext;
import dev.howl.server.Routes;
import dev.howl.server.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** A channel of plain-text frames. Each subclass handles invalid frames in another way. */
public abstract class Desk implements ChannelBinding<Session> {
    private final ChannelSpec spec;
    private final Map<String, CompletableFuture<DeskMessages.Done>> waiting = new ConcurrentHashMap<>();

    /** A channel that answers an invalid frame with a text message of role {@code error}. */
    public static final class Answering extends Desk {
        public Answering() {
            super(messages("answering")
                    .serverMessage("wrong", "wrong", DeskMessages.Wrong.class, Role.ERROR)
                    .format(
                            "wrong",
                            FrameFormat.pattern("^ERROR (?<code>[a-z_]+): (?<message>.*)$", "code", "message")));
        }
    }

    /** A channel without {@code x-howl-on-invalid}, which closes the session with 1008. */
    public static final class Closing extends Desk {
        public Closing() {
            super(messages("closing"));
        }
    }

    /** A channel that ignores invalid frames. */
    public static final class Ignoring extends Desk {
        public Ignoring() {
            super(messages("ignoring").onInvalid(OnInvalid.IGNORE));
        }
    }

    private Desk(ChannelSpec.Builder spec) {
        this.spec = spec.build();
    }

    private static ChannelSpec.Builder messages(String name) {
        return ChannelSpec.builder(name, "/" + name, "Desk", "1.0.0")
                .clientMessage("now", "now", DeskMessages.Now.class)
                .clientMessage("wait", "wait", DeskMessages.Wait.class)
                .clientMessage("count", "count", DeskMessages.Count.class)
                .clientMessage("say", "say", DeskMessages.Say.class)
                .serverMessage("sent", "sent", DeskMessages.Sent.class)
                .serverMessage("counted", "counted", DeskMessages.Counted.class)
                .serverMessage("done", "done", DeskMessages.Done.class)
                .serverMessage("said", "said", DeskMessages.Said.class)
                .format("now", FrameFormat.constant("send_now"))
                .format("wait", FrameFormat.pattern("^WAIT (?<number>[0-9]+)$", "number"))
                .format("count", FrameFormat.value("array"))
                .format("say", FrameFormat.text())
                .format("sent", FrameFormat.constant("Immediate message sent"))
                .format("counted", FrameFormat.value("integer"))
                .format("done", FrameFormat.pattern("^DONE (?<number>[0-9]+)$", "number"))
                .format("said", FrameFormat.text());
    }

    @Override
    public final ChannelSpec spec() {
        return spec;
    }

    @Override
    public final String resources() {
        return "META-INF/howl/desk";
    }

    @Override
    public final Session session(Session session) {
        return session;
    }

    @Override
    public final List<Class<?>> handlers() {
        return List.of();
    }

    @Override
    public final void bind(Handlers handlers, Routes<Session> routes) {
        routes.request(
                DeskMessages.Now.class, (session, now) -> CompletableFuture.completedStage(new DeskMessages.Sent()));
        routes.request(
                DeskMessages.Count.class,
                (session, count) -> CompletableFuture.completedStage(new DeskMessages.Counted(
                        JsonNodeFactory.instance.numberNode(count.value().size()))));
        routes.request(DeskMessages.Wait.class, (session, wait) -> waiting(wait.number()));
        routes.message(DeskMessages.Say.class, this::say);
    }

    private CompletableFuture<DeskMessages.Done> waiting(String number) {
        return waiting.computeIfAbsent(number, key -> new CompletableFuture<>());
    }

    private void say(Session session, DeskMessages.Say say) {
        if (say.text().startsWith("done ")) {
            String number = say.text().substring(5);
            waiting(number).complete(new DeskMessages.Done(number));
        } else if (say.text().equals("refuse")) {
            throw new CodedException("conflict", "somebody\nwas first");
        } else {
            session.send(new DeskMessages.Said(say.text()));
        }
    }

    @Override
    public final List<Object> publishers(PublisherContext context) {
        return List.of();
    }
}
