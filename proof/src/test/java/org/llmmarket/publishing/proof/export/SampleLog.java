package org.llmmarket.publishing.proof.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.NoteSigner;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.note.VerifierKey;
import org.llmmarket.publishing.proof.tree.ConsistencyProof;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.proof.tree.TiledTree;
import tools.jackson.databind.json.JsonMapper;

/** A log with its tree, whose rows a test may tamper with before it is exported. */
final class SampleLog {

    static final String NAME = "log.example/market";

    private final NoteSigner signer = new NoteSigner(NAME, new byte[32]);
    private final TiledTree tree = new TiledTree();

    /** What the tree recorded, and at which row. */
    final List<ExportedEvent> recorded = new ArrayList<>();

    /** What stands in the rows. */
    final List<@Nullable ExportedEvent> rows = new ArrayList<>();

    SampleLog(int events) {
        IntStream.range(0, events).mapToObj(SampleLog::event).forEach(this::append);
    }

    static ExportedEvent event(int number) {
        return new ExportedEvent(
                number * 2L + 1,
                "Service",
                "svc-" + number % 7,
                number / 7,
                UUID.nameUUIDFromBytes(new byte[] {(byte) (number >> 8), (byte) number})
                        .toString(),
                "ServiceRevised",
                "1",
                "2026-11-24T08:00:00.000000Z",
                "svc-" + number % 7,
                "{\"number\": " + number + "}",
                "{}");
    }

    private void append(ExportedEvent event) {
        recorded.add(event);
        rows.add(event);
        tree.add(List.of(hash(event)));
    }

    VerifierKey key() {
        return signer.verifier();
    }

    SignedNote checkpoint(long size) {
        return signer.sign(new Checkpoint(NAME, size, tree.root(size)).text());
    }

    /** The rows as they are, beside what the tree recorded. */
    List<String> export(int from, int to, long checkpoint) {
        List<String> lines = new ArrayList<>();
        ConsistencyProof consistency = tree.consistency(to, checkpoint);
        lines.add(json(new Header(
                Header.LOG,
                Header.FORMAT,
                key().toString(),
                checkpoint(checkpoint).toString(),
                from,
                to,
                texts(tree.peaks(from)),
                to == checkpoint ? null : texts(consistency.path()))));
        for (int index = from; index < to; index++) {
            ExportedEvent leaf = recorded.get(index);
            lines.add(json(
                    new Entry(Entry.TYPE, (long) index, hash(leaf).toString(), leaf.eventId(), rows.get(index), null)));
        }
        lines.add(json(new End(End.TYPE, to)));
        return lines;
    }

    List<String> export() {
        return export(0, recorded.size(), recorded.size());
    }

    List<String> bundle(int... indexes) {
        List<String> lines = new ArrayList<>();
        int size = recorded.size();
        lines.add(json(new Header(
                Header.BUNDLE, Header.FORMAT, key().toString(), checkpoint(size).toString(), 0, size, null, null)));
        for (int index : indexes) {
            lines.add(json(new Entry(
                    Entry.TYPE,
                    (long) index,
                    hash(recorded.get(index)).toString(),
                    null,
                    rows.get(index),
                    texts(tree.inclusion(index, size).path()))));
        }
        lines.add(json(new End(End.TYPE, size)));
        return lines;
    }

    static String json(Object line) {
        return JsonMapper.shared().writeValueAsString(line);
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    static Hash hash(ExportedEvent event) {
        try {
            return event.leaf().hash();
        } catch (Unjudgeable e) {
            throw new IllegalStateException(e);
        }
    }

    Verdict verify(List<String> export, SignedNote... checkpoints) throws Unjudgeable {
        return verify(export, new TrustedCheckpoints(List.of(checkpoints), Optional.of(key())));
    }

    static Verdict verify(List<String> export, TrustedCheckpoints trusted) throws Unjudgeable {
        byte[] bytes = String.join("\n", export).getBytes(StandardCharsets.UTF_8);
        try {
            return Verification.of(
                    new BufferedReader(new StringReader(new String(bytes, StandardCharsets.UTF_8))), trusted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
