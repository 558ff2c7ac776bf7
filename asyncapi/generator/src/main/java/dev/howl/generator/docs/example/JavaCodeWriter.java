package dev.howl.generator.docs.example;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.client.RequestForms;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.KeyPlan;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.generator.plan.TopicPlan;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A writer of one use of a client: it connects, and then calls one method. Not thread-safe. */
final class JavaCodeWriter {
    private final Contract contract;
    private final ChannelPlan plan;
    private final Channel channel;
    private final Map<ClassName, String> parts;
    private final JavaValues values;
    private final CodeBlock.Builder inner = CodeBlock.builder();
    private final List<ParameterSpec> given = new ArrayList<>();

    JavaCodeWriter(
            Contract contract, ChannelPlan plan, Channel channel, Map<ClassName, String> parts, JavaValues values) {
        this.contract = contract;
        this.plan = plan;
        this.channel = channel;
        this.parts = parts;
        this.values = values;
    }

    JavaCode code() {
        CodeBlock all = CodeBlock.builder()
                .beginControlFlow(
                        "try ($1T client = $1T.connect($2L))", plan.names().client(), address())
                .add(inner.build())
                .endControlFlow()
                .build();
        return new JavaCode(plan.packageName(), all, List.copyOf(given));
    }

    private CodeBlock address() {
        List<Component> required =
                plan.handshake() == null ? List.of() : plan.handshake().type().required();
        if (required.isEmpty() || !RequestForms.isShort(required)) {
            return uri(ExampleUrls.of(contract, channel));
        }
        CodeBlock.Builder arguments = CodeBlock.builder().add(uri(ExampleUrls.server(contract)));
        required.forEach(component -> arguments.add(", $L", variable(component.type(), component.name())));
        return arguments.build();
    }

    private static CodeBlock uri(String address) {
        return CodeBlock.of("$T.create($L)", URI.class, Literals.text(address));
    }

    /** Adds a request of the client, with the values of an example. */
    JavaCodeWriter request(FacetPlan facet, OperationPlan operation, @Nullable JsonNode frame) {
        return call(facet, operation, arguments(facet, operation, content(frame)));
    }

    /** Adds a request of the client with these arguments. */
    JavaCodeWriter call(FacetPlan facet, OperationPlan operation, CodeBlock arguments) {
        CodeBlock call = CodeBlock.of("$L.$N($L)", part(facet), operation.clientMethod(), arguments);
        ClassName reply = operation.reply();
        if (reply == null) {
            inner.addStatement("$L.join()", call);
        } else {
            inner.addStatement("$T answer = $L.join()", reply, call);
            inner.addStatement("$T.out.println(answer)", System.class);
        }
        return this;
    }

    private CodeBlock arguments(FacetPlan facet, OperationPlan operation, JsonNode content) {
        RecordType type = operation.message().type();
        RequestForms forms = RequestForms.of(facet, type);
        boolean isMore = optional(type).anyMatch(component -> content.has(component.property()));
        if (forms.ofRecord() && (isMore || !forms.flat())) {
            return values.of(content, type.name()).orElseGet(() -> variable(type.name(), "request"));
        }
        return forms.parameters().stream()
                .map(component -> values.of(
                                isWhole(type) ? content : content.path(component.property()), component.type())
                        .orElseGet(() -> variable(component.type(), component.name())))
                .collect(CodeBlock.joining(", "));
    }

    /** Returns whether the only component of a message holds the whole frame. */
    static boolean isWhole(RecordType type) {
        return type.components().size() == 1
                && (type.body() instanceof JavaType.Body.Value
                        || (type.body() instanceof JavaType.Body.Text text
                                && text.template() == null
                                && text.groups().isEmpty()));
    }

    /** Returns the components that a request of the record sets, and one with a parameter for each required one does not. */
    static Stream<Component> optional(RecordType type) {
        return type.components().stream().filter(component -> !component.required() && component.filledBy() == null);
    }

    /** Returns the part of a frame that the record holds. */
    private JsonNode content(@Nullable JsonNode frame) {
        if (frame == null) {
            return MissingNode.getInstance();
        }
        String envelope = plan.envelope().payload();
        return envelope == null ? frame : frame.path(envelope);
    }

    /** Adds a listener for a message that the server sends outside of topics. */
    JavaCodeWriter listener(FacetPlan facet, OperationPlan operation) {
        ClassName reply = operation.reply();
        if (reply == null) {
            inner.addStatement(
                    "$L.$N(message -> $T.out.println(message))", part(facet), operation.clientMethod(), System.class);
        } else {
            inner.addStatement(
                    "$L.$N(request -> $T.completedFuture($L))",
                    part(facet),
                    operation.clientMethod(),
                    CompletableFuture.class,
                    variable(reply, "answer"));
        }
        return this;
    }

    /** Adds a subscription to a topic, with its state where it has one. */
    JavaCodeWriter subscription(FacetPlan facet, TopicPlan topic) {
        String suffix =
                facet.topics().size() > 1 ? "To" + JavaNames.type(topic.topic().name()) : "";
        KeyPlan key = topic.key();
        CodeBlock first = key == null || facet.key() != null
                ? CodeBlock.of("")
                : CodeBlock.of("$L, ", variable(key.type(), key.name()));
        CodeBlock listener = CodeBlock.of("event -> $T.out.println(event)", System.class);
        if (plan.snapshot(topic) == null) {
            inner.addStatement("$L.subscribe$L($L$L)", part(facet), suffix, first, listener);
        } else {
            inner.addStatement(
                    "$L.follow$L($Lnow -> $T.out.println(now), $L)",
                    part(facet),
                    suffix,
                    first,
                    System.class,
                    listener);
        }
        return this;
    }

    /** Adds a statement that waits until the connection has ended. */
    JavaCodeWriter waiting() {
        inner.addStatement("client.closed().join()");
        return this;
    }

    private CodeBlock part(FacetPlan facet) {
        String method = parts.get(facet.api());
        if (facet.name() == null || method == null) {
            return CodeBlock.of("client");
        }
        KeyPlan key = facet.key();
        return CodeBlock.of("client.$N($L)", method, key == null ? CodeBlock.of("") : variable(key.type(), key.name()));
    }

    private CodeBlock variable(TypeName type, String name) {
        String chosen = free(name);
        if (given.stream().noneMatch(parameter -> parameter.name().equals(chosen))) {
            given.add(ParameterSpec.builder(type, chosen).build());
        }
        return CodeBlock.of("$N", chosen);
    }

    /** Returns a name for a variable beside those that the code has itself. */
    static String free(String name) {
        String free = name;
        while (List.of("client", "answer", "event", "now", "message").contains(free)) {
            free = free + "Value";
        }
        return free;
    }
}
