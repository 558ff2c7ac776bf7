package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.EnvelopePlan;
import dev.howl.generator.plan.HandshakePlan;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Operation;
import dev.howl.model.routing.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls that describe a channel to the builder of its {@code ChannelSpec}, each with its leading dot. */
final class ContractCalls {
    private static final String RUNTIME = "dev.howl.runtime";
    private static final ClassName CHANNEL_SPEC = ClassName.get(RUNTIME, "ChannelSpec");
    private static final ClassName FRAME_FORMAT = ClassName.get(RUNTIME, "FrameFormat");

    private final ChannelPlan plan;
    private final List<CodeBlock> calls = new ArrayList<>();

    private ContractCalls(ChannelPlan plan) {
        this.plan = plan;
    }

    /** Returns the expression that makes the builder. */
    static CodeBlock builder(ChannelPlan plan) {
        String address = plan.channel().address();
        return CodeBlock.of(
                "$T.builder($L, $L, $L, $L)",
                CHANNEL_SPEC,
                literal(plan.channel().id()),
                literal(address == null ? "/" : address.startsWith("/") ? address : "/" + address),
                literal(plan.contract().title()),
                literal(plan.contract().contractVersion()));
    }

    static List<CodeBlock> of(ChannelPlan plan) {
        ContractCalls calls = new ContractCalls(plan);
        calls.addAll();
        return List.copyOf(calls.calls);
    }

    private void addAll() {
        calls.add(envelope(plan.envelope()));
        if (plan.exactNumbers()) {
            calls.add(CodeBlock.of(".exactNumbers()"));
        }
        if (plan.handshake() != null) {
            calls.add(handshake(plan.handshake()));
        }
        messages("clientMessage", plan.clientMessages());
        plan.clientMessages().forEach(this::dedupe);
        messages("serverMessage", plan.serverMessages());
        Stream.concat(plan.clientMessages().stream(), plan.serverMessages().stream())
                .distinct()
                .forEach(this::describe);
        routing("clientRouting", plan.routing().toServer(), plan.clientMessages());
        routing("serverRouting", plan.routing().toClient(), plan.serverMessages());
        scopes();
        requests();
        ChannelExtensions howl = plan.channel().howl();
        howl.topics().values().forEach(topic -> calls.add(topic(topic)));
        if (howl.heartbeat() != null) {
            calls.add(CodeBlock.of(
                    ".heartbeat(new $T($L, $L))",
                    ClassName.get(RUNTIME, "HeartbeatSpec"),
                    duration(howl.heartbeat().interval()),
                    duration(howl.heartbeat().idleTimeout())));
        }
        howl.errors()
                .values()
                .forEach(error -> calls.add(CodeBlock.of(
                        ".error($L, $L, $L)", literal(error.code()), error.retryable(), literal(error.description()))));
        if (howl.onInvalid() != null) {
            String constant = howl.onInvalid().toUpperCase(Locale.ROOT).replace('-', '_');
            calls.add(CodeBlock.of(".onInvalid($T.$L)", ClassName.get(RUNTIME, "OnInvalid"), constant));
        }
        finalCloseCodes(howl);
    }

