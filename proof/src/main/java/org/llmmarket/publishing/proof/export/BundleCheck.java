package org.llmmarket.publishing.proof.export;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.proof.event.EventLeaf;
import org.llmmarket.publishing.proof.export.Finding.Kind;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.proof.tree.InclusionProof;

/** Judges chosen events, each by its own proof against the bundle's checkpoint, and documents by their digests. */
final class BundleCheck implements ExportCheck {

    private final Checkpoint checkpoint;
    private final List<Checkpoint> given;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Long> lastSequences = new HashMap<>();
    private long last = -1;
    private int events;
    private int documents;

    BundleCheck(Header header, TrustedCheckpoints trusted) throws Unjudgeable {
        Optional<Checkpoint> own = trusted.own(header);
        checkpoint = own.orElseThrow(() -> new Unjudgeable("The bundle's checkpoint is not signed by the log's key."));
        remarks.add("held against the checkpoint of " + checkpoint.size() + " events");
        given = trusted.all(header);
        given.forEach(this::compare);
    }

    private void compare(Checkpoint known) {
        if (known.size() != checkpoint.size()) {
            remarks.add("GET /audit/proofs/consistency?from=" + Math.min(known.size(), checkpoint.size()) + "&to="
                    + Math.max(known.size(), checkpoint.size()) + " leads to the checkpoint of " + known.size()
                    + " events");
        } else if (!known.equals(checkpoint)) {
            findings.add(new Finding(
                    Kind.REWRITTEN, 0, "the log has signed two different trees of " + known.size() + " events."));
        }
    }

    @Override
    public void resume(Header next) throws Unjudgeable {
        throw new Unjudgeable("A bundle has one header.");
    }

    @Override
    public void add(Entry entry) throws Unjudgeable {
        Long index = entry.index();
        ExportedEvent event = entry.event();
        if (event == null || (index != null && index <= last)) {
            throw new Unjudgeable("A line of the bundle has no event, or one that is out of order.");
        }
        events++;
        if (index == null) {
            findings.add(new Finding(Kind.INSERTED, last + 1, event + " was added; the tree never recorded it."));
            return;
        }
        last = index;
        Hash leaf = event.leaf().hash();
        if (!new InclusionProof(index, checkpoint.size(), Read.hashes(entry.proof())).holds(leaf, checkpoint.root())) {
            String why = leaf.equals(Read.hash(entry.leafHash()))
                    ? " is not in the signed log at this index."
                    : " was changed: it does not give the recorded leaf any more.";
            findings.add(new Finding(Kind.CHANGED, index, event + why));
        }
        follow(index, event);
    }

    /** Within what is exported of a stream no event may be missing. */
    private void follow(long index, ExportedEvent event) {
        Long before = lastSequences.put(event.aggregateId(), event.sequence());
        if (before != null && event.sequence() != before + 1) {
            findings.add(new Finding(
                    Kind.REMOVED,
                    index,
                    event.aggregateType() + " " + event.aggregateId() + " goes from sequence " + before + " to "
                            + event.sequence() + "."));
        }
    }

    @Override
    public void add(ExportedDocument document) throws Unjudgeable {
        documents++;
        try {
            if (!EventLeaf.digest(Base64.getDecoder().decode(document.bytes())).equals(document.digest())) {
                findings.add(new Finding(
                        Kind.DOCUMENT_CHANGED,
                        Math.max(0, last),
                        "the document " + document.digest() + " has other bytes."));
            }
        } catch (IllegalArgumentException e) {
            throw new Unjudgeable("The document " + document.digest() + " cannot be read.");
        }
    }

    @Override
    public Verdict verdict() throws Unjudgeable {
        if (findings.isEmpty()
                && !given.isEmpty()
                && given.stream().noneMatch(known -> known.size() == checkpoint.size())) {
            throw new Unjudgeable("None of the checkpoints that were given covers the same " + checkpoint.size()
                    + " events as the bundle's own, so none says anything about it."
                    + " GET /audit/proofs/consistency leads from one to the other.");
        }
        findings.sort(Comparator.comparingLong(Finding::index));
        remarks.add(events + " events and " + documents + " documents were judged");
        return new Verdict(findings, remarks);
    }
}
