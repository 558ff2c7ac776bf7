package dev.howl.cli;

import dev.howl.generator.emit.GeneratorVersion;
import picocli.CommandLine.IVersionProvider;

/** The provider of the version, which all modules of Howl share. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"howl " + GeneratorVersion.current()};
    }
}
