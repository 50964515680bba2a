package org.llmmarket.publishing.access.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, which no HTTP client would. */
final class RawHttp {

    private RawHttp() {}

    /** What comes back until the server closes the connection. */
    static String send(int port, String... parts) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            for (String part : parts) {
                try {
                    socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                } catch (SocketException e) {
                    break; // The server has heard enough.
                }
            }
            if (!socket.isClosed()) {
                socket.shutdownOutput();
            }
            return readAll(socket.getInputStream());
        }
    }

    private static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (SocketException e) {
            // A reset after the answer: what was read before counts.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
