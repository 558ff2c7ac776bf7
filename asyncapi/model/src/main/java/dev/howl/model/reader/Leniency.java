package dev.howl.model.reader;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ContractChecks;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.References;
import dev.howl.model.link.SoundPart;
import dev.howl.model.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reduction of a contract to what no finding stops. What is left is checked again, as errors end some checks early
 * and as parts may rest on parts that are left out.
 */
final class Leniency {
    private final SpecificationVersion version;
    private final References references;
    private final Diagnostics diagnostics;
    private final String file;

    Leniency(SpecificationVersion version, References references, Diagnostics diagnostics, String file) {
        this.version = version;
        this.references = references;
        this.diagnostics = diagnostics;
        this.file = file;
    }

    /** Starts with errors, which may be the reason for lesser findings. */
    LinkedContract apply(LinkedContract linked, Set<Node> broken, Stops most) {
        Set<Location> places = new HashSet<>(places(diagnostics.inOrder(file), Stops.EVERYTHING));
        LinkedContract rest = SoundPart.of(linked, references, places);
        while (true) {
            Diagnostics again = new Diagnostics();
            new ContractChecks(version, references, again).meaning(rest, broken);
            List<Diagnostic> found = again.inOrder(file);
            diagnostics.addAll(found);
            if (!places.addAll(places(found, most))) {
                return rest;
            }
            rest = SoundPart.of(rest, references, places);
        }
    }

    private static Set<Location> places(List<Diagnostic> findings, Stops most) {
        return findings.stream()
                .filter(most::isReachedBy)
                .map(Diagnostic::location)
                .collect(Collectors.toSet());
    }
}
