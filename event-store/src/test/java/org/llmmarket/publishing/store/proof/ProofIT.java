package org.llmmarket.publishing.store.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.proof.export.Header;
import org.llmmarket.publishing.proof.export.TrustedCheckpoints;
import org.llmmarket.publishing.proof.export.Unjudgeable;
import org.llmmarket.publishing.proof.export.Verdict;
import org.llmmarket.publishing.proof.export.Verification;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The tree on a real database, tampered with as somebody with its password would. */
class ProofIT {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private Path directory;
    private String url;
    private @Nullable ConfigurableApplicationContext process;

    @BeforeEach
    void start(@TempDir Path fresh) {
        directory = fresh;
        url = TestDatabase.freshUrl();
        process = started();
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.close();
        }
    }

    private ConfigurableApplicationContext started(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "publishing.store.secret-key=" + KEY,
                "publishing.audit.checkpoint-file=" + directory.resolve("checkpoints.txt"),
                "publishing.audit.checkpoint-interval=1h",
                "publishing.audit.patrol-rate=0"));
        all.addAll(List.of(settings));
        return SampleApplication.start(url, all.toArray(String[]::new));
    }

    @Test
    void every_event_becomes_a_leaf_in_the_order_of_the_log_and_holes_are_none() {
        for (int i = 0; i < 300; i++) {
            open("svc-" + i % 3);
            if (i % 10 == 0) {
                rollBackOne();
            }
        }
        await().until(() -> proofs().size() == 300);

        long size = proofs().size();
        Hash root = proofs().root(size);
        List<LogRow> rows = bean(TreeTables.class).rows(0, Long.MAX_VALUE, 1000);
        assertThat(rows.get(299).position()).isGreaterThan(300);
        for (int index = 0; index < 300; index += 37) {
            LogRow row = rows.get(index);
            assertThat(proofs().indexOf(row.eventId())).contains((long) index);
            assertThat(proofs().inclusion(index, size).holds(row.leaf().hash(), root))
                    .isTrue();
        }
    }

    @Test
    void a_tree_goes_on_after_a_restart_and_two_processes_grow_one() {
        append(100);
        bean(LogProofs.class).checkpointNow();
        restart();
        try (ConfigurableApplicationContext other = started()) {
            for (int i = 0; i < 100; i++) {
                other.getBean(CommandGateway.class)
                        .sendAndWait(new Ledger.Open(UUID.randomUUID().toString(), "svc"));
                open("svc");
            }
            await().until(() -> proofs().size() == 300);
        }

        assertThat(verify().findings()).isEmpty();
        assertThat(jdbc().sql("SELECT count(DISTINCT event_id) FROM merkle_leaf")
                        .query(Long.class)
                        .single())
                .isEqualTo(300);
    }

    @Test
    void the_end_of_the_process_signs_what_was_appended_last_and_writes_it_outside() throws IOException {
        append(20);
        restart();

        List<SignedNote> notes = SignedNote.parseAll(Files.readString(directory.resolve("checkpoints.txt")));
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).isSignedBy(proofs().key())).isTrue();
        assertThat(Checkpoint.parse(notes.get(0).text()).orElseThrow().size()).isEqualTo(20);
        assertThat(proofs().latestCheckpoint().orElseThrow().note()).isEqualTo(notes.get(0));
    }

    @Test
    void what_a_crash_has_left_of_a_note_is_cut_off_before_the_next_one_and_nothing_else() throws IOException {
        append(10);
        SignedNote first = checkpoint();
        Path file = directory.resolve("checkpoints.txt");
        String whole = read("checkpoints.txt");
        for (String torn : List.of(whole.substring(0, 5), whole.substring(0, whole.length() - 10), "\0\0\0")) {
            Files.writeString(file, whole + torn);
            restart();
            assertThat(read("checkpoints.txt")).isEqualTo(whole);
        }
        append(1);
        SignedNote second = checkpoint();
        assertThat(checkpointFile()).containsExactly(first, second);

        String kept = read("checkpoints.txt") + "Taken away by the auditors.\n";
        Files.writeString(file, kept);
        restart();
        assertThat(read("checkpoints.txt")).isEqualTo(kept);
    }

    @Test
    void checkpoints_are_signed_as_the_log_grows_and_only_then() {
        restart("publishing.audit.checkpoint-interval=200ms");
        for (int i = 1; i <= 3; i++) {
            append(5);
            int size = i * 5;
            await().until(() -> proofs().checkpoint(size).isPresent());
        }
        LogProofs.Signed first = proofs().checkpoint(5).orElseThrow();
        LogProofs.Signed last = proofs().checkpoint(15).orElseThrow();

        assertThat(proofs().consistency(5, 15)
                        .holds(first.checkpoint().root(), last.checkpoint().root()))
                .isTrue();
    }

    @Test
    void a_changed_byte_is_found() {
        append(120);
        checkpoint();
        jdbc().sql("UPDATE domain_event SET payload = replace(payload::text, 'svc', 'svd')::json WHERE position = ?")
                .param(position(57))
                .update();

        assertFound("CHANGED 57");
    }

    @Test
    void a_changed_service_name_or_time_or_actor_is_found() {
        append(10);
        checkpoint();
        jdbc().sql("UPDATE domain_event SET service_id = 'x' WHERE position = ?")
                .param(position(1))
                .update();
        jdbc().sql("UPDATE domain_event SET at = at + interval '1 microsecond' WHERE position = ?")
                .param(position(2))
                .update();
        jdbc().sql("UPDATE domain_event SET metadata = '{\"actor\":\"somebody\"}' WHERE position = ?")
                .param(position(3))
                .update();
        jdbc().sql("UPDATE domain_event SET event_id = gen_random_uuid() WHERE position = ?")
                .param(position(4))
                .update();

        assertFound("CHANGED 1", "CHANGED 2", "CHANGED 3", "CHANGED 4");
    }

    @Test
    void a_removed_row_is_found() {
        append(120);
        checkpoint();
        jdbc().sql("DELETE FROM domain_event WHERE position = ?")
                .param(position(57))
                .update();

        assertFound("REMOVED 57");
    }

    @Test
    void two_swapped_rows_are_found() {
        append(120);
        checkpoint();
        long one = position(57);
        long other = position(99);
        move(one, -1);
        move(other, one);
        move(-1, other);

        assertFound("REORDERED 57", "REORDERED 99");
    }

    @Test
    void a_row_added_in_a_hole_is_found() {
        append(57);
        rollBackOne();
        append(63);
        checkpoint();
        jdbc().sql(
                        "INSERT INTO domain_event (position, aggregate_type, aggregate_id, sequence, event_id, name, at, payload,"
                                + " metadata) VALUES (?, 'Ledger', 'forged', 0, gen_random_uuid(), 'Opened', now(), '{}', '{}')")
                .param(position(56) + 1)
                .update();

        assertFound("INSERTED 57");
    }

    @Test
    void the_last_rows_cut_are_found_with_the_tree_or_without() throws Exception {
        append(120);
        SignedNote earlier = checkpoint();
        long from = position(20);
        jdbc().sql("DELETE FROM domain_event WHERE position >= ?").param(from).update();
        assertFound("REMOVED 20");

        jdbc().sql("DELETE FROM merkle_leaf WHERE index >= 20").update();
        jdbc().sql("UPDATE merkle_tile SET hashes = substr(hashes, 1, 20 * 32)").update();
        jdbc().sql("UPDATE merkle_tree SET size = 20, position = ?")
                .param(from - 1)
                .update();
        jdbc().sql("DELETE FROM checkpoint").update();
        assertThat(found(verify(earlier))).containsExactly("CUT 20");
    }

    @Test
    void a_tree_that_does_not_continue_what_was_signed_is_not_signed_even_after_a_restart() {
        append(120);
        SignedNote earlier = checkpoint();
        jdbc().sql("UPDATE merkle_tile SET hashes = overlay(hashes PLACING '\\x00'::bytea FROM 1000) WHERE level = 0")
                .update();
        jdbc().sql("DELETE FROM checkpoint").update();
        append(1);

        assertThat(checkpoint()).isEqualTo(earlier);
        assertThat(proofs().refusal()).hasValueSatisfying(why -> assertThat(why).contains("120 events"));
        restart();
        assertThat(checkpoint()).isEqualTo(earlier);
        assertThat(proofs().refusal()).isPresent();
        assertThat(Objects.requireNonNull(process)
                        .getBean("databaseDependency", Dependency.class)
                        .check()
                        .status())
                .isEqualTo(Health.State.DEGRADED);
        assertThat(SignedNote.parseAll(read("checkpoints.txt"))).containsExactly(earlier);
    }

    @Test
    void the_patrol_finds_each_change_with_its_place_and_nothing_is_signed_until_it_is_gone() {
        append(700);
        SignedNote earlier = checkpoint();
        LogPatrol patrol = bean(LogPatrol.class);
        bean(CompositeMeterRegistry.class).add(new SimpleMeterRegistry());
        assertThat(patrol.round(step -> {})).isEmpty();
        long place = position(300);

        jdbc().sql("UPDATE domain_event SET payload = replace(payload::text, 'svc', 'svd')::json WHERE position = ?")
                .param(place)
                .update();
        patrol.tell(patrol.round(step -> {}));
        append(1);
        assertThat(checkpoint()).isEqualTo(earlier);
        assertThat(proofs().refusal()).hasValueSatisfying(why -> assertThat(why).contains("CHANGED at index 300"));
        assertThat(bean(MeterRegistry.class)
                        .get("publishing.log.changed")
                        .gauge()
                        .value())
                .isEqualTo(1);

        jdbc().sql("UPDATE domain_event SET payload = replace(payload::text, 'svd', 'svc')::json WHERE position = ?")
                .param(place)
                .update();
        patrol.tell(patrol.round(step -> {}));
        assertThat(proofs().refusal()).isEmpty();
        assertThat(checkpoint()).isNotEqualTo(earlier);

        move(place, -1);
        assertThat(patrol.round(step -> {}).orElseThrow().toString()).startsWith("INSERTED at index 0");
        move(-1, place);
        jdbc().sql("DELETE FROM domain_event WHERE position = ?").param(place).update();
        assertThat(patrol.round(step -> {}).orElseThrow().toString()).startsWith("REMOVED at index 300");
    }

    @Test
    void the_patrol_finds_a_tile_that_is_broken_and_an_end_that_is_gone() {
        append(700);
        LogPatrol patrol = bean(LogPatrol.class);
        checkpoint();
        jdbc().sql("UPDATE merkle_tile SET hashes = hashes || '\\x00'::bytea WHERE level = 0 AND index = 1")
                .update();
        assertThat(patrol.round(step -> {}).orElseThrow().toString()).startsWith("TREE_CHANGED at index 256");

        jdbc().sql("UPDATE merkle_tile SET hashes = substr(hashes, 1, 256 * 32) WHERE level = 0 AND index = 1")
                .update();
        assertThat(patrol.round(step -> {})).isEmpty();
        jdbc().sql("DELETE FROM domain_event WHERE position >= ?")
                .param(position(690))
                .update();
        jdbc().sql("DELETE FROM merkle_leaf WHERE index >= 690").update();
        assertThat(patrol.round(step -> {}).orElseThrow().toString()).startsWith("CUT at index 690");
    }

    @Test
    void a_log_that_the_patrol_cannot_go_through_is_not_signed() {
        append(7);
        checkpoint();
        LogPatrol patrol = bean(LogPatrol.class);
        jdbc().sql("UPDATE checkpoint SET note = replace(note, E'\\n7\\n', E'\\nseven\\n')")
                .update();
        patrol.look(step -> {});
        assertThat(proofs().refusal()).as("once").isEmpty();
        patrol.look(step -> {});
        assertThat(proofs().refusal()).hasValueSatisfying(why -> assertThat(why).contains("cannot be gone through"));

        jdbc().sql("UPDATE checkpoint SET note = replace(note, E'\\nseven\\n', E'\\n7\\n')")
                .update();
        patrol.look(step -> {});
        assertThat(proofs().refusal()).isEmpty();
    }

    @Test
    void a_bundle_of_a_service_holds_its_events_its_documents_and_their_proofs() throws Exception {
        String digest = bean(DocumentStore.class)
                .put("text/plain", "evidence".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        append(50);
        open("wanted");
        append(50);
        bean(CommandGateway.class).sendAndWait(new Ledger.Open(digest, "wanted"));
        LogBundle bundles = bean(LogBundle.class);
        List<String> lines = new ArrayList<>();
        Header header = bundles.header().orElseThrow();
        lines.add(json(header));
        bundles.writeService(header, "wanted", line -> lines.add(json(line)));

        assertThat(lines).hasSize(5);
        assertThat(judged(lines).isValid()).isTrue();
        assertThat(judged(lines).remarks()).contains("2 events and 1 documents were judged");
    }

    @Test
    void a_bundle_of_more_than_is_read_at_once_lacks_nothing() throws Exception {
        append(2500);
        LogBundle bundles = bean(LogBundle.class);
        Header header = bundles.header().orElseThrow();
        List<String> ofService = new ArrayList<>(List.of(json(header)));
        bundles.writeService(header, "svc", line -> ofService.add(json(line)));
        List<String> ofPeriod = new ArrayList<>(List.of(json(header)));
        bundles.writePeriod(header, Instant.EPOCH, Instant.now().plusSeconds(60), line -> ofPeriod.add(json(line)));

        assertThat(judged(ofService).findings()).isEmpty();
        assertThat(judged(ofService).remarks()).contains("2500 events and 0 documents were judged");
        assertThat(ofPeriod).isEqualTo(ofService);
    }

    @Test
    void a_bundle_is_read_as_it_is_written() {
        append(2500);
        LogBundle bundles = bean(LogBundle.class);
        Header header = bundles.header().orElseThrow();
        long last = position(2499);
        List<Object> lines = new ArrayList<>();
        bundles.writeService(header, "svc", line -> {
            if (lines.isEmpty()) {
                jdbc().sql("DELETE FROM domain_event WHERE position = ?")
                        .param(last)
                        .update();
            }
            lines.add(line);
        });

        assertThat(lines).as("2499 events and the end").hasSize(2500);
    }

    @Test
    void a_part_of_the_log_is_verified_by_itself() throws Exception {
        append(3000);
        await().until(() -> proofs().size() == 3000);

        assertThat(judged(export(1000, OptionalLong.of(2500))).findings()).isEmpty();
        assertThat(judged(export(0, OptionalLong.empty())).findings()).isEmpty();
    }

    private void assertFound(String... expected) {
        assertThat(found(verify(checkpointFile()))).containsExactly(expected);
    }

    private static List<String> found(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.kind() + " " + finding.index())
                .toList();
    }

    private Verdict verify(SignedNote... earlier) {
        try {
            return judged(export(0, OptionalLong.empty()), earlier);
        } catch (Unjudgeable | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Verdict judged(List<String> lines, SignedNote... earlier) throws Unjudgeable, IOException {
        return Verification.of(
                new BufferedReader(new StringReader(String.join("\n", lines))),
                new TrustedCheckpoints(List.of(earlier), Optional.of(proofs().key())));
    }

    private List<String> export(long from, OptionalLong to) {
        List<String> lines = new ArrayList<>();
        LogExport export = bean(LogExport.class);
        Header header = export.header(from, to).orElseThrow();
        lines.add(json(header));
        export.write(header, line -> lines.add(json(line)));
        return lines;
    }

    private static String json(Object line) {
        return JsonMapper.shared().writeValueAsString(line);
    }

    private SignedNote checkpoint() {
        return proofs().checkpointNow().orElseThrow().note();
    }

    private SignedNote[] checkpointFile() {
        return SignedNote.parseAll(read("checkpoints.txt")).toArray(SignedNote[]::new);
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long position(long index) {
        return jdbc().sql("SELECT position FROM merkle_leaf WHERE index = ?")
                .param(index)
                .query(Long.class)
                .single();
    }

    private void move(long from, long to) {
        jdbc().sql("UPDATE domain_event SET position = ? WHERE position = ?")
                .param(to)
                .param(from)
                .update();
    }

    private void append(int events) {
        bean(AtomicCommands.class).inOneTransaction(() -> {
            for (int i = 0; i < events; i++) {
                open("svc");
            }
            return events;
        });
    }

    private void open(String service) {
        bean(CommandGateway.class).sendAndWait(new Ledger.Open(UUID.randomUUID().toString(), service));
    }

    private void rollBackOne() {
        jdbc().sql("SELECT nextval('domain_event_position')").query(Long.class).single();
    }

    private void restart(String... settings) {
        stop();
        process = started(settings);
    }

    private LogProofs proofs() {
        return bean(LogProofs.class);
    }

    private JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(process).getBean(type);
    }
}
