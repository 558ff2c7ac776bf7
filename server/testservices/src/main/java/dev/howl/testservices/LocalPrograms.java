package dev.howl.testservices;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lookup of the programs of this machine. */
final class LocalPrograms {
    /** Folders of servers that may be missing from the PATH of an ordinary user. */
    private static final List<String> SERVERS = List.of("/usr/sbin", "/usr/local/sbin");

    private LocalPrograms() {}

    /** Looks for a program on the path, and where servers are. */
    static Optional<Path> find(String name) {
        List<String> folders =
                new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
        folders.addAll(SERVERS);
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The path of a program.
     *
     * @throws AssertionError where it is not there
     */
    static String path(String name) {
        return find(name)
                .orElseThrow(() -> new AssertionError("there is no " + name + " on the path"))
                .toString();
    }
}
