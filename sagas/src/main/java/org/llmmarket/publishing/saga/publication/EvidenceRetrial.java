package org.llmmarket.publishing.saga.publication;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.rejudge.EvidenceCheck;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.saga.endpoint.EvidenceReplay;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the evidence of a publication's endpoint tests before the same tests again. */
final class EvidenceRetrial implements EvidenceCheck {

    private static final String OUT_OF_TIME = "time";

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public Retrial judge(PublicationStarted publication, byte[] evidence, byte @Nullable [] contract) {
        JsonNode record;
        try {
            record = json.readTree(evidence);
        } catch (JacksonException unreadable) {
            return Retrial.impossible("The evidence is no JSON.");
        }
        if (record.path("checks")
                .valueStream()
                .anyMatch(check -> check.path("name").asString("").equals(OUT_OF_TIME))) {
            return Retrial.impossible("A test did not end in time, and what it would have found is not known.");
        }
        try {
            EvidenceReplay replay = new EvidenceReplay(
                    EndpointTestsWorker.target(publication, read(contract), null), record.path("evidence"));
            Map<String, Object> summary = TestRecord.of(replay.run()).summary();
            return new Retrial(summary, null, replay.note());
        } catch (EvidenceReplay.Gap gap) {
            return Retrial.impossible(String.valueOf(gap.getMessage()));
        }
    }

    private static @Nullable OpenApiDocument read(byte @Nullable [] contract) {
        return contract == null
                ? null
                : OpenApiDocument.read(contract).document().orElse(null);
    }
}
