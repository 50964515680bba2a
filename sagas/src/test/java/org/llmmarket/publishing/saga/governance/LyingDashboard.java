package org.llmmarket.publishing.saga.governance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket server that says what it is told to, whatever it is asked, and then hangs up or says no more. */
final class LyingDashboard implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server;
    private final boolean holdsTheLine;
    private final List<String> messages;
    private final AtomicInteger connections = new AtomicInteger();

    LyingDashboard(String... messages) throws IOException {
        this(false, messages);
    }

    /** One that never hangs up. */
    static LyingDashboard holdingTheLine(String... messages) throws IOException {
        return new LyingDashboard(true, messages);
    }

    private LyingDashboard(boolean holdsTheLine, String... messages) throws IOException {
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.holdsTheLine = holdsTheLine;
        this.messages = List.of(messages);
        Thread thread = new Thread(this::talk, "lying-dashboard");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/graphql";
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void talk() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                out.write(welcome(key(socket)).getBytes(StandardCharsets.US_ASCII));
                for (String message : messages) {
                    out.write(frame(message.getBytes(StandardCharsets.UTF_8)));
                    out.flush();
                }
                connections.incrementAndGet();
                if (holdsTheLine) {
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException | GeneralSecurityException e) {
                // The listener has gone; the next one is told the same.
            }
        }
    }

    private static String key(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
                key = line.substring(18).strip();
            }
        }
        return key;
    }

    private static String welcome(String key) throws GeneralSecurityException {
        byte[] accepted = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accepted) + "\r\n"
                + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";
    }

    private static byte[] frame(byte[] text) {
        byte[] frame = new byte[text.length + 4];
        frame[0] = (byte) 0x81;
        frame[1] = 126;
        frame[2] = (byte) (text.length >> 8);
        frame[3] = (byte) text.length;
        System.arraycopy(text, 0, frame, 4, text.length);
        return frame;
    }
}
