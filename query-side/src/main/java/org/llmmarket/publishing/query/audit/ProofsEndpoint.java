package org.llmmarket.publishing.query.audit;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.proof.LogProofs;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /audit/proofs/…}: that an event is in the log, that the log only grew, and who signed it. */
@RestController
class ProofsEndpoint {

    private final LogProofs proofs;

    ProofsEndpoint(LogProofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping(path = "/audit/proofs/key", produces = MediaType.TEXT_PLAIN_VALUE)
    @MayCall(everybody = true)
    String key() {
        return proofs.key() + "\n";
    }

    /** The newest checkpoint, or that of a size. */
    @GetMapping(path = "/audit/proofs/checkpoint", produces = "text/plain;charset=UTF-8")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    String checkpoint(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Optional<Long> size = given.number("size");
        given.check();
        return size.map(proofs::checkpoint)
                .orElseGet(() -> proofs.latestCheckpoint().or(proofs::checkpointNow))
                .map(signed -> signed.note().toString())
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no such checkpoint."));
    }

    @GetMapping("/audit/proofs/inclusion")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    ProvenEvent inclusion(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Optional<String> eventId = given.text("eventId", 36).filter(id -> isId(id, given));
        Optional<Long> index = given.number("index");
        Optional<Long> size = given.number("size");
        if (parameters.containsKey("eventId") == parameters.containsKey("index")) {
            given.fault("eventId", "is given, or index instead of it", "REQUIRED");
        }
        given.check();
        LogProofs.RecordedLeaf leaf = eventId.flatMap(id -> proofs.indexOf(id).or(() -> indexOfNew(id)))
                .or(() -> index)
                .flatMap(proofs::leaf)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The log has no such event."));
        long of = size.orElseGet(() -> sizeWith(leaf.index()));
        if (of <= leaf.index() || of > proofs.size()) {
            given.fault("size", "is above " + leaf.index() + " and at most " + proofs.size(), "OUT_OF_RANGE");
            given.check();
        }
        return new ProvenEvent(
                leaf.eventId(),
                leaf.index(),
                of,
                leaf.hash().toString(),
                LogProofs.texts(proofs.inclusion(leaf.index(), of).path()),
                proofs.root(of).toString(),
                note(of));
    }

    private static boolean isId(String text, Parameters given) {
        try {
            return UUID.fromString(text).toString().length() == text.length();
        } catch (IllegalArgumentException e) {
            given.fault("eventId", "is a UUID", "INVALID_FORMAT");
            return false;
        }
    }

    /** An event of this moment may not be a leaf yet. */
    private Optional<Long> indexOfNew(String eventId) {
        return proofs.checkpointNow().flatMap(signed -> proofs.indexOf(eventId));
    }

    private long sizeWith(long index) {
        return proofs.latestCheckpoint()
                .map(signed -> signed.checkpoint().size())
                .filter(size -> size > index)
                .or(() ->
                        proofs.checkpointNow().map(signed -> signed.checkpoint().size()))
                .orElseGet(proofs::size);
    }

    @GetMapping("/audit/proofs/consistency")
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    ProvenGrowth consistency(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Optional<Long> from = given.number("from");
        long to = given.number("to").orElseGet(() -> sizeWith(0));
        if (from.isEmpty()) {
            given.fault("from", "is the size of the earlier log", "REQUIRED");
        } else if (from.get() > to || to > proofs.size()) {
            given.fault("to", "is at least from and at most " + proofs.size(), "OUT_OF_RANGE");
        }
        given.check();
        long begin = from.orElse(0L);
        return new ProvenGrowth(
                begin,
                to,
                LogProofs.texts(proofs.consistency(begin, to).path()),
                proofs.root(begin).toString(),
                proofs.root(to).toString(),
                note(to));
    }

    private @Nullable String note(long size) {
        return proofs.checkpoint(size)
                .map(LogProofs.Signed::note)
                .map(SignedNote::toString)
                .orElse(null);
    }
}
