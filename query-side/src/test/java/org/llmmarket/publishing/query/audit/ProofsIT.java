package org.llmmarket.publishing.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.proof.export.TrustedCheckpoints;
import org.llmmarket.publishing.proof.export.Unjudgeable;
import org.llmmarket.publishing.proof.export.Verdict;
import org.llmmarket.publishing.proof.export.Verification;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.note.VerifierKey;
import org.llmmarket.publishing.proof.tree.ConsistencyProof;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.proof.tree.InclusionProof;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import tools.jackson.databind.JsonNode;

class ProofsIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();
    private final Story story = told();

    private Story told() {
        String id = UUID.randomUUID().toString();
        return process.stories()
                .tell(Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION)
                        .live("1.0.0"));
    }

    @Test
    void every_event_of_a_service_is_proved_against_a_signed_checkpoint() {
        JsonNode history = web.get("/services/" + story.service() + "/history", people.auditor())
                .json()
                .path("data");
        assertThat(history.size()).isEqualTo(8);
        for (JsonNode event : history) {
            JsonNode proof = get("/audit/proofs/inclusion?eventId="
                            + event.path("eventId").asString())
                    .json();
            SignedNote note =
                    SignedNote.parse(proof.path("checkpoint").asString()).orElseThrow();
            Checkpoint checkpoint = Checkpoint.parse(note.text()).orElseThrow();

            assertThat(note.isSignedBy(key())).isTrue();
            assertThat(checkpoint.root()).hasToString(proof.path("root").asString());
            assertThat(new InclusionProof(
                                    proof.path("index").asLong(),
                                    proof.path("size").asLong(),
                                    hashes(proof))
                            .holds(Hash.parse(proof.path("leafHash").asString()), checkpoint.root()))
                    .isTrue();
            assertThat(get("/audit/proofs/inclusion?index="
                                    + proof.path("index").asLong())
                            .json()
                            .path("eventId"))
                    .isEqualTo(event.path("eventId"));
        }
    }

    @Test
    void the_log_is_proved_to_have_grown_only() {
        JsonNode proof = get("/audit/proofs/consistency?from=3").json();

        assertThat(new ConsistencyProof(3, proof.path("to").asLong(), hashes(proof))
                        .holds(
                                Hash.parse(proof.path("fromRoot").asString()),
                                Hash.parse(proof.path("toRoot").asString())))
                .isTrue();
        String note = new String(
                get("/audit/proofs/checkpoint?size=" + proof.path("to").asLong())
                        .response()
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(note).isEqualTo(proof.path("checkpoint").asString());
        assertThat(get("/audit/proofs/checkpoint").header("Content-Type")).startsWith("text/plain");
        assertThat(get("/audit/proofs/checkpoint?size=999999999").status()).isEqualTo(404);
    }

    @Test
    void the_whole_log_and_a_part_of_it_are_exported_for_the_verifier() throws Exception {
        assertThat(verified("/audit/export").findings()).isEmpty();
        Verdict part = verified("/audit/export?of=log&format=ndjson&from=2&to=5");
        assertThat(part.findings()).isEmpty();
        assertThat(part.remarks()).anyMatch(remark -> remark.contains("by a proof of consistency"));
    }

    @Test
    void a_service_and_a_period_are_exported_as_one_bundle() throws Exception {
        assertThat(verified("/audit/proofs/bundle?serviceId=" + story.service()).remarks())
                .anyMatch(remark -> remark.startsWith("8 events and"));
        Verdict period = verified("/audit/proofs/bundle?from=" + Story.BEGIN + "&to=" + story.now());
        assertThat(period.findings()).isEmpty();
        assertThat(period.remarks()).noneMatch(remark -> remark.startsWith("0 events"));
    }

    @Test
    void tiles_give_the_hashes_of_leaves() {
        String first =
                get("/audit/proofs/inclusion?index=0").json().path("leafHash").asString();

        assertThat(Hash.of(get("/audit/proofs/tiles/0/0?width=1").response().body()))
                .hasToString(first);
        assertThat(get("/audit/proofs/tiles/7/0").status()).isEqualTo(404);
        assertThat(get("/audit/proofs/tiles/x/0").status()).isEqualTo(404);
        assertThat(get("/audit/proofs/tiles/0/0?width=257").faults()).containsExactly("width OUT_OF_RANGE");
    }

    @Test
    void only_auditors_may_ask_but_the_key_is_everybodys() {
        for (String path : List.of("/audit/export", "/audit/proofs/checkpoint", "/audit/proofs/inclusion?index=0")) {
            assertThat(web.get(path, People.ANYBODY).status()).isEqualTo(401);
            assertThat(web.get(path, people.provider()).status()).isEqualTo(403);
            assertThat(web.get(path, people.admin()).status()).isEqualTo(200);
        }
        assertThat(key().name()).startsWith("llmmarket.org/publishing-log/");
    }

    @Test
    void wrong_questions_are_told_what_is_wrong() {
        assertThat(get("/audit/proofs/inclusion").faults()).containsExactly("eventId REQUIRED");
        assertThat(get("/audit/proofs/inclusion?eventId=x").faults()).containsExactly("eventId INVALID_FORMAT");
        assertThat(get("/audit/proofs/inclusion?eventId=" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(get("/audit/proofs/inclusion?index=99999999").status()).isEqualTo(404);
        assertThat(get("/audit/proofs/inclusion?index=3&size=3").faults()).containsExactly("size OUT_OF_RANGE");
        assertThat(get("/audit/proofs/inclusion?index=-1").faults()).containsExactly("index INVALID_TYPE");
        assertThat(get("/audit/proofs/consistency").faults()).containsExactly("from REQUIRED");
        assertThat(get("/audit/proofs/consistency?from=5&to=4").faults()).containsExactly("to OUT_OF_RANGE");
        assertThat(get("/audit/export?of=all&format=xml").faults())
                .containsExactly("of INVALID_ENUM", "format INVALID_ENUM");
        assertThat(get("/audit/export?from=99999999").faults()).containsExactly("from OUT_OF_RANGE");
        assertThat(get("/audit/export?from=3&to=2").faults()).containsExactly("to OUT_OF_RANGE");
        assertThat(get("/audit/proofs/bundle").faults()).containsExactly("serviceId REQUIRED");
        assertThat(get("/audit/proofs/bundle?from=" + Story.BEGIN + "&to=%2B300000-01-01T00:00:00Z")
                        .faults())
                .containsExactly("to INVALID_FORMAT");
    }

    private Verdict verified(String path) throws Unjudgeable, IOException {
        Web.Answer answer = get(path);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        String export = new String(answer.response().body(), StandardCharsets.UTF_8);
        return Verification.of(
                new BufferedReader(new StringReader(export)), new TrustedCheckpoints(List.of(), Optional.of(key())));
    }

    private VerifierKey key() {
        return VerifierKey.parse(new String(
                web.get("/audit/proofs/key", People.ANYBODY).response().body(), StandardCharsets.UTF_8));
    }

    private Web.Answer get(String path) {
        return web.get(path, people.auditor());
    }

    private static List<Hash> hashes(JsonNode proof) {
        return proof.path("path")
                .valueStream()
                .map(hash -> Hash.parse(hash.asString()))
                .toList();
    }
}
