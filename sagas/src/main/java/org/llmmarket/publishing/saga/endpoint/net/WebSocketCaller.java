package org.llmmarket.publishing.saga.endpoint.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Opens handshakes of RFC 6455, each on a connection of its own, and hangs up on their outcome. No client library lets its
 * addresses be filtered and its handshake be wrong on purpose.
 */
public final class WebSocketCaller implements Caller {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Destination destination;
    private final FilteredDns dns;
    private final SSLContext tls;
    private final Deadline deadline;
    private final Duration longestCall;
    private final ScheduledExecutorService watch;

    public WebSocketCaller(
            Destination destination,
            FilteredDns dns,
            SSLContext tls,
            Deadline deadline,
            Duration longestCall,
            ScheduledExecutorService watch) {
        this.destination = destination;
        this.dns = dns;
        this.tls = tls;
        this.deadline = deadline;
        this.longestCall = longestCall;
        this.watch = watch;
    }

    @Override
    public Answer call(Call call) {
        long started = System.nanoTime();
        AtomicBoolean outOfTime = new AtomicBoolean();
        try (Socket plain = new Socket()) {
            Future<?> alarm = watch.schedule(
                    () -> {
                        outOfTime.set(true);
                        close(plain);
                    },
                    deadline.atMost(longestCall).toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                connect(plain);
                Socket socket = secured(plain);
                socket.getOutputStream().write(head(call).getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                Answer answer = HttpHead.read(socket.getInputStream(), started);
                return answer.isAnswered() ? withTls(answer, socket) : answer;
            } finally {
                alarm.cancel(false);
            }
        } catch (IOException fault) {
            return Failures.answer(fault, outOfTime.get(), (System.nanoTime() - started) / 1e6);
        }
    }

    private void connect(Socket socket) throws IOException {
        int timeout = (int) deadline.atMost(CONNECT_TIMEOUT).toMillis();
        socket.setSoTimeout((int) deadline.atMost(longestCall).toMillis());
        InetAddress[] addresses = dns.addresses();
        if (addresses.length == 0) {
            throw new SocketTimeoutException("the host has no address");
        }
        socket.connect(new InetSocketAddress(addresses[0], destination.port()), timeout);
    }

    private Socket secured(Socket plain) throws IOException {
        if (!destination.isSecure()) {
            return plain;
        }
        SSLSocket secured =
                (SSLSocket) tls.getSocketFactory().createSocket(plain, destination.host(), destination.port(), false);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private String head(Call call) {
        StringBuilder head = new StringBuilder();
        head.append(call.method()).append(' ').append(call.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(destination.authority()).append("\r\n");
        call.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static Answer withTls(Answer answer, Socket socket) {
        @Nullable
        String protocol =
                socket instanceof SSLSocket secured ? secured.getSession().getProtocol() : null;
        return new Answer(
                answer.status(),
                answer.statusText(),
                answer.headers(),
                answer.text(),
                answer.size(),
                answer.truncated(),
                answer.millis(),
                protocol,
                null);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Closing is only meant to wake the reader, which then sees the fault itself.
        }
    }

    @Override
    public void close() {
        // Every call closes its own connection.
    }

    /** The head of an HTTP/1.1 answer, of bounded size; a body is left unread. */
    private static final class HttpHead {

        private static final int LONGEST = 32 * 1024;

        static Answer read(InputStream stream, long started) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = stream.read();
                if (next < 0) {
                    throw new IOException("it was closed before the answer was complete");
                }
                head.append((char) next);
                if (head.length() > LONGEST) {
                    throw new IOException("the head of the answer has more than " + LONGEST + " bytes");
                }
            }
            return parse(head.toString(), (System.nanoTime() - started) / 1e6);
        }

        private static Answer parse(String head, double millis) throws IOException {
            String[] lines = head.split("\r\n", -1);
            String[] status = lines[0].split(" ", 3);
            if (!status[0].startsWith("HTTP/1.") || status.length < 2 || !status[1].matches("[1-5][0-9]{2}")) {
                throw new IOException("the answer is not HTTP");
            }
            var headers = Answer.noHeaders();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                if (colon > 0) {
                    headers.computeIfAbsent(
                                    lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT),
                                    name -> new ArrayList<>())
                            .add(lines[i].substring(colon + 1).trim());
                }
            }
            return new Answer(Integer.parseInt(status[1]), "", headers, "", 0, false, millis, null, null);
        }
    }
}
