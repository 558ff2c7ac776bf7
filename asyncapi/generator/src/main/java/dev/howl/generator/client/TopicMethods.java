package dev.howl.generator.client;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.KeyPlan;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.SnapshotPlan;
import dev.howl.generator.plan.TopicPlan;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The methods of a client, or of a part of one, for the events of a topic. */
final class TopicMethods {
    private static final String HOW =
            "The listener is called on the client's executor, one event at a time, in order. After a reconnect the"
                    + " subscription continues after the last event handled.";
    private static final String SINCE =
            "the position of the last event handled, perhaps in an earlier process: the subscription begins with the"
                    + " next event or reports a gap; {@code null} to begin with new events";

    private final TopicPlan topic;
    private final @Nullable SnapshotPlan snapshot;
    private final String suffix;
    private final CodeBlock key;
    private final @Nullable KeyPlan asksFor;

    /**
     * @param several whether the class has methods of other topics, too
     * @param anyKey whether the class stands for no key, so that its methods take one
     */
    TopicMethods(TopicPlan topic, @Nullable SnapshotPlan snapshot, boolean several, boolean anyKey) {
        this.topic = topic;
        this.snapshot = snapshot;
        this.suffix = several ? "To" + JavaNames.type(topic.topic().name()) : "";
        this.key = topic.key() == null ? CodeBlock.of("null") : topic.key().text();
        this.asksFor = anyKey ? topic.key() : null;
    }

    void addTo(TypeSpec.Builder type) {
        for (boolean since : new boolean[] {false, true}) {
            type.addMethod(subscribe(ClientNames.listener(topic.eventType()), "", since));
            type.addMethod(
                    subscribe(ClientNames.positionedListener(topic.eventType()), ", each with its position", since));
        }
        if (snapshot != null) {
            type.addMethod(follow(snapshot));
        }
        type.addMethod(events(false)).addMethod(events(true));
    }

    private MethodSpec subscribe(TypeName listener, String what, boolean since) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("subscribe" + suffix)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(
                        "Subscribes to topic `" + topic.topic().name() + "`" + what
                                + (since ? ", starting after a position." : "."),
                        topic.topic().description(),
                        HOW))
                .returns(ClientNames.SUBSCRIPTION);
        addPlace(method, since);
        return method.addParameter(listener, "listener")
                .addStatement(
                        "return connection.subscribe($L, $L, $L, $T.class, listener)",
                        Literals.text(topic.topic().name()),
                        key,
                        since ? "since" : "null",
                        topic.eventType())
                .build();
    }

    private MethodSpec follow(SnapshotPlan plan) {
        TypeName reply = plan.reply().name();
        CodeBlock request =
                plan.request().type().components().stream().map(this::argument).collect(CodeBlock.joining(", "));
        MethodSpec.Builder method = MethodSpec.methodBuilder("follow" + suffix)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(
                        "Subscribes to topic `" + topic.topic().name()
                                + "` together with its state: the state first, then every event after it exactly"
                                + " once. After a gap the state is sent again.",
                        topic.topic().description(),
                        "Both are called on the client's executor, one call at a time. The snapshot is requested until it"
                                + " arrives; a refusal that is not retryable ends the subscription."))
                .addJavadoc("\n")
                .addJavadoc(Javadocs.param("now", "called with the snapshot"))
                .addJavadoc(Javadocs.param("each", "called with each event after it"))
                .returns(ClientNames.SUBSCRIPTION);
        if (asksFor != null) {
            method.addParameter(asksFor.type(), asksFor.name());
        }
        return method.addParameter(ClientNames.listener(reply), "now")
                .addParameter(ClientNames.listener(topic.eventType()), "each")
                .addStatement(
                        "return connection.follow($L, $L, new $T<>(new $T($L), $T.class, $T::$N), now, $T.class, each)",
                        Literals.text(topic.topic().name()),
                        key,
                        ClientNames.SNAPSHOT_REQUEST,
                        plan.request().name(),
                        request,
                        reply,
                        reply,
                        plan.position().name(),
                        topic.eventType())
                .build();
    }

    private CodeBlock argument(Component component) {
        KeyPlan own = topic.key();
        if (own != null && own.fills(component)) {
            return own.in(component);
        }
        return component.defaultValue() == null ? CodeBlock.of("null") : component.defaultValue();
    }

    private MethodSpec events(boolean since) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("events" + suffix)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(
                        "Returns the events of topic `" + topic.topic().name() + "` as a publisher with back-pressure"
                                + (since ? ", starting after a position." : "."),
                        "Each subscriber has its own subscription. Events that do not fit into its buffer are requested"
                                + " again from the server; a gap is reported to the client's gap listener."))
                .returns(ClientNames.publisher(topic.eventType()));
        addPlace(method, since);
        return method.addStatement(
                        "return connection.events($L, $L, $L, $T.class)",
                        Literals.text(topic.topic().name()),
                        key,
                        since ? "since" : "null",
                        topic.eventType())
                .build();
    }

    /** The key, where the class stands for none, and the event before the first. */
    private void addPlace(MethodSpec.Builder method, boolean since) {
        if (asksFor != null) {
            method.addParameter(asksFor.type(), asksFor.name());
        }
        if (since) {
            method.addJavadoc("\n\n@param since $L", SINCE)
                    .addParameter(ParameterSpec.builder(ClientNames.POSITION.annotated(Sources.NULLABLE), "since")
                            .build());
        }
    }
}
