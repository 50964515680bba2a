package org.llmmarket.publishing.proof.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.export.Finding.Kind;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.tree.ConsistencyProof;
import org.llmmarket.publishing.proof.tree.Hash;

/**
 * Judges the whole log or a stretch of it. What the tree recorded is believed as far as it gives the signed roots; each event
 * must then give what was recorded.
 */
final class LogCheck implements ExportCheck {

    private final TrustedCheckpoints trusted;
    private final RememberedRoots recorded;
    private final RememberedRoots present;
    private final Alignment alignment = new Alignment();
    private final long from;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private Header header;

    LogCheck(Header header, TrustedCheckpoints trusted) throws Unjudgeable {
        this.header = header;
        this.trusted = trusted;
        this.from = header.from();
        List<Hash> peaks = Read.hashes(header.peaks());
        this.recorded = new RememberedRoots(from, peaks);
        this.present = new RememberedRoots(from, peaks);
        expectAll();
    }

    @Override
    public void resume(Header next) throws Unjudgeable {
        if (!next.type().equals(Header.LOG) || next.from() != recorded.size()) {
            throw new Unjudgeable(
                    "A part begins at index " + next.from() + ", but the one before ends at " + recorded.size() + ".");
        }
        header = next;
        expectAll();
    }

    private void expectAll() throws Unjudgeable {
        for (Checkpoint checkpoint : withOwn(trusted.all(header))) {
            recorded.expect(checkpoint);
            present.expect(checkpoint);
        }
    }

    /** All that is known, from the smallest. */
    private List<Checkpoint> withOwn(List<Checkpoint> given) throws Unjudgeable {
        List<Checkpoint> all = new ArrayList<>(given);
        trusted.own(header).ifPresent(all::add);
        return all.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList();
    }

    @Override
    public void add(Entry entry) throws Unjudgeable {
        Alignment.Recorded leaf = leaf(entry);
        Alignment.Present now = null;
        ExportedEvent event = entry.event();
        if (event != null) {
            now = new Alignment.Present(recorded.size(), event.leaf().hash(), event);
            present.add(now.hash());
        }
        if (leaf != null) {
            recorded.add(leaf.hash());
        }
        alignment.add(leaf, now);
    }

    private Alignment.@Nullable Recorded leaf(Entry entry) throws Unjudgeable {
        Long index = entry.index();
        if (index == null) {
            return null;
        }
        if (index != recorded.size()) {
            throw new Unjudgeable("The line of index " + index + " comes where that of index " + recorded.size()
                    + " belongs: the export itself was changed, or parts are missing.");
        }
        return new Alignment.Recorded(
                index, Read.hash(entry.leafHash()), Objects.requireNonNullElse(entry.leafEventId(), ""));
    }

    @Override
    public void add(ExportedDocument document) {
        // The whole log stands without its documents, of which events have the digests.
    }

    @Override
    public Verdict verdict() throws Unjudgeable {
        if (recorded.size() != header.to()) {
            throw new Unjudgeable(
                    "The export says that it goes to index " + header.to() + ", but ends at " + recorded.size() + ".");
        }
        if (trusted.own(header).isEmpty()) {
            find(Kind.REWRITTEN, from, "the export's own checkpoint is not signed by the log's key.");
        }
        List<Checkpoint> given = trusted.all(header);
        List<Checkpoint> all = withOwn(given);
        List<Checkpoint> within = all.stream().filter(recorded::reach).toList();
        Set<Checkpoint> judged = beyond(all);
        judged.addAll(within);
        if (judged.isEmpty() && findings.isEmpty()) {
            throw new Unjudgeable("No checkpoint says anything about this part of the log.");
        }
        behindAll(judged);
        within.forEach(checkpoint -> remarks.add("held against the checkpoint of " + checkpoint.size() + " events"));
        judge(within);
        if (findings.isEmpty() && !judged.containsAll(newest(given))) {
            throw new Unjudgeable("The newest checkpoint that was given, of " + largest(given)
                    + " events, says nothing about this part of the log, from index " + from + " to " + recorded.size()
                    + ": export as far as it goes, or give one of a size between.");
        }
        findings.sort(Comparator.comparingLong(Finding::index));
        return new Verdict(findings, List.copyOf(remarks));
    }

