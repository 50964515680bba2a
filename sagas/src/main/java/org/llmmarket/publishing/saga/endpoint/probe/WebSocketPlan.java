package org.llmmarket.publishing.saga.endpoint.probe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;

/** The calls for a WebSocket endpoint: the opening handshake of RFC 6455. */
record WebSocketPlan(Destination destination) implements Plan {

    /** Any 16 bytes will do: the key guards against caches, not against attackers. */
    private static final String KEY = "bGxtLW1hcmtldC10ZXN0cw==";

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    @Override
    public Call probe() {
        return handshake("13");
    }

    @Override
    public Call closedProbe() {
        return probe();
    }

    /** A version of the protocol that never was. */
    @Override
    public Call badRequest() {
        return handshake("99");
    }

    private Call handshake(String version) {
        String path = destination.path().isEmpty() ? "/" : destination.path();
        return Call.of("GET", destination.query() == null ? path : path + "?" + destination.query())
                .with("Connection", "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Key", KEY)
                .with("Sec-WebSocket-Version", version);
    }

    @Override
    public Judgement judge(Answer answer) {
        String seen = "the handshake " + answer.inWords();
        if (answer.status() != 101) {
            return Judgement.broken(seen + " instead of 101");
        }
        return answer.header("sec-websocket-accept").filter(accept()::equals).isPresent()
                ? Judgement.kept(seen)
                : Judgement.broken(seen + ", but not with the Sec-WebSocket-Accept that the key asks for");
    }

    private static String accept() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((KEY + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }

    @Override
    public boolean isUsuallyOpen() {
        return false;
    }

    @Override
    public String description() {
        return "handshake at " + destination.origin() + destination.path();
    }

    @Override
    public String note() {
        return "";
    }
}
