package dev.howl.generator.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.concurrent.CompletionStage;

/** Types of the server's runtime that generated code names. */
final class ServerNames {
    static final ClassName SESSION = server("Session");
    static final ClassName PRINCIPAL = server("Principal");
    static final ClassName CHANNEL_SESSIONS = server("ChannelSessions");
    static final ClassName ROOM_SESSIONS = server("RoomSessions");
    static final ClassName CHANNEL_BINDING = server("ChannelBinding");
    static final ClassName HANDLERS = server("Handlers");
    static final ClassName ROUTES = server("Routes");
    static final ClassName PUBLISHER_CONTEXT = server("PublisherContext");
    static final ClassName TOPIC_PUBLISHER = server("TopicPublisher");
    static final ClassName TOPIC_LISTENER = server("TopicListener");
    static final ClassName REGISTRATION = server("Registration");
    static final ClassName PUBLISH_OPTIONS = server("PublishOptions");
    static final ClassName PLANNED_OPERATIONS = server("PlannedOperations");
    static final ClassName MESSAGE = ClassName.get("dev.howl.runtime", "Message");
    static final ClassName CHANNEL_SPEC = ClassName.get("dev.howl.runtime", "ChannelSpec");
    static final ClassName POSITION = ClassName.get("dev.howl.runtime", "Position");

    private ServerNames() {}

    static TypeName stage(TypeName result) {
        return ParameterizedTypeName.get(ClassName.get(CompletionStage.class), result);
    }

    private static ClassName server(String name) {
        return ClassName.get("dev.howl.server", name);
    }
}
