package dev.howl.testservices;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lookup of installed programs on this machine. */
final class LocalPrograms {
    /** Folders of servers, which the PATH of an ordinary user may not contain. */
    private static final List<String> SERVERS = List.of("/usr/sbin", "/usr/local/sbin");

    private LocalPrograms() {}

    /** Looks up a program on the PATH and in the folders of servers. */
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
     * Returns the path of a program.
     *
     * @throws AssertionError if it is not installed
     */
    static String path(String name) {
        return find(name)
                .orElseThrow(() -> new AssertionError("the program " + name + " is not on the PATH; install it"))
                .toString();
    }
}
