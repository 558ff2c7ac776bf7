package dev.howl.pact;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pact files of a folder. */
final class PactFiles {
    private PactFiles() {}

    /**
     * Returns the pacts with a server, in alphabetical order of their files.
     *
     * @throws IllegalArgumentException if there are none, or one is no V4 pact
     */
    static List<V4Pact> of(Path folder, String provider) throws IOException {
        List<V4Pact> pacts = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    Pact pact = DefaultPactReader.INSTANCE.loadPact(file.toFile());
                    if (!(pact instanceof V4Pact v4)) {
                        throw new IllegalArgumentException(file + " is no pact of the Pact Specification 4");
                    }
                    if (pact.getProvider().getName().equals(provider)) {
                        pacts.add(v4);
                    }
                }
            }
        }
        if (pacts.isEmpty()) {
            throw new IllegalArgumentException("there is no pact with '" + provider + "' in " + folder);
        }
        return pacts;
    }

    /** Returns the names of the provider states of an interaction. */
    static String state(V4Interaction interaction) {
        return interaction.getProviderStates().stream()
                .map(state -> String.valueOf(state.getName()))
                .collect(Collectors.joining(", "));
    }
}
