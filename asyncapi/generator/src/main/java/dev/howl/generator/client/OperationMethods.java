package dev.howl.generator.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.KeyPlan;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.model.Operation;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The methods of a client, or of a part of one, for the operations of a facet. */
final class OperationMethods {
    private final ChannelPlan plan;
    private final FacetPlan facet;
    private final @Nullable KeyPlan key;

    OperationMethods(ChannelPlan plan, FacetPlan facet) {
        this.plan = plan;
        this.facet = facet;
        this.key = facet.key();
    }

    void addTo(TypeSpec.Builder type) {
        boolean several = facet.topics().size() > 1;
        facet.topics()
                .forEach(topic -> new TopicMethods(topic, plan.snapshot(topic), several, key == null).addTo(type));
        facet.received().forEach(operation -> request(operation).forEach(type::addMethod));
        facet.sent().forEach(operation -> type.addMethod(listen(operation)));
    }

    private Stream<MethodSpec> request(OperationPlan operation) {
        RequestForms forms = RequestForms.of(facet, operation.message().type());
        Stream.Builder<MethodSpec> methods = Stream.builder();
        if (forms.flat()) {
            methods.add(flat(operation, forms.parameters()));
        }
        if (forms.ofRecord()) {
            methods.add(ofRecord(operation));
        }
        return methods.build();
    }

    private MethodSpec flat(OperationPlan operation, List<Component> asked) {
        MethodSpec.Builder method = method(operation);
        if (!asked.isEmpty()) {
            method.addJavadoc("\n");
        }
        asked.forEach(component -> {
            method.addParameter(component.type(), component.name());
            method.addJavadoc(Javadocs.param(component.name(), component.description()));
        });
        CodeBlock arguments = operation.message().type().components().stream()
                .map(component -> argument(component, asked))
                .collect(CodeBlock.joining(", "));
        CodeBlock record = CodeBlock.of("new $T($L)", operation.message().name(), arguments);
        return method.addStatement(call(operation, record)).build();
    }

    private CodeBlock argument(Component component, List<Component> asked) {
        if (key != null && key.fills(component)) {
            return key.in(component);
        }
        if (asked.contains(component)) {
            return CodeBlock.of("$N", component.name());
        }
        return component.defaultValue() == null ? CodeBlock.of("null") : component.defaultValue();
    }

    private MethodSpec ofRecord(OperationPlan operation) {
        String name = operation.reply() == null ? "message" : "request";
        return method(operation)
                .addParameter(operation.message().name(), name)
                .addStatement(call(operation, CodeBlock.of("$N", name)))
                .build();
    }

    private static CodeBlock call(OperationPlan operation, CodeBlock record) {
        ClassName reply = operation.reply();
        return reply == null
                ? CodeBlock.of("return connection.send($L)", record)
                : CodeBlock.of("return connection.request($L, $T.class)", record, reply);
    }

    private static MethodSpec.Builder method(OperationPlan operation) {
        ClassName reply = operation.reply();
        TypeName result = reply == null ? ClassName.get(Void.class) : reply;
        return MethodSpec.methodBuilder(operation.clientMethod())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc(operation.operation(), reply != null))
                .returns(ClientNames.future(result));
    }

    private static CodeBlock javadoc(Operation operation, boolean hasReply) {
        String summary = operation.summary() == null ? operation.title() : operation.summary();
        return Javadocs.paragraphs(
                summary == null ? "Operation `" + operation.id() + "`." : summary,
                operation.description(),
                operation.planned() ? "Planned: a server of this release answers `not_implemented`." : null,
                operation.scope() == null ? null : "Requires scope `" + operation.scope() + "`.",
                hasReply
                        ? "The future fails with the server's coded refusal, a time-out, or the loss of the connection."
                        : "The future completes when the message has been written to the connection.");
    }

    private static MethodSpec listen(OperationPlan operation) {
        ClassName message = operation.message().name();
        if (operation.reply() != null) {
            return answer(operation, operation.reply());
        }
        return MethodSpec.methodBuilder(operation.clientMethod())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(
                        "Calls the listener, on the client's executor, for each message `"
                                + operation.message().id() + "`.",
                        operation.operation().summary()))
                .returns(ClientNames.REGISTRATION)
                .addParameter(ClientNames.listener(message), "listener")
                .addStatement("return connection.on($T.class, listener)", message)
                .build();
    }

    private static MethodSpec answer(OperationPlan operation, ClassName reply) {
        ClassName request = operation.message().name();
        return MethodSpec.methodBuilder(operation.clientMethod())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(
                        "Answers each request `" + operation.message().id() + "` of the server with what the handler"
                                + " returns. The handler is called on the client's executor, one request at a time; if it or"
                                + " its stage fails, the server gets no answer.",
                        operation.operation().summary()))
                .addJavadoc("\n\n@throws $T if the request has a handler already", IllegalStateException.class)
                .returns(ClientNames.REGISTRATION)
                .addParameter(ClientNames.handler(request, reply), "handler")
                .addStatement("return connection.answer($T.class, handler)", request)
                .build();
    }
}
