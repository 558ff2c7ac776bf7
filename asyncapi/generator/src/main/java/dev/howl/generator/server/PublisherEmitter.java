package dev.howl.generator.server;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.KeyPlan;
import dev.howl.generator.plan.TopicPlan;
import javax.lang.model.element.Modifier;

/** Emits the publisher of a topic, with which features append events. */
final class PublisherEmitter {
    private PublisherEmitter() {}

    static SourceFile emit(ChannelPlan plan, TopicPlan topic) {
        TypeSpec type = Sources.marked(TypeSpec.classBuilder(topic.publisher()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Javadocs.paragraphs(
                        "Publishes on topic `" + topic.topic().name() + "`. Safe for use by several threads.",
                        topic.topic().description()))
                .addField(ServerNames.TOPIC_PUBLISHER, "topic", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(ServerNames.TOPIC_PUBLISHER, "topic")
                        .addStatement("this.topic = topic")
                        .build())
                .addMethod(publish(topic))
                .addMethod(publishIf(topic))
                .addMethod(head(topic))
                .addMethod(listen(topic))
                .build();
        return Sources.file(plan, type);
    }

    private static MethodSpec publish(TopicPlan topic) {
        return method("publish", topic)
                .addJavadoc(
                        "Appends an event to the log.\n\n@return the position of the event; completes when the event is in the log")
                .returns(ServerNames.stage(ServerNames.POSITION))
                .addParameter(topic.eventType(), "event")
                .addStatement("return topic.publish($L, event)", key(topic))
                .build();
    }

    private static MethodSpec publishIf(TopicPlan topic) {
        return method("publish", topic)
                .addJavadoc("Appends an event if the options allow it.\n\n@see $T#publish", ServerNames.TOPIC_PUBLISHER)
                .returns(ServerNames.stage(ServerNames.POSITION))
                .addParameter(topic.eventType(), "event")
                .addParameter(ServerNames.PUBLISH_OPTIONS, "options")
                .addStatement("return topic.publish($L, event, options)", key(topic))
                .build();
    }

    private static MethodSpec head(TopicPlan topic) {
        return method("head", topic)
                .addJavadoc(
                        "Returns the position of the newest event; within a transaction, as the transaction sees it.\n\n@see $T#head",
                        ServerNames.TOPIC_PUBLISHER)
                .returns(ServerNames.POSITION)
                .addStatement("return topic.head($L)", key(topic))
                .build();
    }

    private static MethodSpec listen(TopicPlan topic) {
        return method("listen", topic)
                .addJavadoc(
                        "Calls a listener for every event from now on, whichever node appends it.\n\n@see $T#listen",
                        ServerNames.TOPIC_PUBLISHER)
                .returns(ServerNames.REGISTRATION)
                .addParameter(
                        ParameterizedTypeName.get(
                                ServerNames.TOPIC_LISTENER, WildcardTypeName.supertypeOf(topic.eventType())),
                        "listener")
                .addStatement("return topic.listen($L, $L)", key(topic), typed(topic))
                .build();
    }

    /** Casts the events, whose type is the message's interface in the topic. */
    private static TypeSpec typed(TopicPlan topic) {
        return TypeSpec.anonymousClassBuilder("")
                .addSuperinterface(ParameterizedTypeName.get(ServerNames.TOPIC_LISTENER, ServerNames.MESSAGE))
                .addMethod(MethodSpec.methodBuilder("event")
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(Override.class)
                        .addParameter(ServerNames.MESSAGE, "event")
                        .addParameter(ServerNames.POSITION, "position")
                        .addStatement("listener.event(($T) event, position)", topic.eventType())
                        .build())
                .addMethod(MethodSpec.methodBuilder("lost")
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(Override.class)
                        .addParameter(ServerNames.POSITION, "resumeAt")
                        .addStatement("listener.lost(resumeAt)")
                        .build())
                .build();
    }

    private static MethodSpec.Builder method(String name, TopicPlan topic) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
        KeyPlan key = topic.key();
        if (key != null) {
            method.addParameter(key.type(), key.name());
        }
        return method;
    }

    private static CodeBlock key(TopicPlan topic) {
        return topic.key() == null ? CodeBlock.of("null") : topic.key().text();
    }
}
