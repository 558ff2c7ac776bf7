package dev.howl.demo;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code howl demo}, which shows the features of a server that it starts and stops. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts a server of its own, shows its features within a minute, and stops it.",
        footer = {"", "Examples:", "  howl demo --server-jar howl-server.jar"},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every step passed", "1:a step failed", "2:invalid usage", "3:the server did not start"})
public final class DemoCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--server-jar", required = true, paramLabel = "PATH", description = "The server's jar.")
    private Path jar = Path.of("");

    @Option(
            names = "--speed",
            converter = SpeedName.class,
            defaultValue = "normal",
            paramLabel = "SPEED",
            description = "The speed: fast, or normal, which leaves time to read (default: normal).")
    private DemoSpeed speed = DemoSpeed.NORMAL;

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "N",
            description = "The server's port on the loopback interface (default: a free one).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line =
                Objects.requireNonNull(command, "used outside a command").commandLine();
        if (!Files.isRegularFile(jar)) {
            throw new ParameterException(line, "--server-jar '" + jar + "' is not a file");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(line, "--port must be from 0 to " + LAST_PORT);
        }
        PrintWriter out = line.getOut();
        TourScreen screen = new TourScreen(out, TerminalStyle.of(System.console(), System.getenv()), speed);
        UnaryOperator<InetSocketAddress> direct = UnaryOperator.identity();
        return new Tour(jar, port, Tour.STEPS, Tour.Limits.DEFAULT, direct, screen, line.getErr()).run();
    }

    /** The converter of the option's value, which is in lower case. */
    private static final class SpeedName implements ITypeConverter<DemoSpeed> {
        @Override
        public DemoSpeed convert(String value) {
            try {
                return DemoSpeed.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is not fast or normal");
            }
        }
    }
}
