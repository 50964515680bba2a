package org.llmmarket.publishing.proof.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventLeafTest {

    private static final byte[] PAYLOAD = "{\"rate\": 0.020}".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_leaf_is_one_object_in_canonical_form() {
        assertThat(text(leaf("svc-1", "1")))
                .isEqualTo("{\"aggregateId\":\"svc-1\",\"aggregateType\":\"Service\","
                        + "\"eventId\":\"7b0c6d5e-0000-4000-8000-000000000001\",\"format\":\"publishing-event/1\","
                        + "\"metadataDigest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
                        + "\"name\":\"ServiceCreated\","
                        + "\"payloadDigest\":\"" + EventLeaf.digest(PAYLOAD) + "\","
                        + "\"revision\":\"1\",\"sequence\":0,\"serviceId\":\"svc-1\","
                        + "\"timestamp\":\"2026-11-24T08:00:00.000000Z\"}");
    }

    @Test
    void the_hash_is_that_of_the_canonical_bytes() {
        assertThat(leaf("svc-1", "1").hash())
                .isEqualTo(org.llmmarket.publishing.proof.tree.Hash.ofLeaf(
                        leaf("svc-1", "1").canonical()));
    }

    @Test
    void what_is_not_there_is_null_and_what_json_escapes_is_escaped() {
        assertThat(text(leaf("a\"\\\b\t\n\f\r\u0001\u007f\u00e9\ud83d\ude00/", null)))
                .startsWith("{\"aggregateId\":\"a\\\"\\\\\\b\\t\\n\\f\\r\\u0001\u007f\u00e9\ud83d\ude00/\",")
                .contains("\"revision\":null");
    }

    @Test
    void a_payload_counts_to_the_last_byte() {
        assertThat(EventLeaf.digest(PAYLOAD))
                .isNotEqualTo(EventLeaf.digest("{\"rate\": 0.02}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void instants_have_six_digits_whatever_they_were_written_with() {
        assertThat(EventLeaf.timestamp(Instant.parse("2026-11-24T08:00:00Z"))).isEqualTo("2026-11-24T08:00:00.000000Z");
        assertThat(EventLeaf.timestamp(Instant.parse("2026-11-24T08:00:00.1234567Z")))
                .isEqualTo("2026-11-24T08:00:00.123456Z");
    }

    private static EventLeaf leaf(String aggregate, @Nullable String revision) {
        return new EventLeaf(
                aggregate,
                "Service",
                "7b0c6d5e-0000-4000-8000-000000000001",
                EventLeaf.digest("{}".getBytes(StandardCharsets.UTF_8)),
                "ServiceCreated",
                EventLeaf.digest(PAYLOAD),
                revision,
                0,
                "svc-1",
                Instant.parse("2026-11-24T08:00:00Z"));
    }

    private static String text(EventLeaf leaf) {
        return new String(leaf.canonical(), StandardCharsets.UTF_8);
    }
}
