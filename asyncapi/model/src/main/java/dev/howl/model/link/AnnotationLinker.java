package dev.howl.model.link;

import dev.howl.model.Annotations;
import dev.howl.model.Annotations.Note;
import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Server;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields that only documentation shows. */
final class AnnotationLinker {
    private final Mapping document;
    private final References references;
    private final SourceNodes origins;
    private final Map<Location, List<Note>> objects = new HashMap<>();

    AnnotationLinker(Mapping document, References references, SourceNodes origins) {
        this.document = document;
        this.references = references;
        this.origins = origins;
    }

    Annotations annotations(List<Server> servers, List<Channel> channels, List<Operation> operations) {
        servers.forEach(this::server);
        channels.forEach(this::channel);
        for (Operation operation : operations) {
            put(
                    operation.location(),
                    notes(origins.of(operation)).security(operation.security()).more());
        }
        return new Annotations(document(), objects);
    }

    private void server(Server server) {
        Mapping object = origins.of(server);
        put(
                server.location(),
                notes(object)
                        .text("Title", "title")
                        .text("Summary", "summary")
                        .text("Protocol version", "protocolVersion")
                        .security(server.security())
                        .more());
        values(object.child("variables"));
    }

    private void channel(Channel channel) {
        Mapping object = origins.of(channel);
        put(channel.location(), notes(object).deprecated().more());
        values(object.child("parameters"));
        for (Message message : channel.messages()) {
            put(
                    message.location(),
                    notes(origins.of(message)).deprecated().correlation().more());
        }
    }

    private List<Note> document() {
        List<Note> notes = new ArrayList<>(notes(document).text("Id", "id").list());
        if (document.child("info") instanceof Mapping info) {
            notes.addAll(notes(info)
                    .link("Terms of service", "termsOfService")
                    .named("Contact", "contact", "name", "email")
                    .named("License", "license", "name")
                    .more());
        }
        notes.addAll(notes(document).more());
        return notes;
    }

    /** Reads the variables of a server or the parameters of a channel. */
    private void values(@Nullable Node written) {
        if (written instanceof Mapping map) {
            map.forEach((name, entry) -> {
                if (references.follow(entry) instanceof Mapping object) {
                    put(entry.where(), notes(object).examples().list());
                }
            });
        }
    }

    private NoteReader notes(Mapping object) {
        return new NoteReader(references, object);
    }

    private void put(Location location, List<Note> notes) {
        if (!notes.isEmpty()) {
            objects.put(location, notes);
        }
    }
}
