package dev.howl.cli;

import dev.howl.generator.emit.GeneratorVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of all of Howl, which is released as one. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"howl " + GeneratorVersion.current()};
    }
}
