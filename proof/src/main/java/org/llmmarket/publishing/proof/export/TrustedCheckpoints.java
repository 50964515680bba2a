package org.llmmarket.publishing.proof.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.note.VerifierKey;

/** The checkpoints that a log is held against, and the key that must have signed them. */
public final class TrustedCheckpoints {

    private final List<SignedNote> notes;
    private final @Nullable VerifierKey pinned;

    /**
     * Checkpoints from elsewhere than the export.
     *
     * @param pinned the log's key as it is known from elsewhere; without one the export's own is taken
     */
    public TrustedCheckpoints(List<SignedNote> notes, Optional<VerifierKey> pinned) {
        this.notes = List.copyOf(notes);
        this.pinned = pinned.orElse(null);
    }

    boolean isPinned() {
        return pinned != null;
    }

    VerifierKey key(Header header) throws Unjudgeable {
        if (pinned != null) {
            return pinned;
        }
        try {
            return VerifierKey.parse(header.key());
        } catch (IllegalArgumentException e) {
            throw new Unjudgeable("The export names no readable key: give the log's with --key.");
        }
    }

    /** The checkpoints from elsewhere. @throws Unjudgeable when one is not signed by the log's key */
    List<Checkpoint> all(Header header) throws Unjudgeable {
        List<Checkpoint> all = new ArrayList<>();
        VerifierKey key = key(header);
        for (SignedNote note : notes) {
            all.add(read(note, key)
                    .orElseThrow(() -> new Unjudgeable(
                            "A checkpoint that was given is not signed by " + key + ", or was changed.")));
        }
        return all;
    }

    /** The checkpoint that the export brings with it; none when it is not signed by the log's key. */
    Optional<Checkpoint> own(Header header) throws Unjudgeable {
        Optional<SignedNote> note = SignedNote.parse(header.checkpoint());
        return note.isEmpty() ? Optional.empty() : read(note.get(), key(header));
    }

    private static Optional<Checkpoint> read(SignedNote note, VerifierKey key) {
        return Optional.of(note)
                .filter(signed -> signed.isSignedBy(key))
                .flatMap(signed -> Checkpoint.parse(signed.text()))
                .filter(checkpoint -> checkpoint.origin().equals(key.name()));
    }
}
