package dev.howl.generator.server;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.model.Operation;
import javax.lang.model.element.Modifier;

/** One handler interface: a method per message that clients send with these operations. */
final class HandlerEmitter {
    private HandlerEmitter() {}

    static SourceFile emit(ChannelPlan plan, FacetPlan facet) {
        String of = "Handles the " + facet.words() + ".";
        if (facet.group() instanceof FacetPlan.Rest) {
            of = "Handles what clients send on channel `" + plan.channel().id() + "`.";
        } else if (facet.group() instanceof FacetPlan.Tag) {
            of = "Handles the " + facet.words() + " of channel `"
                    + plan.channel().id() + "`.";
        }
        TypeSpec.Builder type = Sources.marked(TypeSpec.interfaceBuilder(facet.handler()))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(
                        of,
                        "Methods are called on the connection's event loop, in the order in which the messages came, and"
                                + " must not block. A CodedException, thrown or as the failure of a stage, is answered with"
                                + " its code."));
        facet.received().forEach(operation -> type.addMethod(method(plan, operation)));
        return Sources.file(plan, type.build());
    }

    private static MethodSpec method(ChannelPlan plan, OperationPlan plannedOperation) {
        Operation operation = plannedOperation.operation();
        TypeName result =
                plannedOperation.reply() == null ? TypeName.VOID : ServerNames.stage(plannedOperation.reply());
        MethodSpec.Builder method = MethodSpec.methodBuilder(plannedOperation.handlerMethod())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(javadoc(operation, plannedOperation))
                .returns(result)
                .addParameter(plan.names().session(), "session")
                .addParameter(
                        plannedOperation.message().name(), plannedOperation.reply() == null ? "message" : "request");
        if (!operation.planned()) {
            return method.addModifiers(Modifier.ABSTRACT).build();
        }
        String wire = plannedOperation.message().wire();
        return plannedOperation.reply() == null
                ? method.addModifiers(Modifier.DEFAULT)
                        .addStatement("throw $T.exception($L)", ServerNames.PLANNED_OPERATIONS, Literals.text(wire))
                        .build()
                : method.addModifiers(Modifier.DEFAULT)
                        .addStatement("return $T.reply($L)", ServerNames.PLANNED_OPERATIONS, Literals.text(wire))
                        .build();
    }

    private static CodeBlock javadoc(Operation operation, OperationPlan planned) {
        String summary = operation.summary() == null ? operation.title() : operation.summary();
        CodeBlock.Builder javadoc = CodeBlock.builder()
                .add(Javadocs.paragraphs(
                        summary == null ? "Operation `" + operation.id() + "`." : summary,
                        operation.description(),
                        operation.planned()
                                ? "Planned: answered `not_implemented` until a handler overrides it."
                                : null));
        if (planned.reply() != null) {
            javadoc.add("\n\n@return the reply, sent with the request's correlation id when the stage completes");
        }
        return javadoc.build();
    }
}
