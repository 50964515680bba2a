package org.llmmarket.publishing.proof.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.proof.event.EventLeaf;
import org.llmmarket.publishing.proof.export.Finding.Kind;
import org.llmmarket.publishing.proof.note.NoteSigner;

class VerificationTest {

    private final SampleLog log = new SampleLog(300);

    @Test
    void an_untouched_log_is_valid_against_every_checkpoint() throws Unjudgeable {
        Verdict verdict = log.verify(log.export(), log.checkpoint(1), log.checkpoint(120), log.checkpoint(300));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isValid()).isTrue();
        assertThat(verdict.remarks())
                .containsExactly(
                        "held against the checkpoint of 1 events",
                        "held against the checkpoint of 120 events",
                        "held against the checkpoint of 300 events");
    }

    @Test
    void a_changed_byte_is_named() throws Unjudgeable {
        log.rows.set(117, withPayload(SampleLog.event(117), "{\"number\": 118}"));

        assertThat(found(log.verify(log.export(), log.checkpoint(120)))).containsExactly("CHANGED 117");
        assertThat(log.verify(log.export()).findings().get(0).toString())
                .contains("index 117", SampleLog.event(117).eventId(), "log position 235");
    }

    @Test
    void a_blank_is_a_change() throws Unjudgeable {
        log.rows.set(0, withPayload(SampleLog.event(0), "{\"number\":0}"));

        assertThat(found(log.verify(log.export(), log.checkpoint(120)))).containsExactly("CHANGED 0");
    }

    @Test
    void a_removed_row_is_named() throws Unjudgeable {
        log.rows.set(40, null);

        assertThat(found(log.verify(log.export(), log.checkpoint(120)))).containsExactly("REMOVED 40");
    }

    @Test
    void two_swapped_rows_are_named() throws Unjudgeable {
        log.rows.set(40, SampleLog.event(90));
        log.rows.set(90, SampleLog.event(40));

        assertThat(found(log.verify(log.export(), log.checkpoint(120))))
                .containsExactly("REORDERED 40", "REORDERED 90");
    }

    @Test
    void two_swapped_payloads_are_two_changes() throws Unjudgeable {
        log.rows.set(40, withPayload(SampleLog.event(40), SampleLog.event(90).payload()));
        log.rows.set(90, withPayload(SampleLog.event(90), SampleLog.event(40).payload()));

        assertThat(found(log.verify(log.export(), log.checkpoint(120)))).containsExactly("CHANGED 40", "CHANGED 90");
    }

    @Test
    void an_added_row_is_named() throws Unjudgeable {
        List<String> export = log.export();
        export.add(51, SampleLog.json(new Entry(Entry.TYPE, null, null, null, SampleLog.event(5000), null)));

        assertThat(found(log.verify(export, log.checkpoint(120)))).containsExactly("INSERTED 50");
    }

    @Test
    void a_copy_of_a_row_that_is_added_is_named() throws Unjudgeable {
        List<String> export = log.export();
        export.add(51, SampleLog.json(new Entry(Entry.TYPE, null, null, null, SampleLog.event(10), null)));

        assertThat(found(log.verify(export))).containsExactly("INSERTED 50");
    }

    @Test
    void a_row_that_pushes_all_others_on_is_the_only_one_named() throws Unjudgeable {
        log.rows.add(50, SampleLog.event(5000));
        ExportedEvent last = Objects.requireNonNull(log.rows.remove(300));
        List<String> export = log.export();
        export.add(301, SampleLog.json(new Entry(Entry.TYPE, null, null, null, last, null)));

        assertThat(found(log.verify(export, log.checkpoint(120)))).containsExactly("INSERTED 50");
    }

    @Test
    void a_row_that_is_taken_away_and_lets_all_others_move_up_is_the_only_one_named() throws Unjudgeable {
        log.rows.remove(50);
        log.rows.add(null);

        assertThat(found(log.verify(log.export()))).containsExactly("REMOVED 50");
    }

    @Test
    void the_last_rows_cut_are_named_whether_or_not_the_tree_was_cut_with_them() throws Unjudgeable {
        for (int index = 200; index < 300; index++) {
            log.rows.set(index, null);
        }

        assertThat(found(log.verify(log.export(), log.checkpoint(300)))).containsExactly("REMOVED 200");
        assertThat(log.verify(log.export()).findings().get(0).message()).contains("100 events", "to index 299");
        assertThat(found(log.verify(log.export(0, 200, 200), log.checkpoint(300))))
                .containsExactly("CUT 200");
    }

    @Test
    void events_that_are_appended_with_leaves_of_their_own_behind_what_was_signed_are_named() throws Unjudgeable {
        SampleLog forged = new SampleLog(303);
        List<String> export = forged.export(0, 303, 303);
        export.set(0, header(log.checkpoint(300).toString(), 303, null));

        assertThat(found(log.verify(export, log.checkpoint(120), log.checkpoint(300))))
                .containsExactly("INSERTED 300");
        assertThat(log.verify(export).findings().get(0).message()).contains("the last 3 events", "nobody signed them");
    }

    @Test
    void a_log_that_was_cut_is_no_part_because_it_says_so() throws Unjudgeable {
        List<String> export = log.export(0, 200, 200);
        export.set(0, header(log.checkpoint(200).toString(), 200, List.of()));

        assertThat(found(log.verify(export, log.checkpoint(120), log.checkpoint(300))))
                .containsExactly("CUT 200");
    }

    @Test
    void a_part_does_not_pass_while_the_newest_checkpoint_that_was_given_lies_behind_it() throws Unjudgeable {
        List<String> part = log.export(0, 200, 250);

        assertThatThrownBy(() -> log.verify(part, log.checkpoint(120), log.checkpoint(300)))
                .isInstanceOf(Unjudgeable.class)
                .hasMessageContaining("The newest checkpoint that was given, of 300 events");
        assertThat(log.verify(part, log.checkpoint(120), log.checkpoint(250)).isValid())
                .isTrue();
    }

    @Test
    void a_tree_that_was_changed_with_its_event_is_given_away_by_the_checkpoints_around() throws Unjudgeable {
        SampleLog other = new SampleLog(300);
        other.recorded.set(117, withPayload(SampleLog.event(117), "{\"number\": 118}"));
        other.rows.set(117, withPayload(SampleLog.event(117), "{\"number\": 118}"));

        Verdict verdict = other.verify(other.export(), log.checkpoint(100), log.checkpoint(120), log.checkpoint(200));

        assertThat(found(verdict)).containsExactly("REWRITTEN 100");
        assertThat(verdict.findings().get(0).message())
                .contains("the first 100 events are as they were signed, the first 120");
    }

    @Test
    void a_tree_that_was_changed_alone_is_told_from_the_events() throws Unjudgeable {
        log.recorded.set(117, withPayload(SampleLog.event(117), "{\"number\": 118}"));

        assertThat(found(log.verify(log.export(), log.checkpoint(300)))).containsExactly("TREE_CHANGED 0");
    }

    @Test
    void a_part_of_the_log_is_judged_by_itself() throws Unjudgeable {
        assertThat(log.verify(log.export(100, 200, 300), log.checkpoint(150), log.checkpoint(50))
                        .isValid())
                .isTrue();
        log.rows.set(160, null);
        assertThat(found(log.verify(log.export(100, 200, 300)))).containsExactly("REMOVED 160");
        log.recorded.set(160, SampleLog.event(9));
        assertThat(found(log.verify(log.export(100, 200, 300)))).contains("REWRITTEN 100");
    }

    @Test
    void an_export_that_was_taken_up_again_is_one() throws Unjudgeable {
        List<String> parts = new ArrayList<>(log.export(0, 200, 200).subList(0, 151));
        parts.addAll(log.export(150, 300, 300));

        assertThat(log.verify(parts, log.checkpoint(120)).isValid()).isTrue();
    }

    @Test
    void what_cannot_be_judged_is_no_verdict() {
        List<String> export = log.export();
        unjudgeable(List.of(), "nothing in the export");
        unjudgeable(export.subList(0, 200), "cut off");
        unjudgeable(export.subList(1, 302), "no header");
        unjudgeable(List.of("{"), "Line 1");
        unjudgeable(List.of("{\"type\":\"log\"}"), "Line 1");
        unjudgeable(List.of("{\"type\":\"poem\"}"), "no known type");
        unjudgeable(without(export, 17), "index 17 comes where that of index 16 belongs");
        unjudgeable(List.of(export.get(0), SampleLog.json(new End(End.TYPE, 300))), "ends at 0");
        assertThatThrownBy(() -> log.verify(export, new NoteSigner(SampleLog.NAME, other()).sign("x\n")))
                .hasMessageContaining("not signed by");
    }

    @Test
    void checkpoints_that_say_nothing_about_the_export_make_no_verdict_but_what_is_found_is_told() throws Unjudgeable {
        List<String> part = log.export(100, 200, 300);
        assertThatThrownBy(() -> log.verify(part, log.checkpoint(50), log.checkpoint(250)))
                .isInstanceOf(Unjudgeable.class)
                .hasMessageContaining("The newest checkpoint that was given, of 250 events")
                .hasMessageContaining("from index 100 to 200");
        assertThat(log.verify(part, log.checkpoint(50), log.checkpoint(300)).isValid())
                .isTrue();
        assertThatThrownBy(() -> log.verify(log.bundle(3, 10), log.checkpoint(120)))
                .isInstanceOf(Unjudgeable.class)
                .hasMessageContaining("the same 300 events");

        log.rows.set(160, null);
        assertThat(found(log.verify(log.export(100, 200, 300), log.checkpoint(50))))
                .containsExactly("REMOVED 160");
        log.rows.set(10, withPayload(SampleLog.event(10), "{}"));
        assertThat(found(log.verify(log.bundle(3, 10), log.checkpoint(120)))).containsExactly("CHANGED 10");
    }

    @Test
    void a_key_of_ones_own_shows_an_export_that_somebody_else_signed() throws Unjudgeable {
        TrustedCheckpoints pinned =
                new TrustedCheckpoints(List.of(), Optional.of(new NoteSigner(SampleLog.NAME, other()).verifier()));
        TrustedCheckpoints notPinned = new TrustedCheckpoints(List.of(), Optional.empty());

        assertThat(found(SampleLog.verify(log.export(), pinned))).containsExactly("REWRITTEN 0");
        assertThat(SampleLog.verify(log.export(), notPinned).isValid()).isTrue();
    }

    @Test
    void a_bundle_proves_each_of_its_events() throws Unjudgeable {
        assertThat(log.verify(log.bundle(3, 10, 17), log.checkpoint(120), log.checkpoint(300))
                        .isValid())
                .isTrue();
        log.rows.set(10, withPayload(SampleLog.event(10), "{}"));
        assertThat(found(log.verify(log.bundle(3, 10, 17)))).containsExactly("CHANGED 10");
        assertThat(found(log.verify(log.bundle(3, 17)))).containsExactly("REMOVED 17");
    }

    @Test
    void a_document_in_a_bundle_must_have_its_digest() throws Unjudgeable {
        String digest = EventLeaf.digest("openapi: 3.1.0".getBytes(StandardCharsets.UTF_8));
        List<String> bundle = log.bundle(3);
        bundle.add(2, document(digest, "openapi: 3.1.0"));
        assertThat(log.verify(bundle).remarks()).contains("1 events and 1 documents were judged");
        bundle.set(2, document(digest, "openapi: 3.1.1"));
        assertThat(found(log.verify(bundle))).containsExactly("DOCUMENT_CHANGED 3");
    }

    private static String document(String digest, String text) {
        return SampleLog.json(new ExportedDocument(
                ExportedDocument.TYPE,
                digest,
                "application/yaml",
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }

    private String header(String checkpoint, long to, @Nullable List<String> consistency) {
        return SampleLog.json(
                new Header(Header.LOG, Header.FORMAT, log.key().toString(), checkpoint, 0, to, List.of(), consistency));
    }

    private void unjudgeable(List<String> export, String why) {
        assertThatThrownBy(() -> log.verify(export))
                .isInstanceOf(Unjudgeable.class)
                .hasMessageContaining(why);
    }

    private static byte[] other() {
        byte[] seed = new byte[32];
        seed[0] = 1;
        return seed;
    }

    private static List<String> without(List<String> lines, int number) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(number);
        return rest;
    }

    private static ExportedEvent withPayload(ExportedEvent event, String payload) {
        return new ExportedEvent(
                event.position(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.name(),
                event.revision(),
                event.timestamp(),
                event.serviceId(),
                payload,
                event.metadata());
    }

    private static List<String> found(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.kind() + " " + finding.index())
                .toList();
    }

    @Test
    void kinds_are_words_of_the_report() {
        assertThat(new Finding(Kind.CUT, 3, "gone")).hasToString("CUT at index 3: gone");
    }
}
