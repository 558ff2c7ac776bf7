package dev.howl.generator.server;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.generator.plan.TopicPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the server's runtime finds by {@link java.util.ServiceLoader}: the channel, its handlers, its publishers. */
final class BindingEmitter {
    private final ChannelPlan plan;

    private BindingEmitter(ChannelPlan plan) {
        this.plan = plan;
    }

    static SourceFile emit(ChannelPlan plan) {
        BindingEmitter emitter = new BindingEmitter(plan);
        TypeSpec type = Sources.marked(TypeSpec.classBuilder(plan.names().binding()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        Javadocs.paragraphs("Binds channel `" + plan.channel().id() + "` to its handlers."))
                .addSuperinterface(ParameterizedTypeName.get(
                        ServerNames.CHANNEL_BINDING, plan.names().session()))
                .addMethod(override("spec")
                        .returns(ServerNames.CHANNEL_SPEC)
                        .addStatement("return $T.SPEC", plan.names().contract())
                        .build())
                .addMethod(override("resources")
                        .returns(String.class)
                        .addStatement("return $S", plan.resources())
                        .build())
                .addMethod(override("session")
                        .returns(plan.names().session())
                        .addParameter(ServerNames.SESSION, "session")
                        .addStatement("return new $T(session)", plan.names().session())
                        .build())
                .addMethod(emitter.handlers())
                .addMethod(emitter.bind())
                .addMethod(emitter.publishers())
                .build();
        return Sources.file(plan, type);
    }

    private List<FacetPlan> handled() {
        return plan.facets().stream()
                .filter(facet -> !facet.received().isEmpty())
                .toList();
    }

    private MethodSpec handlers() {
        CodeBlock classes = handled().stream()
                .filter(facet -> !facet.allPlanned())
                .map(facet -> CodeBlock.of("$T.class", facet.handler()))
                .collect(CodeBlock.joining(", "));
        ParameterizedTypeName anyClass =
                ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));
        return override("handlers")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), anyClass))
                .addStatement("return $T.of($L)", List.class, classes)
                .build();
    }

    private MethodSpec bind() {
        MethodSpec.Builder method = override("bind")
                .addParameter(ServerNames.HANDLERS, "handlers")
                .addParameter(
                        ParameterizedTypeName.get(
                                ServerNames.ROUTES, plan.names().session()),
                        "routes");
        for (FacetPlan facet : handled()) {
            String variable = JavaNames.member(facet.handler().simpleName());
            CodeBlock fallback =
                    facet.allPlanned() ? CodeBlock.of(", () -> new $T() {}", facet.handler()) : CodeBlock.of("");
            method.addStatement("$1T $2N = handlers.get($1T.class$3L)", facet.handler(), variable, fallback);
            facet.received().forEach(operation -> method.addStatement(route(operation, variable)));
        }
        return method.build();
    }

    private static CodeBlock route(OperationPlan operation, String variable) {
        String kind = operation.reply() == null ? "message" : "request";
        return CodeBlock.of(
                "routes.$L($T.class, $N::$N)", kind, operation.message().name(), variable, operation.handlerMethod());
    }

    private MethodSpec publishers() {
        CodeBlock.Builder list = CodeBlock.builder().add("return $T.of(\n", List.class);
        for (TopicPlan topic : plan.topics()) {
            list.add(
                    "new $T(context.topic($L)),\n",
                    topic.publisher(),
                    Literals.text(topic.topic().name()));
        }
        list.add("new $T(context.sessions()))", plan.names().sessions());
        return override("publishers")
                .returns(ParameterizedTypeName.get(List.class, Object.class))
                .addParameter(ServerNames.PUBLISHER_CONTEXT, "context")
                .addStatement(list.build())
                .build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(AnnotationSpec.builder(Override.class).build());
    }
}
