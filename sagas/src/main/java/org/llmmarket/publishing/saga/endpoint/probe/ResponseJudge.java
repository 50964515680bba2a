package org.llmmarket.publishing.saga.endpoint.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.MediaType;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Response;
import org.llmmarket.publishing.contract.schema.Conformity;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.HttpCaller;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an answer against the document: its status, its media type and its body. */
final class ResponseJudge {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_FAULTS = 3;
    private static final int LARGE_BODY = 64 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Kilobytes of large bodies that are taken apart at once: what comes of them is many times as large. */
    private static final int ROOM = HttpCaller.LARGEST_BODY / 1024;

    private static final Semaphore LARGE_BODIES = new Semaphore(ROOM, true);

    private final SchemaCheck schemas;

    ResponseJudge(SchemaCheck schemas) {
        this.schemas = schemas;
    }

    Judgement judge(Probe probe, Answer answer) {
        Operation operation = probe.operation();
        if (!answer.isAnswered()) {
            return Judgement.broken(operation + " " + answer.inWords());
        }
        if (answer.isRefusal()) {
            return Judgement.broken("the credential of testAccess was refused: " + operation + " " + answer.inWords());
        }
        Optional<Response> promised = operation.response(answer.status());
        if (promised.isEmpty()) {
            return Judgement.broken(
                    operation + " " + answer.inWords() + ", which the document does not mention; it has "
                            + String.join(", ", operation.responses().keySet()));
        }
        boolean missing = probe.invented() && answer.isClientError() && answer.status() != 429;
        if (!answer.isSuccess() && !missing) {
            return Judgement.broken(operation + " " + answer.inWords() + ", which is no success");
        }
        String fault = faultOfBody(promised.get(), answer);
        String seen = operation + " " + answer.inWords();
        return fault == null ? Judgement.kept(seen + " as documented") : Judgement.broken(seen + ", but " + fault);
    }

    private @Nullable String faultOfBody(Response promised, Answer answer) {
        if (promised.content().isEmpty()) {
            return null;
        }
        if (answer.mediaType().isEmpty()) {
            return "without a media type; documented: " + documented(promised);
        }
        Optional<MediaType> type = promised.content(answer.mediaType());
        if (type.isEmpty()) {
            return "its media type " + answer.mediaType() + " is not documented; documented: " + documented(promised);
        }
        if (answer.truncated()) {
            return "its body is longer than " + HttpCaller.LARGEST_BODY + " bytes";
        }
        return MediaType.isJson(answer.mediaType()) ? faultOfJson(type.get(), answer) : null;
    }

    /** A large one waits for room, and passes like what would take too long to check where others leave none. */
    private @Nullable String faultOfJson(MediaType type, Answer answer) {
        if (answer.size() < LARGE_BODY) {
            return faultOfTree(type, answer);
        }
        int room = Math.min(answer.size() / 1024, ROOM);
        try {
            if (!LARGE_BODIES.tryAcquire(room, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return faultOfTree(type, answer);
        } finally {
            LARGE_BODIES.release(room);
        }
    }

    private @Nullable String faultOfTree(MediaType type, Answer answer) {
        try {
            JsonNode body = JSON.readTree(answer.text());
            Conformity conformity = schemas.check(type.schema(), body, Direction.RESPONSE);
            return conformity.isAcceptable() ? null : "its body is not what the schema says: " + faults(conformity);
        } catch (JacksonException malformed) {
            return "its body is not valid JSON";
        }
    }

    private static String faults(Conformity conformity) {
        return conformity.faults().stream()
                .limit(MOST_FAULTS)
                .map(fault -> (fault.pointer().isEmpty() ? "" : fault.pointer() + ": ") + fault.message())
                .collect(Collectors.joining("; "));
    }

    private static String documented(Response promised) {
        return promised.content().stream().map(MediaType::name).collect(Collectors.joining(", "));
    }
}
