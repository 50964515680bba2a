package org.llmmarket.publishing.command.parked;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntBiFunction;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.access.trail.Act;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An admin lets a group take the parked events of a stream again, or go on without them; the log itself stays as it is. */
@RestController
class ParkedEventEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedEventEndpoint.class);

    private final ParkedEvents parked;
    private final AccessTrail trail;
    private final TransactionOperations transaction;
    private final KeyedWrites writes;

    ParkedEventEndpoint(
            ParkedEvents parked, AccessTrail trail, PlatformTransactionManager transactions, KeyedWrites writes) {
        this.parked = parked;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.writes = writes;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping("/parked-events/{group}/{stream}/retry")
    ResponseEntity<Changed> retry(@PathVariable String group, @PathVariable String stream, Caller caller) {
        return changed("ParkedEventsRetried", "parked-events.retry", group, stream, parked::retry, caller);
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping("/parked-events/{group}/{stream}/drop")
    ResponseEntity<Changed> drop(@PathVariable String group, @PathVariable String stream, Caller caller) {
        return changed("ParkedEventsDropped", "parked-events.drop", group, stream, parked::discard, caller);
    }

    private ResponseEntity<Changed> changed(
            String what,
            String action,
            String group,
            String stream,
            ToIntBiFunction<String, String> change,
            Caller caller) {
        AtomicInteger concerned = new AtomicInteger();
        return writes.write(
                () -> transaction.executeWithoutResult(status -> {
                    int events = change.applyAsInt(group, stream);
                    Rejection.rejectIf(events == 0, Reason.NOT_FOUND, "The group has no parked events of that stream.");
                    LOG.warn("{} of {}: {} events of {}, says {}", what, group, events, stream, caller.account());
                    trail.done(Act.of(what, action, "parked-event", stream)
                            .with("group", group)
                            .with("events", events));
                    concerned.set(events);
                }),
                () -> ResponseEntity.ok(new Changed(group, stream, concerned.get())));
    }

    /** How many events are concerned. */
    record Changed(String group, String stream, int events) {}
}