    /** Behind every signed size an event is held against nothing but the hash that the export itself brings. */
    private void behindAll(Set<Checkpoint> judged) {
        long signed = largest(judged);
        long rest = recorded.size() - signed;
        if (!judged.isEmpty() && rest > 0) {
            find(Kind.INSERTED, signed, "the last " + rest + " events lie behind all checkpoints: nobody signed them.");
        }
    }

    private static long largest(Collection<Checkpoint> checkpoints) {
        return checkpoints.stream().mapToLong(Checkpoint::size).max().orElse(0);
    }

    private static List<Checkpoint> newest(List<Checkpoint> given) {
        long size = largest(given);
        return given.stream().filter(checkpoint -> checkpoint.size() == size).toList();
    }

    /** Checkpoints of more events than are here; answers those that could be judged. */
    private Set<Checkpoint> beyond(List<Checkpoint> all) throws Unjudgeable {
        Set<Checkpoint> judged = new HashSet<>();
        Optional<Checkpoint> own = trusted.own(header);
        for (Checkpoint checkpoint : all) {
            if (checkpoint.size() < from) {
                remarks.add("the checkpoint of " + checkpoint.size() + " events lies before this part of the log");
            } else if (checkpoint.size() > recorded.size() && beyond(checkpoint, own)) {
                judged.add(checkpoint);
            }
        }
        return judged;
    }

    /** A part of the log proves that its own checkpoint's tree continues it; what is none must reach every checkpoint. */
    private boolean beyond(Checkpoint checkpoint, Optional<Checkpoint> own) throws Unjudgeable {
        long to = recorded.size();
        boolean isPart = own.filter(signed -> signed.size() > to).isPresent();
        if (!isPart || header.consistency() == null) {
            long missing = checkpoint.size() - to;
            find(
                    Kind.CUT,
                    to,
                    "the checkpoint covers " + checkpoint.size() + " events, and the log ends after " + to
                            + ": the last " + missing + " are gone.");
            return true;
        }
        if (!own.equals(Optional.of(checkpoint))) {
            remarks.add("the checkpoint of " + checkpoint.size() + " events lies behind this part of the log");
            return false;
        }
        ConsistencyProof proof = new ConsistencyProof(to, checkpoint.size(), Read.hashes(header.consistency()));
        if (proof.holds(recorded.root(), checkpoint.root())) {
            remarks.add("held against the checkpoint of " + checkpoint.size() + " events by a proof of consistency");
        } else {
            find(
                    Kind.REWRITTEN,
                    from,
                    "this part does not lead to the signed tree of " + checkpoint.size() + " events.");
        }
        return true;
    }

    private void judge(List<Checkpoint> within) {
        if (within.stream().allMatch(recorded::give)) {
            findings.addAll(alignment.findings());
        } else if (within.stream().allMatch(present::give)) {
            find(
                    Kind.TREE_CHANGED,
                    from,
                    "the events are as they were signed, but what the tree recorded was changed.");
        } else {
            rewritten(within);
            findings.addAll(alignment.findings());
        }
    }

    /** The more checkpoints, the narrower the place. */
    private void rewritten(List<Checkpoint> within) {
        long sound = from;
        for (Checkpoint checkpoint : within) {
            if (!present.give(checkpoint)) {
                find(
                        Kind.REWRITTEN,
                        sound,
                        "events and tree were both changed: the first " + sound
                                + " events are as they were signed, the first " + checkpoint.size()
                                + " are not; what was changed first lies between.");
                return;
            }
            sound = checkpoint.size();
        }
    }

    private void find(Kind kind, long index, String message) {
        findings.add(new Finding(kind, index, message));
    }
}
