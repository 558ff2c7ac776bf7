package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.EnvelopePlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Operation;
import dev.howl.model.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The channel's description for the runtimes: {@code EventsContract.SPEC}. */
public final class ContractEmitter {
    private static final String RUNTIME = "dev.howl.runtime";
    private static final ClassName CHANNEL_SPEC = ClassName.get(RUNTIME, "ChannelSpec");

    private static final ClassName FRAME_FORMAT = ClassName.get(RUNTIME, "FrameFormat");

    private ContractEmitter() {}

    public static Sources.SourceFile emit(ChannelPlan plan) {
        TypeSpec type = Sources.marked(TypeSpec.classBuilder(plan.names().contract()))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "Channel {@code $L} as the runtime needs it.",
                        Javadocs.escape(plan.channel().id()))
                .addField(handshake())
                .addField(FieldSpec.builder(CHANNEL_SPEC, "SPEC", Modifier.STATIC, Modifier.FINAL)
                        .initializer(spec(plan))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
        return Sources.file(plan, type);
    }

    private static FieldSpec handshake() {
        return FieldSpec.builder(Boolean.class, "RUNTIME", Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Does not compile? Then {@code dev.howl:howl-runtime} is older than the generator: use 0.1 or newer.")
                .initializer("$T.AT_LEAST_0_1", ClassName.get(RUNTIME, "HowlRuntime"))
                .build();
    }

    private static CodeBlock spec(ChannelPlan plan) {
        String address = plan.channel().address();
        CodeBlock.Builder spec = CodeBlock.builder()
                .add(
                        "$T.builder($L, $L, $L, $L)\n$>$>",
                        CHANNEL_SPEC,
                        literal(plan.channel().id()),
                        literal(address == null ? "/" : address.startsWith("/") ? address : "/" + address),
                        literal(plan.contract().title()),
                        literal(plan.contract().contractVersion()));
        spec.add(envelope(plan.envelope()));
        messages(spec, "clientMessage", plan.clientMessages());
        plan.clientMessages().forEach(message -> spec.add("$L", dedupe(message)));
        messages(spec, "serverMessage", plan.serverMessages());
        Stream.concat(plan.clientMessages().stream(), plan.serverMessages().stream())
                .distinct()
                .forEach(message -> spec.add("$L", format(message, plan.envelope())));
        scopes(spec, plan);
        ChannelExtensions howl = plan.channel().howl();
        howl.topics().values().forEach(topic -> spec.add("$L", topic(topic)));
        if (howl.heartbeat() != null) {
            spec.add(
                    ".heartbeat(new $T($L, $L))\n",
                    ClassName.get(RUNTIME, "HeartbeatSpec"),
                    duration(howl.heartbeat().interval()),
                    duration(howl.heartbeat().idleTimeout()));
        }
        howl.errors()
                .values()
                .forEach(error -> spec.add(
                        ".error($L, $L, $L)\n",
                        literal(error.code()),
                        error.retryable(),
                        literal(error.description())));
        if (howl.onInvalid() != null) {
            String constant = howl.onInvalid().toUpperCase(Locale.ROOT).replace('-', '_');
            spec.add(".onInvalid($T.$L)\n", ClassName.get(RUNTIME, "OnInvalid"), constant);
        }
        return spec.add(".build()$<$<").build();
    }

    private static CodeBlock envelope(EnvelopePlan envelope) {
        return CodeBlock.of(
                ".envelope(new $T($L, $L, $L, $L, $L))\n",
                ClassName.get(RUNTIME, "Envelope"),
                literal(envelope.discriminator()),
                literal(envelope.payload()),
                literal(envelope.correlation()),
                literal(envelope.position()),
                literal(envelope.connectionId()));
    }

    private static CodeBlock literal(@Nullable String text) {
        return text == null ? CodeBlock.of("null") : Literals.text(text);
    }

    private static void messages(CodeBlock.Builder spec, String method, List<MessagePlan> messages) {
        for (MessagePlan message : messages) {
            spec.add(".$L($L, $L, $T.class", method, literal(message.id()), literal(message.wire()), message.name());
            String role = message.message().role();
            if (role != null) {
                spec.add(", $T.$L", ClassName.get(RUNTIME, "Role"), role.toUpperCase(Locale.ROOT));
            }
            spec.add(")\n");
        }
    }

    /** The property that tells a message that was sent before ({@code x-howl-dedupe}), where it has one. */
    private static CodeBlock dedupe(MessagePlan message) {
        return message.type().components().stream()
                .filter(component -> component.schema().hasFlag("x-howl-dedupe"))
                .findFirst()
                .map(component ->
                        CodeBlock.of(".dedupe($L, $L)\n", literal(message.id()), literal(component.property())))
                .orElse(CodeBlock.of(""));
    }

    /** What the frames of a message are, where they are no JSON objects that the discriminator tells. */
    private static CodeBlock format(MessagePlan message, EnvelopePlan envelope) {
        if (message.type().body() instanceof JavaType.Body.Value) {
            return message.isMarked() && Set.of(Schema.Type.OBJECT).containsAll(types(message))
                    ? CodeBlock.of(".format($L, $T.wholeObject())\n", literal(message.id()), FRAME_FORMAT)
                    : CodeBlock.of(
                            ".format($L, $T.value($L))\n", literal(message.id()), FRAME_FORMAT, words(types(message)));
        }
        if (message.type().body() instanceof JavaType.Body.Properties) {
            return envelope.discriminator() == null || message.isMarked()
                    ? CodeBlock.of("")
                    : CodeBlock.of(".format($L, $T.onlyObject())\n", literal(message.id()), FRAME_FORMAT);
        }
        if (!(message.type().body() instanceof JavaType.Body.Text text)) {
            return CodeBlock.of("");
        }
        if (text.regex() != null) {
            return CodeBlock.of(
                    ".format($L, $T.pattern($L$L))\n",
                    literal(message.id()),
                    FRAME_FORMAT,
                    literal(text.regex()),
                    more(text.groups()));
        }
        return text.constants().isEmpty()
                ? CodeBlock.of(".format($L, $T.text())\n", literal(message.id()), FRAME_FORMAT)
                : CodeBlock.of(
                        ".format($L, $T.constant($L$L))\n",
                        literal(message.id()),
                        FRAME_FORMAT,
                        literal(text.constants().get(0)),
                        more(text.constants().subList(1, text.constants().size())));
    }

    private static Set<Schema.Type> types(MessagePlan message) {
        Schema payload = message.message().payload();
        return payload == null ? Set.of() : payload.keywords().types();
    }

    private static CodeBlock words(Set<Schema.Type> types) {
        return types.stream()
                .sorted()
                .map(type -> CodeBlock.of("$S", type.name().toLowerCase(Locale.ROOT)))
                .collect(CodeBlock.joining(", "));
    }

    private static CodeBlock more(List<String> arguments) {
        return arguments.stream()
                .map(argument -> CodeBlock.of(", $L", literal(argument)))
                .collect(CodeBlock.joining(""));
    }

    private static void scopes(CodeBlock.Builder spec, ChannelPlan plan) {
        for (Operation operation : plan.contract().operations(plan.channel())) {
            if (operation.action() == Operation.Action.RECEIVE && operation.scope() != null) {
                operation
                        .messages()
                        .forEach(message ->
                                spec.add(".scope($L, $L)\n", literal(message.id()), literal(operation.scope())));
            }
        }
    }

    private static CodeBlock topic(Topic topic) {
        ClassName type = ClassName.get(RUNTIME, "TopicSpec");
        CodeBlock.Builder code = CodeBlock.builder().add(".topic($T.of($L", type, literal(topic.name()));
        topic.events().forEach(event -> code.add(", $L", literal(event)));
        code.add(")");
        if (topic.keyed()) {
            code.add(".withKey()");
        }
        if (topic.durable()) {
            code.add(".asDurable()");
        }
        if (topic.snapshot() != null) {
            code.add(".withSnapshot($L)", literal(topic.snapshot()));
        }
        if ("close".equals(topic.lagging())) {
            code.add(".withLagging($T.Lagging.CLOSE)", type);
        }
        if (topic.publishScope() != null) {
            code.add(".withPublishScope($L)", literal(topic.publishScope()));
        }
        if (topic.readScope() != null) {
            code.add(".withReadScope($L)", literal(topic.readScope()));
        }
        if (topic.planned()) {
            code.add(".asPlanned()");
        }
        return code.add(")\n").build();
    }

    private static CodeBlock duration(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? CodeBlock.of("$T.ofSeconds($L)", Duration.class, duration.toSeconds())
                : CodeBlock.of("$T.ofMillis($L)", Duration.class, duration.toMillis());
    }
}