    /** The close codes that the contract marks with {@code reconnect: false}. */
    private void finalCloseCodes(ChannelExtensions howl) {
        String codes = howl.closeCodes().values().stream()
                .filter(code -> !code.reconnect())
                .map(code -> Integer.toString(code.code()))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!codes.isEmpty()) {
            calls.add(CodeBlock.of(".finalCloseCodes($L)", codes));
        }
    }

    private static CodeBlock envelope(EnvelopePlan envelope) {
        return CodeBlock.of(
                ".envelope(new $T($L, $L, $L, $L, $L)$L)",
                ClassName.get(RUNTIME, "Envelope"),
                literal(envelope.discriminator()),
                literal(envelope.payload()),
                literal(envelope.correlation()),
                literal(envelope.position()),
                literal(envelope.connectionId()),
                envelope.numbered() ? ".withNumbers()" : "");
    }

    private static CodeBlock handshake(HandshakePlan plan) {
        CodeBlock parameters =
                plan.parameters().stream().map(ContractCalls::parameter).collect(CodeBlock.joining(",\n"));
        return CodeBlock.of(".handshake($T.class,$>$>\n$L$<$<)", plan.type().name(), parameters);
    }

    private static CodeBlock parameter(HandshakePlan.Parameter parameter) {
        String method =
                switch (parameter.part()) {
                    case ADDRESS -> "ofAddress";
                    case QUERY -> "ofQuery";
                    case HEADERS -> "ofHeader";
                };
        CodeBlock types = parameter.texts().stream()
                .sorted()
                .map(type -> CodeBlock.of("$T.$L", ClassName.get(RUNTIME, "TextType"), type.name()))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "$T.$L($L, $L, $L)$L",
                ClassName.get(RUNTIME, "HandshakeParameter"),
                method,
                literal(parameter.name()),
                literal(parameter.component().property()),
                types,
                parameter.isList() ? ".asList()" : "");
    }

    private static CodeBlock literal(@Nullable String text) {
        return text == null ? CodeBlock.of("null") : Literals.text(text);
    }

    private void messages(String method, List<MessagePlan> messages) {
        for (MessagePlan message : messages) {
            String role = message.message().role();
            CodeBlock last = role == null
                    ? CodeBlock.of("")
                    : CodeBlock.of(", $T.$L", ClassName.get(RUNTIME, "Role"), role.toUpperCase(Locale.ROOT));
            calls.add(CodeBlock.of(
                    ".$L($L, $L, $T.class$L)",
                    method,
                    literal(message.id()),
                    literal(message.wire()),
                    message.name(),
                    last));
        }
    }

    /** The property that tells a message that was sent before ({@code x-howl-dedupe}), where it has one. */
    private void dedupe(MessagePlan message) {
        message.type().components().stream()
                .filter(component -> component.shape().hasFlag("x-howl-dedupe"))
                .findFirst()
                .ifPresent(component -> calls.add(
                        CodeBlock.of(".dedupe($L, $L)", literal(message.id()), literal(component.property()))));
    }

    private void describe(MessagePlan message) {
        format(message);
        FixedMembers.describe(plan.envelope(), message, calls::add);
    }

    private void routing(String method, Routing routing, List<MessagePlan> messages) {
        if (!RoutingCode.isDefault(routing.plan(), plan.envelope(), messages)) {
            calls.add(CodeBlock.of(".$L($L)", method, RoutingCode.of(routing.plan())));
        }
    }

    private void format(MessagePlan message) {
        CodeBlock format = FormatCode.of(message, plan.envelope().discriminator());
        if (format != null) {
            calls.add(CodeBlock.of(".format($L, $T.$L)", literal(message.id()), FRAME_FORMAT, format));
        }
    }

    /** A message of several operations needs the first scope that one of them names. */
    private void scopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        for (Operation operation : plan.contract().operations(plan.channel())) {
            String scope = operation.scope();
            if (operation.action() == Operation.Action.RECEIVE && scope != null) {
                operation.messages().forEach(message -> scopes.putIfAbsent(message.id(), scope));
            }
        }
        scopes.forEach((id, scope) -> calls.add(CodeBlock.of(".scope($L, $L)", literal(id), literal(scope))));
    }

    private void requests() {
        plan.facets().stream()
                .flatMap(facet -> facet.sent().stream())
                .filter(operation -> operation.reply() != null)
                .forEach(operation -> calls.add(CodeBlock.of(
                        ".answeredBy($L$L)",
                        literal(operation.message().id()),
                        FormatCode.more(operation.replies().stream()
                                .map(MessagePlan::id)
                                .toList()))));
    }

    private static CodeBlock topic(Topic topic) {
        ClassName type = ClassName.get(RUNTIME, "TopicSpec");
        CodeBlock.Builder code = CodeBlock.builder().add(".topic($T.of($L", type, literal(topic.name()));
        topic.events().forEach(event -> code.add(", $L", literal(event)));
        code.add(")");
        if (topic.key() != null) {
            String parameter = topic.key().parameter();
            code.add(
                    parameter == null
                            ? CodeBlock.of(".withKey()")
                            : CodeBlock.of(".withKeyOf($L)", literal(parameter)));
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
        return code.add(")").build();
    }

    private static CodeBlock duration(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? CodeBlock.of("$T.ofSeconds($L)", Duration.class, duration.toSeconds())
                : CodeBlock.of("$T.ofMillis($L)", Duration.class, duration.toMillis());
    }
}
