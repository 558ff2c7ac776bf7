package dev.howl.testservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Description of a service: how each runtime starts it, and how to check that it is ready.
 *
 * @param name the name of the service in messages
 * @param packageName the name of its Debian package
 * @param image the container image
 * @param local the local program
 * @param probe the readiness check
 */
record ServiceSpec(String name, String packageName, Image image, Local local, Probe probe) {

    /**
     * A container image of a service.
     *
     * @param setting the name of the system property or environment variable that selects another image
     * @param standard the default image, which is public
     * @param port the port of the service inside the container
     * @param command the command to run; empty for the default of the image
     * @param environment the environment variables of the container
     */
    record Image(String setting, String standard, int port, List<String> command, Map<String, String> environment) {
        /** Returns the name of the image to use. */
        String name() {
            return TestSettings.get(setting, standard);
        }
    }

    /** A locally installed program of a service. */
    interface Local {
        /** Returns the names of the programs that must be installed. */
        List<String> programs();

        /** Initializes an empty data folder, before the first start with it. */
        void prepare(Path data) throws IOException;

        /** Returns the command line that starts the service. */
        List<String> line(Path data, int port);
    }

    /** A readiness check: one request on a new connection. */
    interface Probe {
        /** Timeout of the connection and of each read, in milliseconds. */
        int MILLIS = 1_000;

        /** Sends a request and returns whether the response is as expected. */
        boolean isAnswered(InputStream in, OutputStream out) throws IOException;

        /** Connects and returns whether the service is ready; {@code false} if it cannot be reached. */
        default boolean answers(InetSocketAddress address) {
            try (Socket socket = new Socket()) {
                socket.connect(address, MILLIS);
                socket.setSoTimeout(MILLIS);
                return isAnswered(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException e) {
                return false;
            }
        }
    }

    void prepare(Path data) {
        try {
            local.prepare(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
