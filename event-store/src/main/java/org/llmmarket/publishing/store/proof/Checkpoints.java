package org.llmmarket.publishing.store.proof;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.NoteSigner;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.note.VerifierKey;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.proof.tree.Tiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs what the tree has come to, one process at a time, and never a tree that does not continue everything that was signed
 * before: by the database, by this process, and by the file outside. Then it refuses until somebody has looked.
 */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final TreeTables tables;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final NoteSigner signer;
    private final CheckpointFile file;
    private final CheckpointListener listener;
    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
    private final AtomicReference<@Nullable String> doubt = new AtomicReference<>();
    private final AtomicReference<@Nullable SignedNote> newest = new AtomicReference<>();

    Checkpoints(
            TreeTables tables,
            JdbcClient jdbc,
            TransactionOperations transaction,
            NoteSigner signer,
            CheckpointFile file,
            CheckpointListener listener) {
        this.tables = tables;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.signer = signer;
        this.file = file;
        this.listener = listener;
    }

    /** Begins where the file outside ends. */
    void recall() {
        file.mend(key());
        newest.set(file.last(key()).orElse(null));
    }

    VerifierKey key() {
        return signer.verifier();
    }

    /** The newest one that is known, in the database or outside. */
    Optional<SignedNote> latest() {
        return known().stream()
                .max(Comparator.comparingLong(note -> checkpoint(note).size()));
    }

    Optional<SignedNote> ofSize(long size) {
        return note("SELECT note FROM checkpoint WHERE size = " + size);
    }

    private List<SignedNote> known() {
        return Stream.of(
                        note("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"),
                        Optional.ofNullable(newest.get()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Checkpoint checkpoint(SignedNote note) {
        return Checkpoint.parse(note.text()).orElseThrow(() -> new IllegalStateException("No checkpoint: " + note));
    }

    private Optional<SignedNote> note(String sql) {
        return jdbc.sql(sql).query(String.class).optional().flatMap(SignedNote::parse);
    }

    /** Why nothing is signed any more; none while all is well. */
    Optional<String> refusal() {
        return Optional.ofNullable(doubt.get()).or(() -> Optional.ofNullable(refusal.get()));
    }

    /** Signs nothing as long as there is a reason to doubt the log itself; answers whether the reason is a new one. */
    boolean doubt(@Nullable String why) {
        String before = doubt.getAndSet(why);
        return why != null && !why.equals(before);
    }

    /** Signs the tree when it has grown and the last checkpoint, by whichever process, is older than this. */
    void sign(Duration olderThan) {
        Optional<SignedNote> signed =
                transaction.execute(status -> signed(tables.lock().size(), olderThan));
        signed.ifPresent(file::append);
    }

    private Optional<SignedNote> signed(long size, Duration olderThan) {
        List<Checkpoint> before = known().stream().map(Checkpoints::checkpoint).toList();
        if ((size == 0 && before.isEmpty()) || !before.stream().allMatch(each -> continues(each, size))) {
            return Optional.empty();
        }
        refusal.set(null);
        if (doubt.get() != null) {
            return Optional.empty();
        }
        if (before.stream().anyMatch(each -> each.size() == size) || isYoung(olderThan)) {
            return Optional.empty();
        }
        Checkpoint next = new Checkpoint(key().name(), size, root(size));
        SignedNote note = signer.sign(next.text());
        jdbc.sql("INSERT INTO checkpoint (size, root, note) VALUES (?, ?, ?)")
                .param(size)
                .param(next.root().bytes())
                .param(note.toString())
                .update();
        listener.signed(next);
        newest.set(note);
        return Optional.of(note);
    }

    private Hash root(long size) {
        return Tiles.answer(tree -> tree.root(size), tables::tiles);
    }

    private boolean isYoung(Duration age) {
        return !age.isZero()
                && jdbc.sql("SELECT 1 FROM checkpoint WHERE signed_at > now() - ? * interval '1 millisecond'"
                                // One from ahead was signed by a clock that was set back since.
                                + " AND signed_at <= now() + interval '1 minute' LIMIT 1")
                        .param(age.toMillis())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
    }

    private boolean continues(Checkpoint signed, long size) {
        if (isContinued(signed, size)) {
            return true;
        }
        String why = "The tree of " + size + " events does not continue the one of " + signed.size()
                + " events that was signed before: the log's tree was changed. Nothing is signed any more.";
        if (!why.equals(refusal.getAndSet(why))) {
            LOG.error(why);
        }
        return false;
    }

    private boolean isContinued(Checkpoint signed, long size) {
        try {
            return signed.size() <= size
                    && Tiles.answer(tree -> tree.consistency(signed.size(), size), tables::tiles)
                            .holds(signed.root(), root(size));
        } catch (IllegalStateException tilesAreMissing) {
            return false;
        }
    }
}
