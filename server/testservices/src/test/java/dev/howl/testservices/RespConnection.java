package dev.howl.testservices;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to a Redis server that sends inline commands and reads replies of one line or one string. */
final class RespConnection implements Closeable {
    private final Socket socket;
    private final BufferedReader in;

    RespConnection(RedisServer redis) throws IOException {
        socket = new Socket(redis.host(), redis.port());
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static String ask(RedisServer redis, String command) throws IOException {
        try (RespConnection connection = new RespConnection(redis)) {
            return connection.ask(command);
        }
    }

    String ask(String command) throws IOException {
        send(command);
        return answer();
    }

    void send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    String answer() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the server has closed the connection");
        }
        return line.startsWith("$") && !line.equals("$-1") ? in.readLine() : line;
    }

    void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
