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
 * Description of a service for all runtimes.
 *
 * @param name the name for people
 * @param packageName the name of its Debian package
 * @param image the container image
 * @param local the local program
 * @param probe a check for readiness
 */
record ServiceSpec(String name, String packageName, Image image, Local local, Probe probe) {

    /**
     * A container image.
     *
     * @param setting names the property or variable that holds another image
     * @param standard a public image
     * @param port inside the container
     * @param command what runs, the image's own where it is empty
     * @param environment of the container
     */
    record Image(String setting, String standard, int port, List<String> command, Map<String, String> environment) {
        String name() {
            return ServiceRuntime.setting(setting, standard);
        }
    }

    /** A program of this machine. */
    interface Local {
        /** Programs that must be there. */
        List<String> programs();

        /** Called once for empty data, before the first start. */
        void prepare(Path data) throws IOException;

        /** The command line. */
        List<String> line(Path data, int port);
    }

    /** One question to a service. */
    interface Probe {
        int MILLIS = 1_000;

        boolean isAnswered(InputStream in, OutputStream out) throws IOException;

        default boolean answers(InetSocketAddress address) {
            try (Socket socket = new Socket()) {
                socket.connect(address, MILLIS);
                socket.setSoTimeout(MILLIS);
                return isAnswered(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException e) {
                return false; // not yet
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
