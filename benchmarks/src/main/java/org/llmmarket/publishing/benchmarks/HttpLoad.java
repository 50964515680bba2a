package org.llmmarket.publishing.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** GET requests over connections that stay open, each as soon as the last one is answered, with as little of a client as can be. */
final class HttpLoad {

    private HttpLoad() {}

    /**
     * Measures a server on this machine.
     *
     * @param path the next address to ask for
     */
    static Measured run(int port, int connections, long millis, Function<Random, String> path)
            throws InterruptedException, ExecutionException {
        return Clients.run(connections, millis, number -> {
            Connection connection = new Connection(port);
            Random random = new Random(number);
            return () -> connection.get(path.apply(random));
        });
    }

    /** What is answered, once. */
    static byte[] fetch(int port, String path) throws IOException {
        return new Connection(port).get(path);
    }

    private static final class Connection {

        private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
        private static final String LENGTH = "content-length:";

        private final Socket socket;
        private final InputStream in;
        private final byte[] buffer = new byte[256 * 1024];

        Connection(int port) {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                in = socket.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        byte[] get(String path) throws IOException {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            int filled = 0;
            int head = -1;
            while (head < 0) {
                filled += read(filled);
                head = endOfHead(filled);
            }
            String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException(path + " is answered with " + text);
            }
            int end = head + length(text);
            while (filled < end) {
                filled += read(filled);
            }
            return Arrays.copyOfRange(buffer, head, end);
        }

        private int read(int from) throws IOException {
            int count = in.read(buffer, from, buffer.length - from);
            if (count <= 0) {
                throw new EOFException("the server has hung up");
            }
            return count;
        }

        private int endOfHead(int filled) {
            for (int i = 0; i + END_OF_HEAD.length <= filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + END_OF_HEAD.length;
                }
            }
            return -1;
        }

        private static int length(String head) {
            String lower = head.toLowerCase(Locale.ROOT);
            int at = lower.indexOf(LENGTH);
            if (at < 0) {
                throw new IllegalStateException("the length is not told: " + head);
            }
            int from = at + LENGTH.length();
            return Integer.parseInt(
                    lower.substring(from, lower.indexOf('\r', from)).strip());
        }
    }
}
