package dev.howl.generator.server;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.model.Operation;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The methods of a session that send requests to its client. */
final class SessionRequestMethods {
    private SessionRequestMethods() {}

    /** @param taken names of other methods, to which those of these are added */
    static Stream<MethodSpec> of(ChannelPlan plan, Set<String> taken) {
        return plan.facets().stream()
                .flatMap(facet -> facet.sent().stream())
                .filter(operation -> operation.reply() != null)
                .flatMap(operation -> {
                    String name = JavaNames.unique(operation.handlerMethod(), "", taken);
                    return Stream.of(method(name, operation, false), method(name, operation, true));
                });
    }

    private static MethodSpec method(String name, OperationPlan planned, boolean timed) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc(planned.operation(), timed))
                .returns(ServerNames.stage(Objects.requireNonNull(planned.reply())))
                .addParameter(planned.message().name(), "request");
        CodeBlock timeout = CodeBlock.of("$T.REQUEST_TIMEOUT", ServerNames.SESSION);
        if (timed) {
            method.addParameter(Duration.class, "timeout");
            timeout = CodeBlock.of("timeout");
        }
        return method.addStatement("return session.request(request, $T.class, $L)", planned.reply(), timeout)
                .build();
    }

    private static CodeBlock javadoc(Operation operation, boolean timed) {
        String summary = operation.summary() == null ? operation.title() : operation.summary();
        CodeBlock.Builder javadoc = CodeBlock.builder()
                .add(Javadocs.paragraphs(
                        summary == null ? "Operation `" + operation.id() + "`." : summary,
                        operation.description(),
                        "Sends a request to the client. The stage completes on the connection's event loop, so its callbacks"
                                + " must not block. It fails with a CodedException if there is no answer in time, if"
                                + " the connection ends first, or if too many requests are waiting."));
        if (timed) {
            javadoc.add("\n").add(Javadocs.param("timeout", "for the answer, above zero"));
        }
        return javadoc.build();
    }
}
