package org.llmmarket.publishing.sandbox.provider.mock;

import java.util.Optional;
import org.llmmarket.publishing.contract.document.MediaType;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.RequestBody;
import org.llmmarket.publishing.contract.schema.Conformity;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whether the body of a request is what the operation takes; bodies other than JSON are taken as they are. */
final class BodyCheck {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SchemaCheck schemas;

    BodyCheck(SchemaCheck schemas) {
        this.schemas = schemas;
    }

    Optional<Fault> check(Operation operation, MockRequest request) {
        RequestBody expected = operation.requestBody();
        if (expected == null) {
            return Optional.empty();
        }
        if (request.body().length == 0) {
            return expected.required() ? Optional.of(Fault.badRequest("A body is required.")) : Optional.empty();
        }
        String given = request.mediaType().isEmpty() ? "application/json" : request.mediaType();
        Optional<MediaType> type = expected.content(given);
        if (type.isEmpty()) {
            return Optional.of(Fault.of(415, "Bodies of type " + given + " are not taken here."));
        }
        return MediaType.isJson(given) ? checkJson(type.get(), request.body()) : Optional.empty();
    }

    private Optional<Fault> checkJson(MediaType type, byte[] body) {
        try {
            Conformity conformity = schemas.check(type.schema(), JSON.readTree(body), Direction.REQUEST);
            return conformity.faults().stream()
                    .findFirst()
                    .map(fault -> Fault.unprocessable(
                            "The body is not what its schema says: " + fault.pointer() + " " + fault.message()));
        } catch (JacksonException malformed) {
            return Optional.of(Fault.badRequest("The body is not valid JSON."));
        }
    }
}
