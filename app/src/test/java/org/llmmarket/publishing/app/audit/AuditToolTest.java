package org.llmmarket.publishing.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.proof.event.EventLeaf;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.NoteSigner;
import org.llmmarket.publishing.proof.tree.Hash;

/** A log of one event, whose tree is its leaf. */
class AuditToolTest {

    private static final String EVENT =
            "{\"position\":1,\"aggregateType\":\"Service\",\"aggregateId\":\"s\",\"sequence\":0,"
                    + "\"eventId\":\"e\",\"name\":\"ServiceCreated\",\"timestamp\":\"2026-11-24T08:00:00Z\","
                    + "\"payload\":\"{}\",\"metadata\":\"{}\"}";
    private static final NoteSigner SIGNER = new NoteSigner("log.example", new byte[32]);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_log_as_it_was_signed_ends_with_0() throws IOException {
        assertThat(run("audit", "verify", export(EVENT), "--checkpoint", file("c", note()), "--key", key()))
                .isZero();
        assertThat(said()).contains("held against the checkpoint of 1 events").contains("Valid");
    }

    @Test
    void a_tampered_one_ends_with_1_and_says_where() throws IOException {
        String export = export(EVENT.replace("\"payload\":\"{}\"", "\"payload\":\"{ }\""));

        assertThat(run("audit", "verify", "--older-checkpoint=" + file("c", note()), export))
                .isEqualTo(1);
        assertThat(said()).contains("CHANGED at index 0: ServiceCreated e").contains("the first at index 0");
    }

    @Test
    void a_checkpoint_that_says_nothing_about_the_export_ends_with_2() throws IOException {
        String other =
                SIGNER.sign(new Checkpoint("log.example", 2, leaf()).text()).toString();
        String export =
                file("bundle.ndjson", Files.readString(Path.of(export(EVENT))).replace("\"log\"", "\"bundle\""));

        assertThat(run("audit", "verify", export, "--checkpoint", file("c", other)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("None of the checkpoints that were given");
        assertThat(said()).doesNotContain("Valid");
        assertThat(run("audit", "verify", export, "--checkpoint", file("c", note())))
                .isZero();
    }

    @Test
    void without_a_key_or_a_checkpoint_it_says_what_that_is_worth() throws IOException {
        assertThat(run("audit", "verify", export(EVENT))).isZero();
        assertThat(said()).contains("only the export's own checkpoint and key vouch for it");
    }

    @Test
    void a_key_may_lie_in_a_file() throws IOException {
        assertThat(run("audit", "verify", export(EVENT), "--key", file("key", key() + "\n")))
                .isZero();
    }

    @Test
    void what_cannot_be_judged_ends_with_2() throws IOException {
        String export = export(EVENT);
        for (String[] arguments : List.of(
                new String[] {"audit", "look"},
                new String[] {"audit", "verify"},
                new String[] {"audit", "verify", "nowhere.ndjson"},
                new String[] {"audit", "verify", export, "--colour", "blue"},
                new String[] {"audit", "verify", export, "--key"},
                new String[] {"audit", "verify", export, "--key", "a+b"},
                new String[] {"audit", "verify", export, "--checkpoint", file("empty", "")},
                new String[] {"audit", "verify", file("half", "{\"type\":\"end\"}")})) {
            assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing could be judged");
    }

    @Test
    void help_is_printed() {
        assertThat(run("audit", "--help")).isZero();
        assertThat(said()).contains("--older-checkpoint");
        assertThat(AuditTool.isMeant("audit")).isTrue();
    }

    private int run(String... arguments) {
        return new AuditTool(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Hash leaf() {
        String empty = EventLeaf.digest("{}".getBytes(StandardCharsets.UTF_8));
        return new EventLeaf(
                        "s",
                        "Service",
                        "e",
                        empty,
                        "ServiceCreated",
                        empty,
                        null,
                        0,
                        null,
                        Instant.parse("2026-11-24T08:00:00Z"))
                .hash();
    }

    private static String note() {
        return SIGNER.sign(new Checkpoint("log.example", 1, leaf()).text()).toString();
    }

    private static String key() {
        return SIGNER.verifier().toString();
    }

    private String export(String event) throws IOException {
        String header = "{\"type\":\"log\",\"format\":\"publishing-export/1\",\"key\":\"" + key()
                + "\",\"checkpoint\":\"" + note().replace("\n", "\\n") + "\",\"from\":0,\"to\":1,\"peaks\":[]}";
        String line = "{\"type\":\"event\",\"index\":0,\"leafHash\":\"" + leaf() + "\",\"leafEventId\":\"e\",\"event\":"
                + event + "}";
        return file("export.ndjson", header + "\n" + line + "\n{\"type\":\"end\",\"to\":1}\n");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
